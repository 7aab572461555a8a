using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>Checks partitions and their maps against the image and the volume's revision (3/10.5, 3/10.7; UDF 2.2.8 to 2.2.14).</summary>
internal sealed class UdfPartitionCheck(UdfVolume volume, FindingList findings)
{
    private Lba Place => new(volume.Anchor.MainSequence.Location);

    public void Check()
    {
        foreach (var partition in volume.Partitions)
            Partition(partition);
        var maps = volume.Logical.PartitionMaps.Span;
        for (var i = 0; i < maps.Length; i++)
            Map(i, maps[i]);
        var hasMetadata = maps.ToArray().Any(map => map.Kind == PartitionMapKind.Metadata);
        if (hasMetadata && maps.ToArray().Any(map => map.Kind == PartitionMapKind.Virtual))
            findings.UdfError("UDF 2.2.10", Place, "", "a metadata partition stands beside a virtual one");
        if (!hasMetadata && maps is [{ Kind: PartitionMapKind.Physical }] && volume.Partitions is [{ Access: PartitionAccess.ReadOnly } one]
            && volume.Revision.HasMetadataPartition(one.Access))
            findings.UdfError("UDF 2.2.10", Place, "", $"a read-only volume of revision {volume.Revision.ToText()} has no metadata partition");
        if (!UdfRevisions.All.Contains(volume.Revision))
            findings.UdfError("UDF 2.1.5.3", Place, "", $"the domain's revision {volume.Revision.ToText()} is none");
    }

    private void Partition(PartitionDescriptor partition)
    {
        var extent = new Extent(new(partition.Start), new(partition.Length));
        var isGrowing = volume.IsVirtual && volume.Source.Extent.Contains(extent.Start);
        if (!isGrowing && !volume.Source.Extent.Contains(extent))
            findings.UdfError("3/10.5", Place, "", $"partition {partition.Number} at {extent} lies outside the image, which has {volume.Source.Extent}");
        var expected = volume.Revision.IsThirdEdition() ? UdfIdentifiers.Nsr03 : UdfIdentifiers.Nsr02;
        if (!partition.Contents.Is(expected))
            findings.UdfError("3/10.5.3", Place, "", $"the contents of partition {partition.Number} are '{partition.Contents.Identifier}', not '{expected}'");
        if (partition.Tag.Version != volume.Revision.DescriptorVersion())
            findings.UdfError("UDF 2.2.1.1", Place, "", $"the descriptor version is {partition.Tag.Version}; revision {volume.Revision.ToText()} has {volume.Revision.DescriptorVersion()}");
    }

    private void Map(int index, in PartitionMap map)
    {
        var number = map.PartitionNumber;
        if (map.Kind != PartitionMapKind.Unknown && volume.Partitions.All(partition => partition.Number != number))
            findings.UdfError("3/10.7.2", Place, "", $"partition map {index} names partition {number}, of which there is no descriptor");
        if (map.Kind is PartitionMapKind.Virtual or PartitionMapKind.Sparable && !volume.Revision.AllowsVirtualAndSparablePartitions())
            findings.UdfError("UDF 2.2.8", Place, "", $"partition map {index} is {map.Kind}; revision {volume.Revision.ToText()} has none");
        if (map.Kind == PartitionMapKind.Metadata && volume.Revision < UdfRevision.Udf250)
            findings.UdfError("UDF 2.2.10", Place, "", $"partition map {index} is of a metadata partition; revision {volume.Revision.ToText()} has none");
    }
}
