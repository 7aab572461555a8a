using System.ComponentModel;
using System.Text.Json.Serialization;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

[Description("What image verify found.")]
internal sealed record VerifyDocument(
    [property: Description("The image file or drive.")] string Image,
    [property: Description("Rules broken: some reader will show wrong or missing content.")] long Errors,
    [property: Description("Departures that readers cope with.")] long Notices,
    [property: Description("The first thousand of both.")] IReadOnlyList<FindingDocument> Findings,
    [property: Description("Files whose whole content was read.")] long FilesRead,
    [property: Description("Bytes of content read, in whole blocks; a block that several files share counts once.")] long BytesRead,
    [property: Description("Files whose content is in an earlier session that the image lacks, on another disc of a set, or interleaved: not read.")] long FilesNotHere,
    [property: Description("Files of which a part cannot be read.")] long FilesUnreadable,
    [property: Description("The first thousand parts of files that cannot be read; empty where all can.")] IReadOnlyList<UnreadableDocument> Unreadable,
    [property: Description("What --against found; left out where it was not said.")] ComparisonDocument? Comparison)
{
    [JsonPropertyOrder(-2)]
    public string Type => "verify";

    public static VerifyDocument Of(
        string image, long errors, long notices, IReadOnlyList<FindingDocument> findings, ContentReport content, ComparisonDocument? comparison) =>
        new(image, errors, notices, findings, content.FilesRead, content.BytesRead, content.FilesNotHere, content.FilesUnreadable,
            [.. content.Unreadable.Select(UnreadableDocument.Of)], comparison);
}

[Description("A rule that a volume breaks.")]
internal sealed record FindingDocument(
    [property: Description("error or notice.")] string Severity,
    [property: Description("The standard.")] string Standard,
    [property: Description("Its clause.")] string Clause,
    [property: Description("The block where it was found.")] long Block,
    [property: Description("The file or folder concerned; empty for the volume itself.")] string Path,
    [property: Description("Which rule is broken, and how.")] string Text)
{
    public static FindingDocument Of(Finding finding) => new(
        finding.Severity.ToString().ToLowerInvariant(), finding.Standard.ToString(), finding.Clause, finding.Block.Value, finding.Path, finding.Text);
}

[Description("A part of a file that cannot be read.")]
internal sealed record UnreadableDocument(
    [property: Description("The file.")] string Path,
    [property: Description("The first block.")] long Block,
    [property: Description("How many.")] long Blocks,
    [property: Description("Why they cannot be read.")] string Text)
{
    public static UnreadableDocument Of(UnreadableContent part) => new(part.Path, part.Extent.Start.Value, part.Extent.Length.Value, part.Reason);
}

[Description("An image compared with a disc or another image.")]
internal sealed record ComparisonDocument(
    [property: Description("What it was compared with.")] string Against,
    [property: Description("Blocks compared.")] long Blocks,
    [property: Description("The first runs of blocks that differ, and what the image holds there; empty where all are equal.")] IReadOnlyList<RegionDocument> Differences);
