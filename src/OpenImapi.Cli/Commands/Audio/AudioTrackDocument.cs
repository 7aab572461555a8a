using System.ComponentModel;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Cli;

[Description("A track of an audio disc.")]
internal sealed record AudioTrackDocument(
    [property: Description("Counted from 1 across the disc.")] int Number,
    [property: Description("audio, mode1, mode2Form1 or mode2.")] string Form,
    [property: Description("The block at which it begins, INDEX 01.")] long Block,
    [property: Description("Blocks of 1/75 s, from INDEX 01 to the end.")] long Blocks,
    [property: Description("The same in seconds.")] double Seconds,
    [property: Description("Blocks of its pre-gap, which lie before its beginning; the 150 before the first track are not counted.")] long PregapBlocks,
    [property: Description("Where INDEX 02 and up begin, in blocks from the beginning.")] IReadOnlyList<long>? Indexes,
    [property: Description("preEmphasis, copyPermitted, fourChannels, serialCopy.")] IReadOnlyList<string>? Flags,
    [property: Description("The recording's own number.")] string? Isrc,
    [property: Description("Its title.")] string? Title,
    [property: Description("Who performs it.")] string? Performer)
{
    private static readonly TrackFlags[] Known = [TrackFlags.PreEmphasis, TrackFlags.CopyPermitted, TrackFlags.FourChannels, TrackFlags.SerialCopy];

    public static AudioTrackDocument Of(TrackLayout track, CdTextFields text) => new(
        track.Number, Word(track.Form), track.Extent.Start.Value, track.Extent.Length.Value, Math.Round(track.Extent.Length.Value / (double)Msf.FramesPerSecond, 3),
        track.Pregap.Value, track.Indexes.IsDefaultOrEmpty ? null : [.. track.Indexes.Select(index => index.Value)],
        track.Flags == TrackFlags.None ? null : [.. Known.Where(flag => track.Flags.HasFlag(flag)).Select(Word)],
        track.Isrc?.ToString(), NullIfEmpty(text.Title), NullIfEmpty(text.Performer));

    /// <summary>Draws tracks as a table; columns that no track fills are left out.</summary>
    public static void Draw(Page page, IReadOnlyList<AudioTrackDocument> tracks)
    {
        var isData = tracks.Any(track => track.Form != Word(BlockForm.Audio));
        (Column Column, Func<AudioTrackDocument, string?> Value)[] all =
        [
            (new("Track", IsNumber: true), track => $"{track.Number}"),
            (new("Begins", IsNumber: true), track => Time(track.Block)),
            (new("Length", IsNumber: true), track => Time(track.Blocks)),
            (new("Gap", IsNumber: true), track => track.PregapBlocks == 0 ? null : Time(track.PregapBlocks)),
            (new("Holds"), track => isData ? track.Form == Word(BlockForm.Audio) ? "sound" : "data" : null),
            (new("Indexes"), track => track.Indexes is { } indexes ? string.Join(' ', indexes.Select(Time)) : null),
            (new("Flags"), track => track.Flags is { } flags ? string.Join(", ", flags.Select(Texts.Words)) : null),
            (new("ISRC"), track => track.Isrc),
            (new("Title"), track => track.Title is { } title ? Texts.Name(title) : null),
            (new("Performer"), track => track.Performer is { } performer ? Texts.Name(performer) : null),
        ];
        var used = Array.FindAll(all, each => tracks.Any(track => each.Value(track) is not null));
        page.Table([.. used.Select(each => each.Column)], tracks.Select(track => used.Select(each => each.Value(track) ?? "").ToArray()));
    }

    /// <summary>Minutes, seconds and frames.</summary>
    public static string Time(long blocks) => Msf.OfLength(new(blocks)).ToString();

    private static string Word<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
