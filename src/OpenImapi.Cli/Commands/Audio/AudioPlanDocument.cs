using System.ComponentModel;
using System.Text.Json.Serialization;

namespace OpenImapi.Cli;

[Description("The audio disc that would be made: printed by --plan. Nothing is written.")]
internal sealed record AudioPlanDocument(
    [property: Description("The drive whose disc it is planned for; left out where it is for none.")] string? Drive,
    [property: Description("The disc's title.")] string? Title,
    [property: Description("Who performs it.")] string? Performer,
    [property: Description("The number on the package.")] string? Catalog,
    [property: Description("Blocks of 1/75 s that the disc takes, from its beginning to the lead-out.")] long Blocks,
    [property: Description("The same in seconds.")] double Seconds,
    [property: Description("Blocks that the disc in the drive, or else an 80-minute disc, has room for.")] long RoomBlocks,
    [property: Description("Whether it fits.")] bool Fits,
    [property: Description("False where lengths are estimates: some files must be decoded to know theirs.")] bool Exact,
    [property: Description("CD-TEXT packs of 18 bytes in the lead-in.")] int CdTextPacks,
    [property: Description("The tracks, in order.")] IReadOnlyList<AudioTrackDocument> Tracks,
    [property: Description("What is not as one may expect.")] IReadOnlyList<string> Warnings)
{
    [JsonPropertyOrder(-2)]
    public string Type => "audioPlan";

    /// <summary>Draws it for people.</summary>
    public void Draw(Page page)
    {
        page.Facts(
        [
            new("Drive", Drive),
            new("Title", Title is { } title ? Texts.Name(title) : null),
            new("Performer", Performer is { } performer ? Texts.Name(performer) : null),
            new("Catalog", Catalog),
            new("Length", $"{AudioTrackDocument.Time(Blocks)} of {AudioTrackDocument.Time(RoomBlocks)}{(Fits ? "" : ": too long")}{(Exact ? "" : " (about: some files tell only when they are decoded)")}"),
            new("CD-TEXT", CdTextPacks == 0 ? "none" : Texts.Count(CdTextPacks, "pack")),
        ]);
        page.Line();
        AudioTrackDocument.Draw(page, Tracks);
    }
}
