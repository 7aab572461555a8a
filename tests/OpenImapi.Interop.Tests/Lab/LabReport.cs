using System.Text;
using OpenImapi.Virtual;

namespace OpenImapi.Interop.Tests.Lab;

/// <summary>The table of docs/lab.md: who burned what on which medium, and that everybody read it back equal.</summary>
internal static class LabReport
{
    public static async Task WriteAsync(LabRecord record)
    {
        var path = Path.Combine(Repository.Root, "docs", "lab.md");
        var page = await File.ReadAllTextAsync(path);
        var (begin, end) = ("<!-- table -->\n", "<!-- end of table -->");
        var from = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        await File.WriteAllTextAsync(path, page[..from] + Table(record) + page[page.IndexOf(end, StringComparison.Ordinal)..]);
    }

    private static string Table(LabRecord record)
    {
        var text = new StringBuilder();
        List<LabCell> cells = [.. LabCell.Table];
        var commits = string.Join(", ", record.CommitsOf(cells).Select(each => $"{each.Cells} from commit {each.Commit}"));
        text.Append($"Made by `./test --lab`: {cells.Count(cell => record[cell] == "equal")} of {cells.Count} cells are good; they were burned last {commits}.\n\n## On our recorder\n");
        foreach (var group in MediumKind.Recordable.GroupBy(medium => medium.Group))
            Append(text, record, LabRecorders.Ours, group.Key, [.. group]);
        text.Append("\n## On recorders that others wrote\n");
        foreach (var (recorder, medium) in LabCell.Foreign)
            Append(text, record, recorder, medium.Group, [medium]);
        return text.ToString();
    }

    /// <summary>The table of media that programs treat alike.</summary>
    private static void Append(StringBuilder text, LabRecord record, LabRecorders recorder, MediaGroups group, IReadOnlyList<MediumKind> media)
    {
        var where = recorder == LabRecorders.Ours ? "" : $" of {LabCell.NameOf(recorder)}";
        text.Append($"\n| program | mode | {string.Join(" | ", media.Select(medium => medium.Id + where))} |\n| --- | --- |{string.Concat(media.Select(_ => " --- |"))}\n");
        foreach (var way in LabWays.All.Where(way => way.On.HasFlag(recorder) && way.Media.HasFlag(group)))
            text.Append($"| {way.Client} | {way.Mode} | {string.Join(" | ", media.Select(medium => Cell(record, new(way, medium, recorder))))} |\n");
        foreach (var gap in LabGap.All.Where(gap => gap.On == recorder && gap.Media.HasFlag(group)))
            text.Append($"| {gap.Client} | – | {string.Join(" | ", media.Select(_ => gap.Reason))} |\n");
    }

    private static string Cell(LabRecord record, LabCell cell) => record[cell] ?? (LabCell.Table.Contains(cell) ? "not burned yet" : "as its neighbour");
}
