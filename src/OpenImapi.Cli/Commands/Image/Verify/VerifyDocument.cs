using System.ComponentModel;
using System.Text.Json.Serialization;
using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

[Description("What image verify found.")]
internal sealed record VerifyDocument(
    [property: Description("The image file or drive.")] string Image,
    [property: Description("The first block of the session.")] long SessionBlock,
    [property: Description("Rules broken: some reader will show wrong or missing content.")] long Errors,
    [property: Description("Departures that readers cope with.")] long Notices,
    [property: Description("The first thousand of both.")] IReadOnlyList<FindingDocument> Findings,
    [property: Description("Files whose whole content was read.")] long FilesRead,
    [property: Description("Bytes of content read, in whole blocks; a block that several files share counts once.")] long BytesRead,
    [property: Description("Files whose content is in an earlier session that the image lacks, on another disc of a set, or interleaved: not read.")] long FilesNotHere,
    [property: Description("Files of which a part cannot be read.")] long FilesUnreadable,
    [property: Description("The first thousand parts of files that cannot be read; empty where all can.")] IReadOnlyList<UnreadableDocument> Unreadable,
    [property: Description("What the SHA256SUMS in the volume's root says; left out where there is none.")] ChecksumsDocument? Checksums,
    [property: Description("What --against found; left out where it was not said.")] ComparisonDocument? Comparison)
{
    /// <summary>True when anything is not as it should be.</summary>
    public bool IsWrong(bool strict) => Errors > 0 || FilesUnreadable > 0 || (strict && Notices > 0) || Checksums is { FaultCount: > 0 } || Comparison is { Differs: true };

    [JsonPropertyOrder(-2)]
    public string Type => "verify";

    public static VerifyDocument Of(string image, Lba session, long errors, long notices, IReadOnlyList<FindingDocument> findings, ContentReport content,
        ChecksumsDocument? checksums, ComparisonDocument? comparison) =>
        new(image, session.Value, errors, notices, findings, content.FilesRead, content.BytesRead, content.FilesNotHere, content.FilesUnreadable,
            [.. content.Unreadable.Select(UnreadableDocument.Of)], checksums, comparison);
}

[Description("What image verify found with --session all.")]
internal sealed record VerifySessionsDocument(
    [property: Description("The image file or drive.")] string Image,
    [property: Description("What was found in each session, oldest first.")] IReadOnlyList<VerifyDocument> Sessions)
{
    [JsonPropertyOrder(-2)]
    public string Type => "verify sessions";
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

[Description("What a volume's own list of checksums says of its files.")]
internal sealed record ChecksumsDocument(
    [property: Description("The file that holds the list.")] string List,
    [property: Description("Files whose checksum was compared.")] long Checked,
    [property: Description("Files of the volume that the list does not name.")] long Unlisted,
    [property: Description("Files that are not what the list says, or not there, and lines that are none.")] long FaultCount,
    [property: Description("The first thousand of them.")] IReadOnlyList<EntryDifferenceDocument> Faults)
{
    public static ChecksumsDocument? Of(ChecksumReport? report) => report is null ? null
        : new(report.List, report.Checked, report.Unlisted, report.FaultCount, [.. report.Faults.Select(fault => new EntryDifferenceDocument(fault.Path, fault.Text))]);
}

[Description("An image compared with a disc or another image, or with a folder.")]
internal sealed record ComparisonDocument(
    [property: Description("What it was compared with.")] string Against,
    [property: Description("Blocks compared; 0 for a folder.")] long Blocks,
    [property: Description("The first runs of blocks that differ, and what the image holds there; empty where all are equal.")] IReadOnlyList<RegionDocument> Differences,
    [property: Description("Entries compared with those of a folder.")] long? Entries,
    [property: Description("Entries that differ from those of a folder, or that only one of the two has.")] long EntryDifferenceCount,
    [property: Description("The first thousand of them.")] IReadOnlyList<EntryDifferenceDocument> EntryDifferences)
{
    [JsonIgnore]
    public bool Differs => Differences.Count > 0 || EntryDifferenceCount > 0;
}

[Description("An entry that is not as it should be.")]
internal sealed record EntryDifferenceDocument(
    [property: Description("The entry.")] string Path,
    [property: Description("What is wrong with it, or how it differs.")] string Text);
