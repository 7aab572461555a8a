using System.ComponentModel;
using System.Text.Json.Serialization;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

[Description("How image append ended.")]
internal sealed record AppendResult(
    [property: Description("The image file.")] string File,
    [property: Description("The volume's label.")] string Label,
    [property: Description(FileSystemNames.Words)] IReadOnlyList<string> FileSystems,
    [property: Description("Files added, those that replaced others among them.")] int Files,
    [property: Description("Bytes of those files.")] long ContentBytes,
    [property: Description("Paths that the image shows no more.")] IReadOnlyList<string> Removed,
    [property: Description("Files that the image shows now.")] int AllFiles,
    [property: Description("The first block of the new session.")] long StartBlock,
    [property: Description("Blocks of 2,048 bytes in the new session.")] long Blocks,
    [property: Description("Bytes of the image now.")] long Bytes,
    [property: Description("What the volume does not hold exactly.")] IReadOnlyList<string> Warnings,
    [property: Description("How long the writing took.")] double ElapsedSeconds,
    [property: Description("The speed of writing.")] double? BytesPerSecond)
{
    [JsonPropertyOrder(-2)]
    public string Type => "result";

    [JsonPropertyOrder(-1)]
    public string Command => "image append";

    public static AppendResult Of(string file, ImagePlan plan, SourceTree added, IReadOnlyList<string> removed, SourceTree whole, Speedometer speed) => new(
        Path.GetFullPath(file), plan.Options.Label, FileSystemNames.Of(plan.Options), added.FileCount, added.ContentLength, removed, whole.FileCount, plan.Extent.Start.Value,
        plan.Extent.Length.Value, plan.Extent.End.Value * Formats.BlockSizes.UserData, [.. plan.Report.Warnings.Select(warning => warning.Text)], speed.Seconds, speed.BytesPerSecond(plan.Length));

    /// <summary>Draws it for people.</summary>
    public void Draw(Page page)
    {
        var removed = Removed.Count == 0 ? "" : $"; {Texts.Count(Removed.Count, "path")} removed";
        page.Say($"{File}: {Texts.Count(Files, "file")} ({Texts.Size(ContentBytes)}) added{removed}. It shows {Texts.Count(AllFiles, "file")} now, in {Texts.Size(Bytes)}.");
    }
}
