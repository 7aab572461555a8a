using OpenImapi.Mastering;

namespace OpenImapi.Cli;

internal sealed record TreeCommand(VolumeChoice Choice, string Path) : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        await using var image = await OpenImage.OpenAsync(Choice, run, cancellation);
        var volumes = await image.VolumesAsync(OpenVolume.ModeOf(run), cancellation);
        var trees = new List<(OpenVolume Volume, VolumeEntry Top, List<VolumeEntry> Entries)>();
        foreach (var open in volumes)
        {
            var top = await open.FindAsync(Path, cancellation);
            trees.Add((open, top, top.IsFolder ? await open.WalkAsync(top, cancellation) : []));
            open.WarnOfFaults();
        }

        var all = trees.SelectMany(tree => tree.Entries.Select(entry => EntryDocument.Of(entry, tree.Volume.Number)));
        run.Reporter.Answer(new ListDocument(Choice.Image, Texts.Of(volumes[^1].Tree.Kind), Path, [.. all]), page =>
        {
            foreach (var (open, top, entries) in trees)
            {
                if (Choice.Session.IsAll)
                    page.Line(open.Heading);
                Draw(page, top, entries);
            }
        });
        return ExitCode.Success;
    }

    private static void Draw(Page page, VolumeEntry top, List<VolumeEntry> entries)
    {
        page.Line(Texts.Name(top.Path));
        var isLast = LastOnes(top, entries);
        var branches = new List<string>();
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            var level = entry.Depth - top.Depth - 1;
            branches.RemoveRange(level, branches.Count - level);
            page.Line(page.DrawsLines ? string.Concat(branches) + (isLast[i] ? "└── " : "├── ") + Label(entry) : new string(' ', 2 * level + 2) + Label(entry));
            branches.Add(isLast[i] ? "    " : "│   ");
        }

        var (files, folders) = (entries.Count(entry => entry.Kind == SourceKind.File), entries.Count(entry => entry.IsFolder));
        var others = entries.Count - files - folders;
        page.Line();
        page.Line($"{Texts.Count(files, "file")}, {Texts.Count(folders, "folder")}, {(others > 0 ? $"{Texts.Count(others, "link or device", "links and devices")}, " : "")}"
            + Texts.Size(entries.Where(entry => entry.Kind == SourceKind.File).Sum(entry => entry.Length)));
    }

    /// <summary>Which entries are the last of their folder: no later one has the same depth before the depth falls below it.</summary>
    private static bool[] LastOnes(VolumeEntry top, List<VolumeEntry> entries)
    {
        var isLast = new bool[entries.Count];
        var seen = new HashSet<VolumeEntry>();
        for (var i = entries.Count - 1; i >= 0; i--)
            isLast[i] = seen.Add(entries[i].Parent ?? top);
        return isLast;
    }

    private static string Label(VolumeEntry entry) =>
        entry.Kind == SourceKind.File ? $"{EntryTexts.Name(entry, withTarget: false)}  {Texts.Size(entry.Length)}" : EntryTexts.Name(entry, withTarget: true);
}
