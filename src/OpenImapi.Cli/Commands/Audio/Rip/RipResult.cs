using System.ComponentModel;
using System.Text.Json.Serialization;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;
using OpenImapi.Recording;

namespace OpenImapi.Cli;

[Description("How audio rip ended.")]
internal sealed record RipResult(
    [property: Description("The drive.")] string Drive,
    [property: Description("The disc's title.")] string? Title,
    [property: Description("Who performs it.")] string? Performer,
    [property: Description("The number on the package.")] string? Catalog,
    [property: Description("What MusicBrainz calls the disc.")] string? MusicBrainzId,
    [property: Description("What freedb calls it.")] string FreedbId,
    [property: Description("What AccurateRip calls it.")] string? AccurateRipId,
    [property: Description("The files written.")] IReadOnlyList<string> Files,
    [property: Description("What was read, in order.")] IReadOnlyList<RippedTrack> Tracks)
{
    [JsonPropertyOrder(-2)]
    public string Type => "result";

    [JsonPropertyOrder(-1)]
    public string Command => "audio rip";

    public static RipResult Of(DriveAddress drive, RippedDisc disc, IReadOnlyList<string> files, IReadOnlyList<RippedTrack> tracks) => new(
        drive.Name, Known(disc.Text.Title), Known(disc.Text.Performer), disc.Layout.Catalog?.ToString(), disc.MusicBrainz?.ToString(), disc.Freedb.ToString(),
        disc.AccurateRip?.ToString(), files, tracks);

    /// <summary>Draws it for people.</summary>
    public void Draw(Page page)
    {
        page.Table(
            [new("Track", IsNumber: true), new("Length", IsNumber: true), new("CRC-32"), new("AccurateRip 1"), new("AccurateRip 2"), new("Reading"), new("Title")],
            Tracks.Select(track => new[]
            {
                track.Track == 0 ? "hidden" : $"{track.Track}", AudioTrackDocument.Time(track.Blocks), track.Crc32, track.AccurateRip1, track.AccurateRip2, track.State(),
                Texts.Name(track.Title ?? ""),
            }));
        page.Line();
        page.Say($"{Texts.Count(Files.Count, "file")} written to {Path.GetDirectoryName(Files[0])}; MusicBrainz calls the disc {MusicBrainzId}.");
    }

    private static string? Known(string text) => text.Length == 0 ? null : text;
}

[Description("A part of a disc that was read.")]
internal sealed record RippedTrack(
    [property: Description("The track's number; 0 is sound hidden before the first.")] int Track,
    [property: Description("The file that holds it.")] string File,
    [property: Description("Its title.")] string? Title,
    [property: Description("Blocks of 1/75 s, the gap before the next track counted.")] long Blocks,
    [property: Description("CRC-32 of the samples.")] string Crc32,
    [property: Description("AccurateRip's first checksum.")] string AccurateRip1,
    [property: Description("AccurateRip's second checksum.")] string AccurateRip2,
    [property: Description("Whether every block was read without doubt.")] bool Sure,
    [property: Description("Blocks that were read again.")] long RereadBlocks,
    [property: Description("Whether the drive's own error pointers were believed; else all was read twice.")] bool UsedC2,
    [property: Description("Samples at the ends that the drive could not read and that are silence.")] long SilencedSamples,
    [property: Description("Blocks whose readings never agreed.")] IReadOnlyList<DoubtfulDocument> Doubtful)
{
    public static RippedTrack Of(ExtractionReport report, CdTextFields text, string file) => new(
        report.Part.Track, file, text.Title.Length == 0 ? null : text.Title, report.Part.Extent.Length.Value, $"{report.Crc32:X8}", $"{report.AccurateRip1:X8}", $"{report.AccurateRip2:X8}",
        report.IsSure, report.Reread.Value, report.UsedC2, report.Silenced.Value,
        [.. report.Doubtful.Select(doubt => new DoubtfulDocument(doubt.Extent.Start.Value, doubt.Extent.Length.Value, doubt.Unreadable))]);

    /// <summary>How sure it is, in a word or two.</summary>
    public string State() => !Sure ? $"{Doubtful.Sum(doubt => doubt.Blocks)} doubtful" : RereadBlocks > 0 ? $"sure, {RereadBlocks} read again" : "sure";

    /// <summary>Every doubt in a sentence.</summary>
    public IEnumerable<string> Doubts() => Doubtful.Select(doubt =>
        $"{(Track == 0 ? "The hidden sound" : $"Track {Track}")}: {Texts.Count(doubt.Blocks, "block")} from {AudioTrackDocument.Time(doubt.Block)} on {(doubt.Unreadable ? "cannot be read and are silent" : "were read differently each time")}.");
}

[Description("Blocks whose readings never agreed.")]
internal sealed record DoubtfulDocument(
    [property: Description("The first block.")] long Block,
    [property: Description("How many.")] long Blocks,
    [property: Description("True where no reading came at all, and there is silence.")] bool Unreadable);
