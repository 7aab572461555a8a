using System.Runtime.CompilerServices;
using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>Which names a tree shows.</summary>
public enum VolumeTreeKind
{
    /// <summary>The tree of the primary volume descriptor.</summary>
    Iso9660,

    /// <summary>The tree of a supplementary descriptor with UCS-2 names.</summary>
    Joliet,
}

/// <summary>One hierarchy of names of a volume. Folders are read when they are asked for.</summary>
public sealed class VolumeTree
{
    /// <summary>Blocks fetched at once from a large directory.</summary>
    private const int BlocksAtOnce = 32;

    internal VolumeTree(IBlockSource source, VolumeTreeKind kind, Lba block, in VolumeDescriptor descriptor, VolumeFaults faults)
    {
        (Source, Kind, Descriptor, Faults) = (source, kind, descriptor, faults);
        var root = descriptor.RootDirectory;
        Root = new(null, "", block, root with { Flags = root.Flags | FileFlags.Directory }, [new(ContentOf(root), root.DataLength)]);
    }

    public VolumeTreeKind Kind { get; }

    /// <summary>The volume descriptor that names this tree's root.</summary>
    public VolumeDescriptor Descriptor { get; }

    public VolumeEntry Root { get; }

    /// <summary>The volume's label as this tree's descriptor has it.</summary>
    public string Label => Kind == VolumeTreeKind.Joliet
        ? EntryNames.Ucs2(Descriptor.VolumeIdentifier) : EntryNames.Text(Descriptor.VolumeIdentifier);

    internal IBlockSource Source { get; }

    internal VolumeFaults Faults { get; }

    /// <summary>The files and folders of one folder, in recorded order.</summary>
    /// <exception cref="DiscException">In strict mode: the directory breaks the standard.</exception>
    public async IAsyncEnumerable<VolumeEntry> EnumerateAsync(VolumeEntry folder, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        if (!folder.IsFolder)
            throw new ArgumentException($"{folder.Path} is not a folder.", nameof(folder));
        var extent = Readable(folder);
        var assembler = new EntryAssembler(this, folder);
        var entries = new List<VolumeEntry>();
        var buffer = new byte[Math.Min(BlocksAtOnce, extent.Length.Value) * BlockSizes.UserData];
        for (var at = extent.Start; at < extent.End;)
        {
            var count = (int)Math.Min(BlocksAtOnce, (extent.End - at).Value);
            await Source.ReadAsync(at, buffer.AsMemory(0, count * BlockSizes.UserData), cancellation);
            for (var i = 0; i < count; i++)
            {
                assembler.Add(buffer.AsSpan(i * BlockSizes.UserData, BlockSizes.UserData), at + new BlockCount(i), entries);
                if (i == count - 1 && at + new BlockCount(count) >= extent.End)
                    assembler.Finish(entries);
                foreach (var entry in entries)
                    yield return entry;
                entries.Clear();
            }

            at += new BlockCount(count);
        }
    }

    /// <summary>Everything below a folder, each folder before what it holds.</summary>
    /// <remarks>A directory that is reached a second time, or overlaps another, is a fault and is not entered again.</remarks>
    public async IAsyncEnumerable<VolumeEntry> WalkAsync(VolumeEntry? from = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        from ??= Root;
        var entered = new ExtentSet();
        entered.Add(from.Sections[0].Extent);
        var open = new Stack<IAsyncEnumerator<VolumeEntry>>();
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

    /// <summary>The entry at a path such as "/docs/a.txt", or nothing. In an ISO tree a name that differs only in case is found too.</summary>
    public async ValueTask<VolumeEntry?> FindAsync(string path, CancellationToken cancellation = default)
    {
        var entry = Root;
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!entry.IsFolder || await FindAsync(entry, name, cancellation) is not { } next)
                return null;
            entry = next;
        }

        return entry;
    }

    private async ValueTask<VolumeEntry?> FindAsync(VolumeEntry folder, string name, CancellationToken cancellation)
    {
        VolumeEntry? alike = null;
        await foreach (var entry in EnumerateAsync(folder, cancellation))
        {
            if (entry.IsAssociatedFile)
                continue;
            if (entry.Name == name)
                return entry;
            if (Kind == VolumeTreeKind.Iso9660 && alike is null && entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                alike = entry;
        }

        return alike;
    }

    /// <summary>The blocks of a record's content: an extended attribute record stands before it in the extent (6.4.6).</summary>
    internal static Extent ContentOf(in DirectoryRecord record) =>
        new(new((long)record.Location + record.ExtendedAttributeRecordLength), BlockCount.ForBytes(record.DataLength));

    /// <summary>True when the extent lies on this volume, not on another one of its set. Zero is met in old images and means this one.</summary>
    internal bool IsHere(in DirectoryRecord record) =>
        record.VolumeSequenceNumber == 0 || record.VolumeSequenceNumber == Descriptor.VolumeSequenceNumber;

    private bool MayEnter(VolumeEntry folder, ExtentSet entered)
    {
        if (folder.Depth > VolumeEntry.MaximumDepth)
            Faults.Report(folder.RecordBlock, folder.Parent!.Path, $"folders are nested more than {VolumeEntry.MaximumDepth} deep");
        else if (folder.Unreadable is null && !entered.Add(folder.Sections[0].Extent))
            Faults.Report(folder.RecordBlock, folder.Path, $"the directory at {folder.Sections[0].Extent} is, or overlaps, one that was met before (6.8.2)");
        else
            return true;
        return false;
    }

    /// <summary>The blocks of a directory that can be read, after looking for loops in the way that led to it.</summary>
    private Extent Readable(VolumeEntry folder)
    {
        var extent = folder.Sections[0].Extent;
        var path = folder.Path;
        var fault = folder.Unreadable ?? (extent.IsEmpty ? "the directory has no length (6.8.1.3)" : null);
        for (var above = folder.Parent; above is not null && fault is null; above = above.Parent)
            if (above.Sections[0].Extent.Overlaps(extent))
                fault = $"the directory at {extent} is, or overlaps, that of {above.Path}, which holds it (6.8.2)";
        if (fault is null && Source.Extent.Contains(extent))
            return extent;
        Faults.Report(folder.RecordBlock, path, fault ?? $"the directory at {extent} lies outside the image, which has {Source.Extent}",
            fault is null ? VolumeErrors.OutsideImage : null);
        return fault is not null || !Source.Extent.Contains(extent.Start) ? default : Extent.Between(extent.Start, Source.Extent.End);
    }
}
