using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>The prevailing descriptors of a volume descriptor sequence (3/8.4.2): of each kind the one with the greatest number.</summary>
internal sealed class UdfDescriptorSequence(UdfBlocks blocks)
{
    /// <summary>The standard sets no limit; real volumes have six to ten descriptors.</summary>
    private const int MaximumDescriptors = 1024;

    private readonly HashSet<uint> visited = [];

    public PrimaryVolumeDescriptor? Primary { get; private set; }

    public LogicalVolumeDescriptor? Logical { get; private set; }

    public ImplementationUseVolumeDescriptor? Information { get; private set; }

    /// <summary>By partition number.</summary>
    public SortedDictionary<ushort, PartitionDescriptor> Partitions { get; } = [];

    public bool IsComplete => Primary is not null && Logical is not null && Partitions.Count > 0;

    /// <summary>Takes up a sequence from its first extent on.</summary>
    public async ValueTask ReadAsync(ExtentDescriptor extent, CancellationToken cancellation)
    {
        for (ExtentDescriptor? next = extent; next is { } at;)
            next = await ReadExtentAsync(at, cancellation);
    }

    /// <summary>Reads one extent and returns where the sequence goes on, if it does.</summary>
    private async ValueTask<ExtentDescriptor?> ReadExtentAsync(ExtentDescriptor extent, CancellationToken cancellation)
    {
        for (var i = 0u; i < extent.Length / BlockSizes.UserData && visited.Count < MaximumDescriptors; i++)
        {
            var (location, at) = (extent.Location + i, new Lba((long)extent.Location + i));
            if (!blocks.Source.Extent.Contains(at))
            {
                blocks.Faults.Report(at, "", "the volume descriptor sequence goes beyond the image", VolumeErrors.OutsideImage);
                return null;
            }

            if (!visited.Add(location))
                return null;
            var block = await blocks.Source.ReadAsync(at, 1, cancellation);
            if (!Descriptor.IsLikely(block))
            {
                if (block.AsSpan(0, DescriptorTag.Length).ContainsAnyExcept((byte)0))
                    blocks.Faults.Report(at, "", "no descriptor stands here in the volume descriptor sequence (3/8.4.2)");
                continue;
            }

            switch (Structure.Read<DescriptorTag>(block).Identifier)
            {
                case TagIdentifier.Terminating:
                    return null;
                case TagIdentifier.VolumePointer:
                    return blocks.Parse<VolumeDescriptorPointer>(block, at, location, "")?.Next;
                default:
                    Take(block, at, location);
                    break;
            }
        }

        return null;
    }

    private void Take(ReadOnlySpan<byte> block, Lba at, uint location)
    {
        switch (Structure.Read<DescriptorTag>(block).Identifier)
        {
            case TagIdentifier.PrimaryVolume:
                if (blocks.Parse<PrimaryVolumeDescriptor>(block, at, location, "") is { } primary && !(Primary?.SequenceNumber > primary.SequenceNumber))
                    Primary = primary;
                break;
            case TagIdentifier.LogicalVolume:
                if (blocks.Parse<LogicalVolumeDescriptor>(block, at, location, "") is { } logical && !(Logical?.SequenceNumber > logical.SequenceNumber))
                    Logical = logical;
                break;
            case TagIdentifier.Partition:
                if (blocks.Parse<PartitionDescriptor>(block, at, location, "") is { } partition
                    && !(Partitions.TryGetValue(partition.Number, out var known) && known.SequenceNumber > partition.SequenceNumber))
                    Partitions[partition.Number] = partition;
                break;
            case TagIdentifier.ImplementationUseVolume:
                if (blocks.Parse<ImplementationUseVolumeDescriptor>(block, at, location, "") is { } use
                    && use.Implementation.Is(UdfIdentifiers.LogicalVolumeInformation))
                    Information = use;
                break;
            case TagIdentifier.UnallocatedSpace:
                blocks.Parse<UnallocatedSpaceDescriptor>(block, at, location, "");
                break;
            default:
                blocks.Faults.Report(at, "", "a descriptor stands here that has no place in a volume descriptor sequence (3/8.4.2)");
                break;
        }
    }
}
