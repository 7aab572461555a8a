using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>Checks that the volume was closed, and what its last integrity descriptor says of it (3/10.10; UDF 2.2.6).</summary>
internal sealed class UdfIntegrityCheck(UdfVolume volume, FindingList findings)
{
    private Lba Place => new(volume.Logical.IntegritySequence.Location);

    /// <summary>Checks all; but of a volume that grows by virtual allocation tables it is the last table that says how it is.</summary>
    public void Check(long files, long folders, ulong greatestUniqueId)
    {
        if (volume.Integrity is not { } integrity)
        {
            findings.UdfError("3/8.8.2", Place, "", "the logical volume has no integrity descriptor");
            return;
        }

        if (volume.IsVirtual)
            return;
        if (integrity.Type != IntegrityType.Closed)
            findings.UdfError("3/10.10.3", Place, "", "the integrity of the logical volume is not closed: a program stopped while it wrote");
        if (integrity.NextUniqueId <= greatestUniqueId)
            findings.UdfError("4/14.15", Place, "", $"the next unique identifier is {integrity.NextUniqueId}; {greatestUniqueId} is used already");
        if (integrity.NextUniqueId is > 0 and < 16)
            findings.UdfError("UDF 2.2.6", Place, "", $"the next unique identifier {integrity.NextUniqueId} is one of those that UDF reserves");
        Sizes(integrity);
        if (integrity.Use is { } use)
            Use(use, files, folders);
        else
            findings.UdfError("UDF 2.2.6.4", Place, "", "the integrity descriptor lacks what UDF asks for: files, folders and revisions");
    }

    private void Sizes(in LogicalVolumeIntegrityDescriptor integrity)
    {
        var maps = volume.Logical.PartitionMaps.Span;
        if (integrity.Sizes.Count != maps.Length)
            findings.UdfError("3/10.10", Place, "", $"sizes of {integrity.Sizes.Count} partitions are given; there are {maps.Length}");
        for (var i = 0; i < Math.Min(maps.Length, integrity.Sizes.Count); i++)
        {
            var (size, number) = (integrity.Sizes.Span[i], maps[i].PartitionNumber);
            if (size == uint.MaxValue || maps[i].Kind != PartitionMapKind.Physical)
                continue;
            foreach (var partition in volume.Partitions)
                if (partition.Number == number && partition.Length != size)
                    findings.UdfError("3/10.10.8", Place, "", $"partition {i} is said to have {size} blocks; it has {partition.Length}");
            if (integrity.FreeSpace.Span[i] is not uint.MaxValue and var free && free > size)
                findings.UdfError("3/10.10.7", Place, "", $"partition {i} is said to have {free} free blocks of {size}");
        }
    }

    private void Use(in LogicalVolumeIntegrityUse use, long files, long folders)
    {
        if (use.Files != files)
            findings.UdfError("UDF 2.2.6.4", Place, "", $"the volume is said to have {use.Files} files; it has {files}");
        if (use.Directories != folders)
            findings.UdfError("UDF 2.2.6.4", Place, "", $"the volume is said to have {use.Directories} folders; it has {folders}");
        if (use.MinimumRead > volume.Revision.MinimumRead())
            findings.UdfError("UDF 2.2.6.4", Place, "", $"revision {use.MinimumRead.ToText()} is asked for to read a volume of {volume.Revision.ToText()}; {volume.Revision.MinimumRead().ToText()} is enough");
        if (use.MinimumRead > use.MinimumWrite || use.MinimumWrite > use.MaximumWrite)
            findings.UdfError("UDF 2.2.6.4", Place, "", $"the revisions to read, to write and written, {use.MinimumRead.ToText()}, {use.MinimumWrite.ToText()} and {use.MaximumWrite.ToText()}, do not rise");
    }
}
