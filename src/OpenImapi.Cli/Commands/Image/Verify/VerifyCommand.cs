using OpenImapi.Mastering;

namespace OpenImapi.Cli;

internal sealed record VerifyCommand(VolumeChoice Choice, string? Against) : ICommand
{
    /// <summary>Findings that are kept and shown; all are counted.</summary>
    private const int MostFindings = 1000;

    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        await using var open = await OpenVolume.OpenAsync(Choice, run, ReadingMode.Tolerant, cancellation);
        var findings = new List<FindingDocument>();
        var (errors, notices) = (0L, 0L);
        await foreach (var finding in VolumeChecker.CheckAsync(open.Volume.Source, open.Volume.Session, cancellation))
        {
            _ = finding.Severity == Severity.Error ? errors++ : notices++;
            if (findings.Count < MostFindings)
                findings.Add(FindingDocument.Of(finding));
        }

        var content = await ReadAsync(open.Volume, run, cancellation);
        var comparison = Against is null ? null : await CompareAsync(open, run, cancellation);
        var document = VerifyDocument.Of(Choice.Image, errors, notices, findings, content, comparison);
        run.Reporter.Answer(document, page => Draw(page, document));
        var isWrong = errors > 0 || content.FilesUnreadable > 0 || (run.Settings.Strict && notices > 0) || comparison is { Differences.Count: > 0 };
        return isWrong ? ExitCode.Verification : ExitCode.Success;
    }

    private static async Task<ContentReport> ReadAsync(IsoVolume volume, Invocation run, CancellationToken cancellation)
    {
        var speed = new Speedometer(run.Surroundings.Clock);
        var progress = new Listener<ContentProgress>(at => run.Reporter.Advance(speed.At("reading", at.Done, at.Total)));
        return await ContentCheck.ReadAsync(volume.Source, volume.Session, progress, cancellation);
    }

    private async Task<ComparisonDocument> CompareAsync(OpenVolume open, Invocation run, CancellationToken cancellation)
    {
        await using var other = await BlockSourceLease.OpenAsync(Against!, run, cancellation);
        var comparison = new Comparison(open.Volume, other.Source, run);
        return new(Against!, comparison.Blocks.Value, await comparison.RunAsync(cancellation));
    }

    private static void Draw(Page page, VerifyDocument result)
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
            page.Say($"{Texts.Name(part.Path)} cannot be read in {(part.Blocks == 1 ? $"block {part.Block}" : $"blocks {part.Block} to {part.Block + part.Blocks - 1}")}: {Texts.Name(part.Text)}");
        page.Say($"{result.Image}: {Texts.Count(result.Errors, "rule")} broken, {Texts.Count(result.Notices, "notice")}.");
        page.Say($"{Texts.Count(result.FilesRead, "file")} read{(result.FilesUnreadable > 0 ? $", {result.FilesUnreadable} not whole" : "")}: {Texts.Size(result.BytesRead)}.");
        if (result.FilesNotHere > 0)
            page.Say($"{Texts.Count(result.FilesNotHere, "file")} not here to be read: in an earlier session, on another disc, or interleaved.");
        if (result.Comparison is not { } comparison)
            return;
        foreach (var difference in comparison.Differences)
            page.Say($"{(difference.Blocks == 1 ? $"Block {difference.Block} differs" : $"Blocks {difference.Block} to {difference.Block + difference.Blocks - 1} differ")}: {Texts.Name(difference.Holds)}.");
        page.Line(comparison.Differences.Count == 0 ? $"{comparison.Against} has the same {Texts.Count(comparison.Blocks, "block")}." : $"{comparison.Against} is not the same.");
    }
}
