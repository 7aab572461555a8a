using System.Text;
using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>A UDF volume that is being read, of any revision from 1.02 to 2.60: its descriptors, its tree and the content of its files.</summary>
/// <remarks>One volume serves one reader at a time, as its source does.</remarks>
public sealed class UdfVolume
{
    private readonly UdfBlocks blocks;

    internal UdfVolume(UdfBlocks blocks, ReadingMode mode, UdfDescriptorSequence sequence, LogicalVolumeIntegrityDescriptor? integrity,
        FileSetDescriptor fileSet, UdfEntry root)
    {
        (this.blocks, Mode, Logical, Primary, Integrity, FileSet) = (blocks, mode, sequence.Logical!.Value, sequence.Primary, integrity, fileSet);
        Tree = new(blocks, root, () => Label);
        Partitions = [.. sequence.Partitions.Values];
    }

    public IBlockSource Source => blocks.Source;

    public ReadingMode Mode { get; }

    /// <summary>What was found to break the standards so far; always empty in strict mode, which throws instead.</summary>
    public VolumeFaults Faults => blocks.Faults;

    /// <summary>Nothing where no descriptor of the kind could be read.</summary>
    public PrimaryVolumeDescriptor? Primary { get; }

    public LogicalVolumeDescriptor Logical { get; }

    /// <summary>In order of their numbers.</summary>
    public IReadOnlyList<PartitionDescriptor> Partitions { get; }

    /// <summary>The last integrity descriptor; nothing where none could be read.</summary>
    public LogicalVolumeIntegrityDescriptor? Integrity { get; }

    public FileSetDescriptor FileSet { get; }

    /// <summary>The tree of the file set.</summary>
    public UdfTree Tree { get; }

    public UdfEntry Root => Tree.Root;

    /// <summary>The partition whose blocks are found through a table, of a volume that has one.</summary>
    internal VirtualPartition? Virtual => blocks.Partitions.OfType<VirtualPartition>().FirstOrDefault();

    /// <summary>Where a logical block lies.</summary>
    internal Lba PlaceOf(LogicalBlockAddress address) => blocks.PlaceOf(address);

    /// <summary>The logical volume's name.</summary>
    public string Label => CompressedUnicode.ToText(Logical.LogicalVolumeIdentifier);

    /// <summary>The revision that the logical volume follows.</summary>
    public UdfRevision Revision => Logical.Domain.Suffix.Revision;

    /// <summary>True for a volume on a medium written once, whose blocks are found through a table that each session writes anew.</summary>
    internal bool IsVirtual => Logical.PartitionMaps.Span.ToArray().Any(map => map.Kind == PartitionMapKind.Virtual);

    /// <summary>The block of that table, which is the last one of its session; nothing where there is none.</summary>
    internal Lba? TableBlock => Virtual?.TableBlock;

    internal UdfBlocks Blocks => blocks;

    /// <summary>The anchor that was found first.</summary>
    internal AnchorVolumeDescriptorPointer Anchor { get; init; }

    internal Lba Session { get; init; }

    /// <summary>Reads the descriptors of a volume, from its anchor on.</summary>
    /// <param name="source">Blocks of 2,048 bytes, addressed as on the disc.</param>
    /// <param name="session">The session's first block.</param>
    /// <param name="mode">What to do about faults, now and in all later reading.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="DiscException">There is no volume, or not one that can be read.</exception>
    public static ValueTask<UdfVolume> OpenAsync(
        IBlockSource source, Lba session = default, ReadingMode mode = ReadingMode.Strict, CancellationToken cancellation = default) =>
        OpenAsync(new(source, session), mode, new(mode), cancellation);

    internal static ValueTask<UdfVolume> OpenAsync(VolumeLocation place, ReadingMode mode, VolumeFaults faults, CancellationToken cancellation)
    {
        var source = place.Source;
        if (source.BlockSize != BlockSizes.UserData)
            throw new DiscException(VolumeErrors.NotSupported, $"A volume is read from blocks of 2,048 bytes; this source has blocks of {source.BlockSize}.");
        return new UdfOpener(new(source, faults) { NextSession = place.NextSession }, mode).OpenAsync(place.Session, cancellation);
    }

    /// <summary>The files and folders of one folder, in recorded order; deleted names are left out.</summary>
    /// <exception cref="DiscException">In strict mode: the directory breaks the standards.</exception>
    public IAsyncEnumerable<UdfEntry> EnumerateAsync(UdfEntry folder, CancellationToken cancellation = default) => Tree.EnumerateAsync(folder, cancellation);

    /// <summary>Everything below a folder, each folder before what it holds.</summary>
    /// <remarks>A directory that is reached a second time is a fault and is not entered again.</remarks>
    public IAsyncEnumerable<UdfEntry> WalkAsync(UdfEntry? from = null, CancellationToken cancellation = default) =>
        Tree.WalkAsync(from, cancellation).As<UdfEntry>();

    /// <summary>The entry at a path such as "/docs/a.txt".</summary>
    /// <exception cref="DiscException">There is none.</exception>
    public async ValueTask<UdfEntry> FindAsync(string path, CancellationToken cancellation = default) =>
        (UdfEntry?)await Tree.FindAsync(path, cancellation) ?? throw new DiscException(VolumeErrors.NoEntry, $"The volume '{Label}' has no '{path}'.");

    /// <summary>The content of a file, to be read asynchronously; it can seek.</summary>
    /// <exception cref="DiscException">The content cannot be had; the message says why.</exception>
    public Stream OpenFile(UdfEntry file) => Tree.OpenFile(file);

    /// <summary>The path that a symbolic link points to.</summary>
    /// <exception cref="DiscException">The content cannot be had; in strict mode also: it is no path.</exception>
    public async ValueTask<string> ReadLinkAsync(UdfEntry link, CancellationToken cancellation = default)
    {
        if (link.Type != FileType.SymbolicLink)
            throw new ArgumentException($"{link.Path} is no symbolic link.", nameof(link));
        return Encoding.UTF8.GetString(await new UdfLinkReader(blocks).ReadAsync(link.File!, link.RecordBlock, link.Path, cancellation));
    }
}
