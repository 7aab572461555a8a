using System.ComponentModel;
using System.Text.Json.Serialization;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

[Description("How mkisofs ended; it stands on standard error, as all that mkisofs says.")]
internal sealed record MkisofsResult(
    [property: Description("The image file; left out when the image went to standard output.")] string? File,
    [property: Description("The volume's label.")] string Label,
    [property: Description(FileSystemNames.Words)] IReadOnlyList<string> FileSystems,
    [property: Description("Blocks of 2,048 bytes in the image.")] long Blocks,
    [property: Description("Bytes of the image.")] long Bytes,
    [property: Description("What the volume does not hold exactly.")] IReadOnlyList<string> Warnings,
    [property: Description("How long the writing took.")] double ElapsedSeconds)
{
    [JsonPropertyOrder(-2)]
    public string Type => "result";

    [JsonPropertyOrder(-1)]
    public string Command => "mkisofs";

    public static MkisofsResult Of(string? file, ImagePlan plan, Speedometer speed) => new(
        file is null or Content.StandardInput ? null : Path.GetFullPath(file), plan.Options.Label, FileSystemNames.Of(plan.Options), plan.Extent.Length.Value, plan.Length,
        [.. plan.Report.Warnings.Select(warning => warning.Text)], speed.Seconds);
}
