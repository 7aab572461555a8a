using System.Text;
using OpenImapi.Virtual;

namespace OpenImapi.Interop.Tests.Lab;

/// <summary>The table of docs/lab.md: who burned what on which medium, and that everybody read it back equal.</summary>
internal static class LabReport
{
    public static async Task WriteAsync(IReadOnlyList<LabOutcome> outcomes, string commit)
    {
        var path = Path.Combine(Repository.Root, "docs", "lab.md");
        var page = await File.ReadAllTextAsync(path);
        var (begin, end) = ("<!-- table -->\n", "<!-- end of table -->");
        var from = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        await File.WriteAllTextAsync(path, page[..from] + Table(outcomes, commit) + page[page.IndexOf(end, StringComparison.Ordinal)..]);
    }

    private static string Table(IReadOnlyList<LabOutcome> outcomes, string commit)
    {
        var text = new StringBuilder();
        text.Append($"Made by `./test --lab` from commit {commit}: {outcomes.Count(outcome => outcome.Failure is null)} of {outcomes.Count} cells are good.\n");
        text.Append("\n## On our recorder\n");
        foreach (var group in MediumKind.Recordable.GroupBy(medium => medium.Group))
        {
            List<MediumKind> media = [.. group];
            text.Append($"\n| program | mode | {string.Join(" | ", media.Select(medium => medium.Id))} |\n| --- | --- |{string.Concat(media.Select(_ => " --- |"))}\n");
            foreach (var way in LabWays.All.Where(way => way.On.HasFlag(LabRecorders.Ours) && way.Media.HasFlag(group.Key)))
                text.Append($"| {way.Client} | {way.Mode} | {string.Join(" | ", media.Select(medium => Cell(outcomes, way, medium)))} |\n");
            foreach (var gap in LabGap.All.Where(gap => gap.On == LabRecorders.Ours && gap.Media.HasFlag(group.Key)))
                text.Append($"| {gap.Client} | – | {string.Join(" | ", media.Select(_ => gap.Reason))} |\n");
        }

        text.Append("\n## On recorders that others wrote\n");
        foreach (var (recorder, medium) in LabCell.Foreign)
            Append(text, outcomes, recorder, medium);
        return text.ToString();
    }

    private static void Append(StringBuilder text, IReadOnlyList<LabOutcome> outcomes, LabRecorders recorder, MediumKind medium)
    {
        text.Append($"\n| program | mode | {LabCell.NameOf(recorder)}, {medium.Id} |\n| --- | --- | --- |\n");
        foreach (var outcome in outcomes.Where(outcome => outcome.Cell.Recorder == recorder))
            text.Append($"| {outcome.Cell.Way.Client} | {outcome.Cell.Way.Mode} | {outcome.Failure ?? "equal"} |\n");
        foreach (var gap in LabGap.All.Where(gap => gap.On == recorder))
            text.Append($"| {gap.Client} | – | {gap.Reason} |\n");
    }

    private static string Cell(IReadOnlyList<LabOutcome> outcomes, LabWay way, MediumKind medium) =>
        outcomes.FirstOrDefault(outcome => outcome.Cell == new LabCell(way, medium)) is { } outcome ? outcome.Failure ?? "equal" : "as its neighbour";
}
