using System.Runtime.CompilerServices;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>One hierarchy of names of a volume. Folders are read when they are asked for.</summary>
public abstract class VolumeTree
{
    private protected VolumeTree(VolumeTreeKind kind, VolumeFaults faults) => (Kind, Faults) = (kind, faults);

    public VolumeTreeKind Kind { get; }

    /// <summary>The volume's label as this tree has it.</summary>
    public abstract string Label { get; }

    public abstract VolumeEntry Root { get; }

    /// <summary>What was found to break the standards so far, in all trees of the volume; always empty in strict mode, which throws instead.</summary>
    public VolumeFaults Faults { get; }

    /// <summary>What lies in one folder, in recorded order.</summary>
    /// <exception cref="DiscException">In strict mode: the directory breaks its standard.</exception>
    /// <exception cref="ArgumentException">The entry is no folder, or of another tree.</exception>
    public abstract IAsyncEnumerable<VolumeEntry> EnumerateAsync(VolumeEntry folder, CancellationToken cancellation = default);

    /// <summary>The content of a file, to be read asynchronously; it can seek.</summary>
    /// <exception cref="DiscException">The content cannot be had; the message says why.</exception>
    /// <exception cref="ArgumentException">The entry is a folder, or of another tree.</exception>
    public abstract Stream OpenFile(VolumeEntry file);

    /// <summary>Everything below a folder, or below the root, each folder before what it holds.</summary>
    /// <remarks>A directory that is reached a second time, or overlaps another, is a fault and is not entered again.</remarks>
    public async IAsyncEnumerable<VolumeEntry> WalkAsync(VolumeEntry? from = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        from ??= Root;
        var mayEnter = EntryGuard(from);
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
                if (entry.IsFolder && IsShallow(entry) && mayEnter(entry))
                    open.Push(EnumerateAsync(entry, cancellation).GetAsyncEnumerator(cancellation));
            }
        }
        finally
        {
            foreach (var folder in open)
                await folder.DisposeAsync();
        }
    }

    /// <summary>The entry at a path such as "/docs/a.txt", or nothing. In a plain ISO tree a name that differs only in case is found too.</summary>
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

    /// <summary>Says of each folder that a walk comes to whether it may be entered: false for one that was met before.</summary>
    private protected abstract Predicate<VolumeEntry> EntryGuard(VolumeEntry from);

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

    private bool IsShallow(VolumeEntry folder)
    {
        if (folder.Depth <= VolumeEntry.MaximumDepth)
            return true;
        Faults.Report(folder.RecordBlock, folder.Parent!.Path, $"folders are nested more than {VolumeEntry.MaximumDepth} deep");
        return false;
    }
}
