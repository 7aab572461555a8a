using System.ComponentModel;
using OpenImapi.Formats;
using OpenImapi.Mmc;
using OpenImapi.Recording;

namespace OpenImapi.Cli;

[Description("What a CD with sound says of itself.")]
internal sealed record AudioDiscDocument(
    [property: Description("The disc's title.")] string? Title,
    [property: Description("Who performs it.")] string? Performer,
    [property: Description("The number on the package.")] string? Catalog,
    [property: Description("What MusicBrainz calls the disc.")] string? MusicBrainzId,
    [property: Description("What freedb calls it.")] string FreedbId,
    [property: Description("CD-TEXT packs of 18 bytes in the lead-in.")] int CdTextPacks,
    [property: Description("The tracks, in order; gaps and indexes only with --gaps.")] IReadOnlyList<AudioTrackDocument> Tracks,
    [property: Description("What the drive could not tell.")] IReadOnlyList<string> Untold)
{
    /// <summary>Asks the drive; nothing for a disc without sound, or one that is not closed yet.</summary>
    public static async Task<AudioDiscDocument?> ReadAsync(Drive drive, Medium medium, bool gaps, Invocation run, CancellationToken cancellation)
    {
        if (!medium.Profile.IsCd() || medium.Sessions == 0 || medium.Tracks.All(track => track.Form != BlockForm.Audio))
            return null;
        var reading = gaps ? await DiscLayoutReader.ReadAsync(drive, medium, run.Surroundings.Clock, cancellation)
            : await DiscLayoutReader.ReadTableAsync(drive, medium, run.Surroundings.Clock, cancellation);
        var disc = new RippedDisc(reading.Layout);
        return new(Known(disc.Text.Title), Known(disc.Text.Performer), disc.Layout.Catalog?.ToString(), disc.MusicBrainz?.ToString(), disc.Freedb.ToString(),
            disc.Layout.Sessions[0].CdText.Length, [.. disc.Layout.Tracks.Select(track => AudioTrackDocument.Of(track, disc.TextOf(track.Number)))], reading.Untold);
    }

    /// <summary>Draws it for people, below the facts of the medium.</summary>
    public void Draw(Page page)
    {
        page.Line();
        page.Facts(
        [
            new("Title", Title is { } title ? Texts.Name(title) : null),
            new("Performer", Performer is { } performer ? Texts.Name(performer) : null),
            new("Catalog", Catalog),
            new("MusicBrainz", MusicBrainzId),
            new("freedb", FreedbId),
            new("CD-TEXT", CdTextPacks == 0 ? "none" : Texts.Count(CdTextPacks, "pack")),
        ]);
        page.Line();
        AudioTrackDocument.Draw(page, Tracks);
        foreach (var untold in Untold)
            page.Say(untold);
    }

    private static string? Known(string text) => text.Length == 0 ? null : text;
}
