using System.Security.Cryptography;
using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>
/// What a new session has to know of the virtual UDF volume that it goes on with: the table, and of each file its block, its identifier and a sum over its entry, by
/// which a file that has not changed is known again.
/// </summary>
public sealed class UdfEarlier
{
    private UdfEarlier(UdfVolume volume, VirtualPartition partition)
    {
        Revision = volume.Revision;
        PartitionStart = volume.Partitions[0].Start;
        Table = partition.Table.Entries;
        TableEntry = partition.TableEntry;
        FileSet = volume.Logical.FileSet.Location.Block;
        NextUniqueId = Math.Max(16, volume.Integrity?.NextUniqueId ?? 0);
    }

    /// <summary>The revision that the volume follows, and that a session which goes on with it follows, too.</summary>
    public UdfRevision Revision { get; }

    internal uint PartitionStart { get; }

    internal ValueList<uint> Table { get; }

    /// <summary>The block of the table's entry in the partition.</summary>
    internal uint TableEntry { get; }

    internal uint FileSet { get; }

    internal ulong NextUniqueId { get; private set; }

    internal UdfEarlierFile Root { get; private set; } = null!;

    /// <summary>Reads all file entries of a volume; nothing where no session can go on with it: it has no virtual partition, or another layout than ours.</summary>
    /// <exception cref="DiscException">The volume breaks the standards, in strict mode, or cannot be read.</exception>
    public static async ValueTask<UdfEarlier?> ReadAsync(UdfVolume volume, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(volume);
        var maps = volume.Logical.PartitionMaps;
        if (maps is not [{ Kind: PartitionMapKind.Physical }, { Kind: PartitionMapKind.Virtual }] || volume.Virtual is not { } partition
            || volume.Logical.FileSet.Location.Partition != 1 || volume.Root.Address is not { Partition: 1 })
            return null;
        var earlier = new UdfEarlier(volume, partition);
        var files = new Dictionary<UdfEntry, UdfEarlierFile> { [volume.Root] = earlier.Root = await FileAsync(volume, volume.Root, cancellation) };
        await foreach (var entry in volume.WalkAsync(cancellation: cancellation))
        {
            if (entry.Address is not { Partition: 1 })
                continue;
            var file = files[(UdfEntry)entry.Parent!].Children[entry.Identifier] = await FileAsync(volume, entry, cancellation);
            if (entry.IsFolder)
                files[entry] = file;
            earlier.NextUniqueId = Math.Max(earlier.NextUniqueId, file.UniqueId + 1);
        }

        return earlier;
    }

    internal void Check(ImageOptions options)
    {
        if (options.UdfForm != UdfForm.Virtual || options.Udf != Revision)
            throw new ArgumentException($"The volume goes on with one of UDF {Revision.ToText()} with a virtual partition, so it is one, too.", nameof(options));
        if (options.Start.Value <= PartitionStart + TableEntry)
            throw new ArgumentException($"The volume begins at block {options.Start}, before the end of the one that it goes on with.", nameof(options));
    }

    /// <summary>What is compared of an entry.</summary>
    internal static ByteString SumOf(ReadOnlySpan<byte> block) => new(SHA256.HashData(block));

    private static async ValueTask<UdfEarlierFile> FileAsync(UdfVolume volume, UdfEntry entry, CancellationToken cancellation)
    {
        var address = entry.Address!.Value;
        var block = await volume.Source.ReadAsync(volume.PlaceOf(address), 1, cancellation);
        return new(address.Block, entry.Entry.UniqueId, SumOf(block), entry.IsFolder)
        {
            Content = entry.Sections is [var one] ? (uint)one.Extent.Start.Value : null,
        };
    }
}

/// <summary>A file of an earlier session.</summary>
/// <param name="Block">Of its entry, in the virtual partition.</param>
/// <param name="UniqueId">Its identifier.</param>
/// <param name="Sum">Over its entry.</param>
/// <param name="IsFolder">Whether it has children.</param>
internal sealed record UdfEarlierFile(uint Block, ulong UniqueId, ByteString Sum, bool IsFolder)
{
    /// <summary>Where its content lies on the disc, where that is in one piece.</summary>
    public uint? Content { get; init; }

    /// <summary>By the names as they are recorded.</summary>
    public Dictionary<ByteString, UdfEarlierFile> Children { get; } = [];
}
