using System.Runtime.CompilerServices;
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
        (this.blocks, Mode, Logical, Primary, Integrity, FileSet, Root) = (blocks, mode, sequence.Logical!.Value, sequence.Primary, integrity, fileSet, root);
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

    public UdfEntry Root { get; }

    /// <summary>The logical volume's name.</summary>
    public string Label => CompressedUnicode.ToText(Logical.LogicalVolumeIdentifier);

    /// <summary>The revision that the logical volume follows.</summary>
    public UdfRevision Revision => Logical.Domain.Suffix.Revision;

    /// <summary>Reads the descriptors of a volume, from its anchor on.</summary>
    /// <param name="source">Blocks of 2,048 bytes, addressed as on the disc.</param>
    /// <param name="session">The session's first block.</param>
    /// <param name="mode">What to do about faults, now and in all later reading.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="DiscException">There is no volume, or not one that can be read.</exception>
    public static ValueTask<UdfVolume> OpenAsync(
        IBlockSource source, Lba session = default, ReadingMode mode = ReadingMode.Strict, CancellationToken cancellation = default)
    {
        if (source.BlockSize != BlockSizes.UserData)
            throw new DiscException(VolumeErrors.NotSupported, $"A volume is read from blocks of 2,048 bytes; this source has blocks of {source.BlockSize}.");
        return new UdfOpener(new(source, new(mode)), mode).OpenAsync(session, cancellation);
    }

    /// <summary>The files and folders of one folder, in recorded order; deleted names are left out.</summary>
    /// <exception cref="DiscException">In strict mode: the directory breaks the standards.</exception>
    public async IAsyncEnumerable<UdfEntry> EnumerateAsync(UdfEntry folder, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        if (!folder.IsFolder)
            throw new ArgumentException($"{folder.Path} is not a folder.", nameof(folder));
        if (folder.File is not { } file)
            yield break;
        var path = folder.Path;
        if (Above(folder).Any(above => above.Address == folder.Address))
        {
            Faults.Report(folder.NameBlock, path, "the directory is that of a folder which holds it (4/8.6)");
            yield break;
        }

        var icbs = new UdfIcbReader(blocks);
        await foreach (var (block, name) in UdfDirectoryReader.ReadAsync(blocks, new(blocks, file), path, cancellation))
        {
            if ((name.Characteristics & (FileCharacteristics.Deleted | FileCharacteristics.Parent)) != FileCharacteristics.None)
                continue;
            var text = EntryNames.Safe(CompressedUnicode.ToText(name.Name));
            var child = await icbs.ReadAsync(name.Icb, path == "/" ? $"/{text}" : $"{path}/{text}", cancellation);
            yield return new(folder, text, name.Name, name.Characteristics, block, child);
        }
    }

    /// <summary>Everything below a folder, each folder before what it holds.</summary>
    /// <remarks>A directory that is reached a second time is a fault and is not entered again.</remarks>
    public async IAsyncEnumerable<UdfEntry> WalkAsync(UdfEntry? from = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        from ??= Root;
        var entered = new HashSet<LogicalBlockAddress?> { from.Address };
        var open = new Stack<IAsyncEnumerator<UdfEntry>>();
        try
        {
            open.Push(EnumerateAsync(from, cancellation).GetAsyncEnumerator(cancellation));
            while (open.TryPeek(out var folder))
            {
                if (!await folder.MoveNextAsync())
                {
                    await open.Pop().DisposeAsync();
                    continue;
                }

                var entry = folder.Current;
                yield return entry;
                if (entry.IsFolder && MayEnter(entry, entered))
                    open.Push(EnumerateAsync(entry, cancellation).GetAsyncEnumerator(cancellation));
            }
        }
        finally
        {
            foreach (var folder in open)
                await folder.DisposeAsync();
        }
    }

    /// <summary>The entry at a path such as "/docs/a.txt".</summary>
    /// <exception cref="DiscException">There is none.</exception>
    public async ValueTask<UdfEntry> FindAsync(string path, CancellationToken cancellation = default)
    {
        var entry = Root;
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var next = entry.IsFolder ? await ChildAsync(entry, name, cancellation) : null;
            entry = next ?? throw new DiscException(VolumeErrors.NoEntry, $"The volume '{Label}' has no '{path}'.");
        }

        return entry;
    }

    /// <summary>The content of a file, to be read asynchronously; it can seek.</summary>
    /// <exception cref="DiscException">The content cannot be had; the message says why.</exception>
    public Stream OpenFile(UdfEntry file)
    {
        if (file.IsFolder)
            throw new ArgumentException($"{file.Path} is a folder.", nameof(file));
        return file.File is { } found ? new UdfFileStream(new(blocks, found))
            : throw new DiscException(VolumeErrors.OutsideImage, $"{file.Path} cannot be read: its file entry is not there.");
    }

    /// <summary>The path that a symbolic link points to.</summary>
    /// <exception cref="DiscException">The content cannot be had; in strict mode also: it is no path.</exception>
    public async ValueTask<string> ReadLinkAsync(UdfEntry link, CancellationToken cancellation = default)
    {
        if (link.Type != FileType.SymbolicLink)
            throw new ArgumentException($"{link.Path} is no symbolic link.", nameof(link));
        if (link.Length > MaximumLinkLength)
            throw new DiscException(VolumeErrors.NotSupported, $"{link.Path} is a symbolic link of {link.Length} bytes; links of up to {MaximumLinkLength} are read.");
        var content = new byte[link.Length];
        await using var stream = OpenFile(link);
        await stream.ReadExactlyAsync(content, cancellation);
        var found = new FaultList();
        var path = Encoding.UTF8.GetString(SymbolicLinkPath.Decode(content, found));
        Faults.Report(link.NameBlock, link.Path, found);
        return path;
    }

    private const int MaximumLinkLength = 1024 * 1024;

    private static IEnumerable<UdfEntry> Above(UdfEntry folder)
    {
        for (var above = folder.Parent; above is not null; above = above.Parent)
            yield return above;
    }

    private async ValueTask<UdfEntry?> ChildAsync(UdfEntry folder, string name, CancellationToken cancellation)
    {
        await foreach (var entry in EnumerateAsync(folder, cancellation))
            if (entry.Name == name)
                return entry;
        return null;
    }

    private bool MayEnter(UdfEntry folder, HashSet<LogicalBlockAddress?> entered)
    {
        if (folder.Depth > VolumeEntry.MaximumDepth)
            Faults.Report(folder.NameBlock, folder.Parent!.Path, $"folders are nested more than {VolumeEntry.MaximumDepth} deep");
        else if (folder.IsUnreadable || entered.Add(folder.Address))
            return !folder.IsUnreadable;
        else
            Faults.Report(folder.NameBlock, folder.Path, "the directory is one that was met before (4/8.6)");
        return false;
    }
}
