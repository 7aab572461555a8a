using OpenImapi.Mastering;

namespace OpenImapi.Cli;

internal sealed record TreeCommand(VolumeChoice Choice, string Path) : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        await using var open = await OpenVolume.OpenAsync(Choice, run, cancellation);
        var top = await open.FindAsync(Path, cancellation);
        List<VolumeEntry> entries = top.IsFolder ? await open.Tree.WalkAsync(top, cancellation).ToListAsync(cancellation) : [];
        open.WarnOfFaults();
        var document = new ListDocument(Choice.Image, Texts.Of(open.Tree.Kind), top.Path, [.. entries.Select(EntryDocument.Of)]);
        run.Reporter.Answer(document, page => Draw(page, top, entries));
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

        var files = entries.Count(entry => !entry.IsFolder);
        page.Line();
        page.Line($"{Texts.Count(files, "file")}, {Texts.Count(entries.Count - files, "folder")}, "
            + Texts.Size(entries.Where(entry => !entry.IsFolder).Sum(entry => entry.Length)));
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
        entry.IsFolder ? $"{Texts.Name(entry.Name)}/" : $"{Texts.Name(entry.Name)}  {Texts.Size(entry.Length)}";
}
