using System.ComponentModel;
using System.Text.Json.Serialization;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

[Description("How image extract ended. The exit code is 0 where nothing is in problems, else that of the first of them.")]
internal sealed record ExtractResult(
    [property: Description("The folder that was written into.")] string Folder,
    [property: Description("Files written; each name of a file with several names counts.")] int Files,
    [property: Description("Folders made or found.")] int Folders,
    [property: Description("Symbolic links made.")] int Links,
    [property: Description("Devices, pipes and sockets made.")] int Specials,
    [property: Description("Bytes of all files; further names of a file do not count.")] long Bytes,
    [property: Description("Entries that are not there: with a problem, or left out with a warning.")] int LeftOut,
    [property: Description("What could not be extracted, and why; the first thousand.")] IReadOnlyList<ProblemDocument> Problems)
{
    private const int MostProblems = 1000;

    [JsonPropertyOrder(-2)]
    public string Type => "result";

    [JsonPropertyOrder(-1)]
    public string Command => "image extract";

    public static ExtractResult Of(string folder, ExtractionCounts counts, IReadOnlyList<ExtractionNotice> problems) =>
        new(folder, counts.Files, counts.Folders, counts.Links, counts.Specials, counts.Bytes, counts.LeftOut,
            [.. problems.Take(MostProblems).Select(problem => new ProblemDocument(problem.Path, problem.Error!.Symbol, problem.Text))]);
}

[Description("An entry that could not be extracted.")]
internal sealed record ProblemDocument(
    [property: Description("The entry.")] string Path,
    [property: Description("The error's name, as docs/errors.md lists it.")] string Symbol,
    [property: Description("What happened.")] string Text);
