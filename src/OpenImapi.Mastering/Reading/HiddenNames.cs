using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Finds which files of one tree another tree of the volume does not show: those whose data it does not name.</summary>
/// <remarks>Only data tell, since trees may give a file different names; a file without blocks of its own is not told.</remarks>
internal sealed class HiddenNames(VolumeTree from, SourceTree tree)
{
    private readonly List<(NodeIndex Node, Lba Start)> files = [];

    public void Add(VolumeEntry entry, NodeIndex node)
    {
        if (StartOf(entry) is { } start)
            files.Add((node, start));
    }

    /// <summary>Hides in the name space of another tree what that tree lacks, and warns of what only it has.</summary>
    public async ValueTask CompareAsync(VolumeTree other, CancellationToken cancellation)
    {
        var faults = from.Faults.Total;
        var shown = new HashSet<Lba>();
        var known = files.Select(file => file.Start).ToHashSet();
        var added = new List<string>();
        await foreach (var entry in other.WalkAsync(cancellation: cancellation))
            if (StartOf(entry) is { } start && shown.Add(start) && !known.Contains(start))
                added.Add(entry.Path);
        if (from.Faults.Total > faults)
        {
            tree.Warn("", $"its {other.Kind} tree cannot be read whole; what was hidden there will be seen");
            return;
        }

        foreach (var path in added)
            tree.Warn(path, $"it is shown in the {other.Kind} tree alone, and is left out");
        foreach (var (node, start) in files)
            if (!shown.Contains(start))
                tree.Hide(node, SpaceOf(other.Kind));
    }

    private static Lba? StartOf(VolumeEntry entry) =>
        entry.Kind == SourceKind.File && entry.Length > 0 && entry.Sections is [var first, ..] && first.LengthInBytes > 0 ? first.Extent.Start : null;

    private static NameSpaces SpaceOf(VolumeTreeKind kind) => kind switch
    {
        VolumeTreeKind.Joliet => NameSpaces.Joliet,
        VolumeTreeKind.Udf => NameSpaces.Udf,
        _ => NameSpaces.Iso,
    };
}
