using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>Reads logical blocks of a volume and the descriptors in them.</summary>
internal sealed class UdfBlocks(IBlockSource source, VolumeFaults faults)
{
    public IBlockSource Source => source;

    public VolumeFaults Faults => faults;

    /// <summary>Where the session begins of which nothing is to be shown any more; nothing for all that there is.</summary>
    public Lba? NextSession { get; init; }

    /// <summary>The partitions of the logical volume, by reference number.</summary>
    public List<UdfPartition> Partitions { get; } = [];

    /// <summary>Where a logical block lies, with what follows it; nothing when it is none or outside the image.</summary>
    public Extent? Find(LogicalBlockAddress address) =>
        address.Partition < Partitions.Count ? Within(Partitions[address.Partition].Find(address.Block)) : null;

    /// <summary>An extent as far as the image has it; nothing when it does not have its first block.</summary>
    public Extent? Within(Extent? extent) =>
        extent is { } found && source.Extent.Contains(found.Start)
            ? new(found.Start, BlockCount.Min(found.Length, source.Extent.End - found.Start)) : null;

    /// <summary>Where to say that something of a logical block is wrong: its place on the disc, as well as it is known.</summary>
    public Lba PlaceOf(LogicalBlockAddress address) => Find(address)?.Start ?? new(address.Block);

    /// <summary>Reads a descriptor that lies in one logical block. What is wrong goes to the volume's faults; nothing when it is of no use.</summary>
    public async ValueTask<T?> ReadAsync<T>(LogicalBlockAddress address, string path, CancellationToken cancellation)
        where T : struct, IDescriptor
    {
        if (Find(address) is not { } found)
        {
            faults.Report(PlaceOf(address), path, $"logical block {address} lies outside the partition or the image, where a {typeof(T).Name} is expected",
                VolumeErrors.OutsideImage);
            return null;
        }

        return Parse<T>(await source.ReadAsync(found.Start, 1, cancellation), found.Start, address.Block, path);
    }

    /// <summary>Reads a descriptor out of a block that was fetched; nothing when its tag is not that of one.</summary>
    public T? Parse<T>(ReadOnlySpan<byte> block, Lba at, uint location, string path)
        where T : struct, IDescriptor
    {
        var found = new FaultList();
        var descriptor = Descriptor.Read<T>(block, location, found);
        var usable = Descriptor.IsLikely(block) && (descriptor.Tag.Identifier == T.Identifier || descriptor.Tag.Identifier == T.AlternateIdentifier);
        faults.Report(at, path, found);
        return usable ? descriptor : null;
    }
}
