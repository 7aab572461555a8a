using System.ComponentModel;
using System.Text.Json.Serialization;

namespace OpenImapi.Cli;

[Description("How a copy to a file ended. The exit code is 5 where a block could not be read. A copy to discs ends with the result of burn.")]
internal sealed record CopyResult(
    [property: Description("The drive.")] string Drive,
    [property: Description("The kind of disc.")] string Medium,
    [property: Description("Sessions that are closed.")] int Sessions,
    [property: Description("The files written.")] IReadOnlyList<ExportedFile> Files,
    [property: Description("Runs of blocks that could not be read.")] IReadOnlyList<BlockRunDocument> Unreadable)
{
    [JsonPropertyOrder(-2)]
    public string Type => "result";

    [JsonPropertyOrder(-1)]
    public string Command => "copy";

    public static CopyResult Of(DiscFiles copy) => new(copy.Drive, copy.Medium.Kind, copy.Layout.Sessions.Length,
        [.. copy.Files.Select(file => new ExportedFile(file, new FileInfo(file).Length))],
        [.. copy.Unreadable.Select(run => new BlockRunDocument(run.Start.Value, run.Length.Value))]);

    /// <summary>Draws it for people.</summary>
    public void Draw(Page page)
    {
        foreach (var file in Files)
            page.Say($"{file.File} holds {Texts.Size(file.Bytes)}: {Medium}, {Texts.Count(Sessions, "session")}.");
        if (Unreadable.Count == 0)
            return;
        page.Line();
        page.Say("Could not be read:");
        page.Table([new("Block", IsNumber: true), new("Blocks", IsNumber: true)], Unreadable.Select(run => new[] { $"{run.Block}", $"{run.Blocks}" }));
    }
}

[Description("Blocks one after another.")]
internal sealed record BlockRunDocument(
    [property: Description("The first.")] long Block,
    [property: Description("How many.")] long Blocks);
