using System.ComponentModel;
using System.Text.Json.Serialization;
using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

[Description("How image create ended.")]
internal sealed record CreateResult(
    [property: Description("The image file; left out when the image went to standard output.")] string? File,
    [property: Description("The volume's label; left out, as the next ones are, where a finished image was taken as it is.")] string? Label,
    [property: Description(FileSystemNames.Words)] IReadOnlyList<string>? FileSystems,
    [property: Description("Files in the tree.")] int? Files,
    [property: Description("Folders in the tree, the root not counted.")] int? Folders,
    [property: Description("Bytes of all files.")] long? ContentBytes,
    [property: Description("Blocks of 2,048 bytes in the image.")] long Blocks,
    [property: Description("Bytes of the image.")] long Bytes,
    [property: Description("What the volume does not hold exactly.")] IReadOnlyList<string> Warnings,
    [property: Description("Names that stand on the disc otherwise than they were given; --plan lists them.")] int Renames,
    [property: Description("How long the writing took.")] double ElapsedSeconds,
    [property: Description("The speed of writing.")] double? BytesPerSecond)
{
    [JsonPropertyOrder(-2)]
    public string Type => "result";

    [JsonPropertyOrder(-1)]
    public string Command => "image create";

    public static CreateResult Of(string output, ImagePlan plan, SourceTree tree, Speedometer speed) => new(
        FileOf(output), plan.Options.Label, FileSystemNames.Of(plan.Options), tree.FileCount, tree.FolderCount - 1, tree.ContentLength, plan.Extent.Length.Value, plan.Length,
        [.. plan.Report.Warnings.Select(warning => warning.Text)], plan.Report.CountRenames(), speed.Seconds, speed.BytesPerSecond(plan.Length));

    public static CreateResult OfImage(string output, IBlockSource image, Speedometer speed)
    {
        var bytes = image.Extent.Length.Bytes(image.BlockSize);
        return new(FileOf(output), null, null, null, null, null, image.Extent.Length.Value, bytes, [], 0, speed.Seconds, speed.BytesPerSecond(bytes));
    }

    private static string? FileOf(string output) => output == "-" ? null : Path.GetFullPath(output);
}
