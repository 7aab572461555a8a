using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

internal sealed record ExtractCommand(VolumeChoice Choice, IReadOnlyList<string> Paths, string Output, ExtractionOptions Options) : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        await using var image = await OpenImage.OpenAsync(Choice, run, cancellation);
        var volumes = await image.VolumesAsync(OpenVolume.ModeOf(run), cancellation);
        var (total, problems) = (default(ExtractionCounts), new List<ExtractionNotice>());
        foreach (var open in volumes)
        {
            total = Sum(total, await ExtractAsync(open, problems, run, cancellation));
            open.WarnOfFaults();
        }

        var result = ExtractResult.Of(Path.GetFullPath(Output), total, problems);
        run.Reporter.Result(result, page =>
        {
            page.Say($"{Content(total)} are in {result.Folder}.");
            foreach (var left in problems.GroupBy(problem => problem.Error!))
                page.Say($"{Texts.Count(left.Count(), "entry", "entries")} could not be extracted. {AdviceOf(left.Key)}");
        });
        return problems is [{ Error: { } error }, ..] ? ExitCodes.Of(error.Kind) : ExitCode.Success;
    }

    private async Task<ExtractionCounts> ExtractAsync(OpenVolume open, List<ExtractionNotice> problems, Invocation run, CancellationToken cancellation)
    {
        var chosen = new List<VolumeEntry>();
        foreach (var path in Paths.Count == 0 ? ["/"] : Paths)
            chosen.Add(await open.FindAsync(path, cancellation));
        var folder = Choice.Session.IsAll ? Path.Combine(Output, $"session-{open.Number}") : Output;
        var extractor = new VolumeExtractor(open.Tree, folder, Options, notice => Take(notice, problems, run));
        var speed = new Speedometer(run.Surroundings.Clock);
        var progress = new Listener<ExtractionProgress>(at => run.Reporter.Advance(speed.At("extracting", at.Done, at.Total)));
        try
        {
            await extractor.ExtractAsync(chosen, progress, cancellation);
        }
        catch (Exception) when (extractor.Counts is { Files: > 0 } or { Folders: > 0 })
        {
            run.Reporter.Warn($"It ended early: {Content(extractor.Counts)} are in {Path.GetFullPath(folder)}, each of them whole.");
            throw;
        }

        return extractor.Counts;
    }

    /// <summary>A warning is one as any; what could not be extracted is told at once, and decides the exit code at the end.</summary>
    private static void Take(ExtractionNotice notice, List<ExtractionNotice> problems, Invocation run)
    {
        if (notice.Error is null)
        {
            run.Warn(notice.Text);
            return;
        }

        problems.Add(notice);
        run.Reporter.Warn(notice.Text);
    }

    /// <summary>What the library would allow has a name here.</summary>
    private static string AdviceOf(DiscError error) =>
        error == ExtractionErrors.Exists ? "Extract into another folder, or replace what is there with --overwrite." : error.Advice;

    private static string Content(ExtractionCounts counts)
    {
        var parts = new List<string> { $"{Texts.Count(counts.Files, "file")} ({Texts.Size(counts.Bytes)})", Texts.Count(counts.Folders, "folder") };
        if (counts.Links > 0)
            parts.Add(Texts.Count(counts.Links, "link"));
        if (counts.Specials > 0)
            parts.Add(Texts.Count(counts.Specials, "special file"));
        return $"{string.Join(", ", parts[..^1])} and {parts[^1]}";
    }

    private static ExtractionCounts Sum(ExtractionCounts one, ExtractionCounts other) => new(one.Files + other.Files, one.Folders + other.Folders,
        one.Links + other.Links, one.Specials + other.Specials, one.Bytes + other.Bytes, one.LeftOut + other.LeftOut);
}
