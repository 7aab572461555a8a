namespace OpenImapi.Cli;

/// <summary>What image verify found, for people.</summary>
internal static class VerifyPage
{
    public static void Draw(Page page, VerifyDocument result)
    {
        if (result.Findings.Count > 0)
        {
            page.Table([new("Severity"), new("Clause"), new("Block", IsNumber: true), new("Where"), new("Rule")], result.Findings.Select(finding => new[]
            {
                finding.Severity, $"{finding.Standard} {finding.Clause}", $"{finding.Block}", Texts.Name(finding.Path), Texts.Name(finding.Text),
            }));
            page.Line();
        }

        if (result.Errors + result.Notices > result.Findings.Count)
            page.Say($"The first {result.Findings.Count} findings are shown.");
        foreach (var part in result.Unreadable)
            page.Say($"{Texts.Name(part.Path)} cannot be read in {Blocks(part.Block, part.Blocks)}: {Texts.Name(part.Text)}");
        page.Say($"{result.Image}{(result.SessionBlock > 0 ? $", session from block {result.SessionBlock}" : "")}: "
            + $"{Texts.Count(result.Errors, "rule")} broken, {Texts.Count(result.Notices, "notice")}.");
        page.Say($"{Texts.Count(result.FilesRead, "file")} read{(result.FilesUnreadable > 0 ? $", {result.FilesUnreadable} not whole" : "")}: {Texts.Size(result.BytesRead)}.");
        if (result.FilesNotHere > 0)
            page.Say($"{Texts.Count(result.FilesNotHere, "file")} not here to be read: in an earlier session, on another disc, or interleaved.");
        if (result.Checksums is { } sums)
            Draw(page, sums);
        if (result.Comparison is { } comparison)
            Draw(page, comparison);
    }

    private static void Draw(Page page, ChecksumsDocument sums)
    {
        foreach (var fault in sums.Faults)
            page.Say($"{Texts.Name(fault.Path)} {Texts.Name(fault.Text)}.");
        page.Say($"{sums.List} has {(sums.FaultCount == 0 ? "the right checksums" : "other checksums or paths")}: {Texts.Count(sums.Checked, "file")} compared"
            + $"{(sums.FaultCount > 0 ? $", {Texts.Count(sums.FaultCount, "fault")}" : "")}{(sums.Unlisted > 0 ? $", {Texts.Count(sums.Unlisted, "file")} not in it" : "")}.");
    }

    private static void Draw(Page page, ComparisonDocument comparison)
    {
        foreach (var difference in comparison.Differences)
            page.Say($"{Capital(Blocks(difference.Block, difference.Blocks))} {(difference.Blocks == 1 ? "differs" : "differ")}: {Texts.Name(difference.Holds)}.");
        foreach (var difference in comparison.EntryDifferences)
            page.Say($"{Texts.Name(difference.Path)} {Texts.Name(difference.Text)}.");
        if (comparison.EntryDifferenceCount > comparison.EntryDifferences.Count)
            page.Say($"The first {comparison.EntryDifferences.Count} of {comparison.EntryDifferenceCount} differences are shown.");
        page.Line(comparison.Differs ? $"{comparison.Against} is not the same."
            : comparison.Entries is { } entries ? $"{comparison.Against} has the same {(entries == 1 ? "1 entry" : $"{entries} entries")}."
            : $"{comparison.Against} has the same {Texts.Count(comparison.Blocks, "block")}.");
    }

    private static string Blocks(long first, long count) => count == 1 ? $"block {first}" : $"blocks {first} to {first + count - 1}";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
