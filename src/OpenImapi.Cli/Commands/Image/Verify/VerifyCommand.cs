using OpenImapi.Mastering;

namespace OpenImapi.Cli;

internal sealed record VerifyCommand(VolumeChoice Choice, string? Against) : ICommand
{
    /// <summary>Findings that are kept and shown; all are counted.</summary>
    private const int MostFindings = 1000;

    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        await using var image = await OpenImage.OpenAsync(Choice, run, cancellation);
        var results = new List<VerifyDocument>();
        foreach (var open in await image.VolumesAsync(ReadingMode.Tolerant, cancellation))
            results.Add(await CheckAsync(open, run, cancellation));
        if (Choice.Session.IsAll)
            run.Reporter.Answer(new VerifySessionsDocument(Choice.Image, results), page => Draw(page, results));
        else
            run.Reporter.Answer(results[0], page => Draw(page, results));
        return results.Exists(result => result.IsWrong(run.Settings.Strict)) ? ExitCode.Verification : ExitCode.Success;
    }

    private static void Draw(Page page, List<VerifyDocument> results)
    {
        foreach (var result in results)
            VerifyPage.Draw(page, result);
    }

    private async Task<VerifyDocument> CheckAsync(OpenVolume open, Invocation run, CancellationToken cancellation)
    {
        var (source, session) = open.Place;
        var findings = new List<FindingDocument>();
        var (errors, notices) = (0L, 0L);
        await foreach (var finding in VolumeChecker.CheckAsync(open.Place, cancellation))
        {
            _ = finding.Severity == Severity.Error ? errors++ : notices++;
            if (findings.Count < MostFindings)
                findings.Add(FindingDocument.Of(finding));
        }

        var content = await ContentCheck.ReadAsync(source, session, Progress("reading", run), cancellation);
        var sums = await ChecksumCheck.CheckAsync(open.Volume.Best, Progress("testing checksums", run), cancellation);
        var comparison = Against is null ? null : await CompareAsync(open, run, cancellation);
        return VerifyDocument.Of(Choice.Image, session, errors, notices, findings, content, ChecksumsDocument.Of(sums), comparison);
    }

    private static Listener<ContentProgress> Progress(string phase, Invocation run)
    {
        var speed = new Speedometer(run.Surroundings.Clock);
        return new(at => run.Reporter.Advance(speed.At(phase, at.Done, at.Total)));
    }

    private async Task<ComparisonDocument> CompareAsync(OpenVolume open, Invocation run, CancellationToken cancellation)
    {
        if (Directory.Exists(Against))
            return await CompareFolderAsync(open, run, cancellation);
        await using var other = await BlockSourceLease.OpenAsync(Against!, run, cancellation);
        var comparison = new Comparison(open.Volume, other.Source, run);
        return new(Against!, comparison.Blocks.Value, await comparison.RunAsync(cancellation), null, 0, []);
    }

    /// <summary>Links and devices are compared as such only with a tree that can hold them.</summary>
    private async Task<ComparisonDocument> CompareFolderAsync(OpenVolume open, Invocation run, CancellationToken cancellation)
    {
        var folder = new SourceTree();
        folder.AddFromDisk(folder.Root, Against!, new() { KeepSpecialFiles = open.Volume.Best.Kind is VolumeTreeKind.RockRidge or VolumeTreeKind.Udf });
        foreach (var warning in folder.Warnings)
            run.Warn($"{warning.Path}: {warning.Text}");
        var report = await TreeComparison.CompareAsync(open.Volume.Best, folder, Progress("comparing", run), cancellation);
        return new(Against!, 0, [], report.Entries, report.DifferenceCount, [.. report.Differences.Select(one => new EntryDifferenceDocument(one.Path, one.Text))]);
    }
}
