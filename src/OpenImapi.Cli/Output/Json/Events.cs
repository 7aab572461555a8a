using System.ComponentModel;
using System.Text.Json.Serialization;
using OpenImapi.Recording;

namespace OpenImapi.Cli;

[Description("Something that is not as one may expect; with --strict it would have been an error.")]
internal sealed record WarningEvent([property: Description("What it is.")] string Text)
{
    [JsonPropertyOrder(-2)]
    public string Type => "warning";
}

[Description("Something useful to know, such as a rename.")]
internal sealed record NoteEvent([property: Description("What it is.")] string Text)
{
    [JsonPropertyOrder(-2)]
    public string Type => "note";
}

[Description("How far one phase of an operation is. The first of a phase, the first that moved and the last are always written, those between at most five times a second.")]
internal sealed record ProgressEvent(
    [property: Description("Which phase, one word.")] string Phase,
    [property: Description("Bytes done, in a phase that moves bytes.")] long? DoneBytes,
    [property: Description("Bytes to do, in a phase that moves bytes.")] long? TotalBytes,
    [property: Description("From 0 to 100.")] int Percent,
    [property: Description("The track at work, counted from 1; left out where tracks do not matter.")] int? Track,
    [property: Description("How many tracks there are.")] int? Tracks,
    [property: Description("Measured speed.")] double? BytesPerSecond,
    [property: Description("The same speed in 1x of the medium's kind.")] double? Times,
    [property: Description("Time left.")] double? RemainingSeconds,
    [property: Description("How full the buffer between source and drive is, from 0 to 100.")] double? BufferPercent,
    [property: Description("The drive at work; left out where only one is.")] string? Drive)
{
    [JsonPropertyOrder(-2)]
    public string Type => "progress";

    public static ProgressEvent Of(in Advance advance) => new(
        advance.Phase, advance.InBytes ? advance.Done : null, advance.InBytes ? advance.Total : null, advance.Percent,
        advance.Track > 0 ? advance.Track : null, advance.Track > 0 ? advance.Tracks : null, Rounded(advance.BytesPerSecond), Rounded(advance.Times),
        Rounded(advance.Remaining?.TotalSeconds), Rounded(advance.Buffer * 100), advance.Drive);

    private static double? Rounded(double? value) => value is { } number && double.IsFinite(number) ? Math.Round(number, 1) : null;
}

[Description("The command failed. This is the last line.")]
internal sealed record ErrorEvent(
    [property: Description("The error's name, as docs/errors.md lists it.")] string Symbol,
    [property: Description("The error's COM result code, such as 0x8004020F."), JsonPropertyName("hresult")] string HResult,
    [property: Description("What it concerns: usage, source, plan, destination, drive, medium, verification, internal or cancelled.")] string Kind,
    [property: Description("The exit code of the process.")] int ExitCode,
    [property: Description("What happened.")] string Text,
    [property: Description("What to do about it.")] string Advice,
    [property: Description("The command that the drive refused, its bytes in hexadecimal.")] string? Command,
    [property: Description("What the drive said of it: sense key, additional sense code and its words.")] string? Sense,
    [property: Description("The disc as a recording that failed or was cancelled left it, where the drive could say.")] MediumDocument? Medium,
    [property: Description("The first blocks that were not read back as recorded, where verification failed.")] IReadOnlyList<MismatchDocument>? Mismatches,
    [property: Description("The drives in which a copy was not made, where it was one of several.")] IReadOnlyList<FailedCopy>? Failed,
    [property: Description("The discs burned all the same, in order, where one of several copies failed or was cancelled.")] IReadOnlyList<BurnedDisc>? Discs)
{
    [JsonPropertyOrder(-2)]
    public string Type => "error";

    public static ErrorEvent Of(Failure failure) => new(failure.Symbol, $"0x{failure.HResult:X8}", failure.Kind, (int)failure.Code, failure.Happened,
        failure.Advice, failure.Drive?.Command.ToString(), failure.Drive?.Sense.ToString(), MediumAfter(failure.Fault) is { } medium ? MediumDocument.Of(medium) : null, MismatchDocument.In(failure.Fault),
        failure.Copies, failure.Discs);

    private static Medium? MediumAfter(Exception? fault) => fault switch
    {
        RecordingException failed => failed.After,
        RecordingCanceledException cancelled => cancelled.After,
        _ => null,
    };
}

[Description("A run of blocks that was not read back as recorded.")]
internal sealed record MismatchDocument(
    [property: Description("The first block.")] long Block,
    [property: Description("How many.")] long Blocks,
    [property: Description("The file that owns the first of them.")] string? Path,
    [property: Description("What the drive said when it could not read them; left out where they were read and differ.")] string? Unreadable)
{
    public static IReadOnlyList<MismatchDocument>? In(Exception? fault) => fault is RecordingException { Mismatches: { IsDefaultOrEmpty: false } mismatches }
        ? [.. mismatches.Select(each => new MismatchDocument(each.Extent.Start.Value, each.Extent.Length.Value, each.Path, each.Unreadable))] : null;
}
