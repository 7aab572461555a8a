using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>An entry that is not the same in a volume and in a folder.</summary>
/// <param name="Path">The entry.</param>
/// <param name="Text">How the two differ.</param>
public readonly record struct TreeDifference(string Path, string Text);

/// <summary>What a volume and a folder have been compared in.</summary>
/// <param name="Entries">Entries that both have.</param>
/// <param name="Bytes">Bytes of content compared.</param>
/// <param name="DifferenceCount">Entries that differ, or that only one of the two has.</param>
/// <param name="Differences">The first thousand of them.</param>
public sealed record TreeComparisonReport(long Entries, long Bytes, long DifferenceCount, IReadOnlyList<TreeDifference> Differences);

/// <summary>
/// Compares all that a volume's tree shows with what lies on disk: names, kinds, contents, where links lead, numbers of devices, and
/// permissions where the tree knows them. Owners and times are not compared: copies have their own.
/// </summary>
public sealed class TreeComparison
{
    private const int MostDifferences = 1000;
    private const int BufferLength = 1 << 20;

    private readonly VolumeTree volume;
    private readonly SourceTree other;
    private readonly IProgress<ContentProgress>? progress;
    private readonly (byte[] Mine, byte[] Theirs) room = (new byte[BufferLength], new byte[BufferLength]);
    private readonly List<TreeDifference> differences = [];
    private long entries;
    private long bytes;
    private long count;

    private TreeComparison(VolumeTree volume, SourceTree other, IProgress<ContentProgress>? progress) =>
        (this.volume, this.other, this.progress) = (volume, other, progress);

    /// <summary>Compares a tree with a tree of what lies on disk, where links and devices were kept.</summary>
    /// <exception cref="DiscException">Something cannot be read.</exception>
    public static async ValueTask<TreeComparisonReport> CompareAsync(
        VolumeTree volume, SourceTree other, IProgress<ContentProgress>? progress = null, CancellationToken cancellation = default)
    {
        var comparison = new TreeComparison(volume, other, progress);
        using var reader = new SourceReader(other);
        await comparison.FolderAsync(volume.Root, other.Root, reader, cancellation);
        return new(comparison.entries, comparison.bytes, comparison.count, comparison.differences);
    }

    private async ValueTask FolderAsync(VolumeEntry top, NodeIndex topNode, SourceReader reader, CancellationToken cancellation)
    {
        var pending = new Stack<(VolumeEntry Folder, NodeIndex Node)>([(top, topNode)]);
        while (pending.TryPop(out var at))
        {
            var met = new HashSet<NodeIndex>();
            await foreach (var entry in volume.EnumerateAsync(at.Folder, cancellation))
            {
                if (entry.IsAssociatedFile)
                    continue;
                if (other.Find(at.Node, entry.RawName) is not { } node || !met.Add(node))
                {
                    Differ(entry.Path, "is only in the image");
                    continue;
                }

                entries++;
                await EntryAsync(entry, node, reader, cancellation);
                if (entry.IsFolder && other[node].IsFolder && entry.Depth <= VolumeEntry.MaximumDepth)
                    pending.Push((entry, node));
            }

            foreach (var node in other.ChildrenOf(at.Node).Where(node => !met.Contains(node)))
                Differ(other.PathOf(node), "is only in the folder");
        }
    }

    private async ValueTask EntryAsync(VolumeEntry entry, NodeIndex index, SourceReader reader, CancellationToken cancellation)
    {
        var (kind, rights, device) = (other[index].Kind, other[index].Rights, other[index].Device);
        if (entry.Kind != kind)
            Differ(entry.Path, $"is a {Word(entry.Kind)} in the image and a {Word(kind)} in the folder");
        else if (entry.Kind == SourceKind.Link && !entry.Target.Span.SequenceEqual(other[index].Target))
            Differ(entry.Path, $"leads to '{NameText.ToText(entry.Target)}' in the image and to '{NameText.ToText(other[index].Target)}' in the folder");
        else if (entry.Device != device)
            Differ(entry.Path, $"is device {entry.Device?.Major}, {entry.Device?.Minor} in the image and {device?.Major}, {device?.Minor} in the folder");
        else if (entry.Kind == SourceKind.File && await FirstDifferenceAsync(entry, index, reader, cancellation) is { } how)
            Differ(entry.Path, how);
        else if (entry.Kind != SourceKind.Link && entry.Rights is { } mine && rights is { } theirs && mine.Permissions != theirs.Permissions)
            Differ(entry.Path, $"has permissions {Octal(mine)} in the image and {Octal(theirs)} in the folder");
    }

    private async ValueTask<string?> FirstDifferenceAsync(VolumeEntry entry, NodeIndex index, SourceReader reader, CancellationToken cancellation)
    {
        var length = other[index].Length;
        if (entry.Length != length)
            return $"has {entry.Length} bytes in the image and {length} in the folder";
        await using var content = volume.OpenFile(entry);
        for (var at = 0L; at < length;)
        {
            var size = (int)Math.Min(BufferLength, length - at);
            await content.ReadExactlyAsync(room.Mine.AsMemory(0, size), cancellation);
            await reader.ReadAsync(index, at, room.Theirs.AsMemory(0, size), cancellation);
            var same = room.Mine.AsSpan(0, size).CommonPrefixLength(room.Theirs.AsSpan(0, size));
            if (same < size)
                return $"differs from byte {at + same} on";
            at += size;
            bytes += size;
            progress?.Report(new(bytes, other.ContentLength));
        }

        return null;
    }

    private void Differ(string path, string how)
    {
        count++;
        if (differences.Count < MostDifferences)
            differences.Add(new(path, how));
    }

    private static string Octal(AccessRights rights) => Convert.ToString(rights.Permissions, 8).PadLeft(4, '0');

    private static string Word(SourceKind kind) => kind switch
    {
        SourceKind.CharacterDevice or SourceKind.BlockDevice => "device",
        SourceKind.Fifo => "pipe",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
