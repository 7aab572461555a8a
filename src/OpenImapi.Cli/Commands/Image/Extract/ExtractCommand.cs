using System.ComponentModel;
using System.Text.Json.Serialization;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

internal sealed record ExtractCommand(VolumeChoice Choice, IReadOnlyList<string> Paths, string Output, bool Force) : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        await using var open = await OpenVolume.OpenAsync(Choice, run, cancellation);
        var entries = await ChosenAsync(open, cancellation);
        var extraction = new Extraction(open.Volume, Output, Force, run);
        await extraction.RunAsync(entries, cancellation);
        open.WarnOfFaults();
        var result = new ExtractResult(Path.GetFullPath(Output), extraction.Files, extraction.Folders, extraction.Bytes);
        run.Reporter.Result(result, page =>
            page.Say($"{Texts.Count(result.Files, "file")} ({Texts.Size(result.Bytes)}) and {Texts.Count(result.Folders, "folder")} are in {result.Folder}."));
        return ExitCode.Success;
    }

    /// <summary>What was asked for and all below it, each entry once, folders first.</summary>
    private async Task<List<VolumeEntry>> ChosenAsync(OpenVolume open, CancellationToken cancellation)
    {
        var chosen = new Dictionary<string, VolumeEntry>(StringComparer.Ordinal);
        foreach (var path in Paths.Count == 0 ? ["/"] : Paths)
        {
            var entry = await open.FindAsync(path, cancellation);
            for (var above = entry.Parent; above?.Parent is not null; above = above.Parent)
                chosen.TryAdd(above.Path, above);
            if (entry.Parent is not null)
                chosen.TryAdd(entry.Path, entry);
            if (entry.IsFolder)
                await foreach (var below in open.Tree.WalkAsync(entry, cancellation))
                    chosen.TryAdd(below.Path, below);
        }

        return [.. chosen.Values.OrderBy(entry => entry.Depth)];
    }
}

[Description("How image extract ended.")]
internal sealed record ExtractResult(
    [property: Description("The folder that was written into.")] string Folder,
    [property: Description("Files written.")] int Files,
    [property: Description("Folders made or found.")] int Folders,
    [property: Description("Bytes of all files.")] long Bytes)
{
    [JsonPropertyOrder(-2)]
    public string Type => "result";

    [JsonPropertyOrder(-1)]
    public string Command => "image extract";
}
