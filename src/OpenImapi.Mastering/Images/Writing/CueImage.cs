using System.Collections.Immutable;
using System.Text;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Formats.Sheets;

namespace OpenImapi.Mastering;

/// <summary>
/// .cue and .bin: the sheet that says where the tracks lie, and whole sectors. Its CD-TEXT is that of the first language; where that is
/// not all there is, a .cdt beside it holds the packs.
/// </summary>
internal sealed class CueImage : IDiscImageForm
{
    public ValueTask<IReadOnlyList<PlannedFile>> PlanAsync(
        DiscLayout layout, IBlockSource source, string path, DiscImageOptions options, CancellationToken cancellation)
    {
        SectorImages.RequireWholeDisc(path, options);
        var readable = SectorImages.Readable(layout);
        var bin = SectorImages.Sectors(readable, source, path);
        var texts = SectorImages.TextsOf(layout);
        var packs = layout.Sessions[0].CdText;
        var cdt = packs.IsEmpty || IsSaid(texts, layout) ? null : new SmallFile(Path.ChangeExtension(path, ".cdt"), BytesOf(packs));
        var sheet = CueSheet.Of(readable, [new(Path.GetFileName(bin.Path), CueFileType.Binary)], new() { Text = texts.FirstOrDefault() }) with
        {
            CdTextFile = Path.GetFileName(cdt?.Path) ?? "",
        };
        var cue = new SmallFile(path, Encoding.UTF8.GetBytes(sheet.Write()));
        return new(cdt is null ? [bin, cue] : [bin, cdt, cue]);
    }

    /// <summary>The sheet's own commands say all of the CD-TEXT: one language, English as every reader takes it, and no more than they can.</summary>
    private static bool IsSaid(ImmutableArray<CdTextBlock> texts, DiscLayout layout) =>
        texts is [{ Language: CdTextLanguage.English, Encoding: not CdTextEncoding.ShiftJis, GenreCode: 0 } text]
        && text.Tracks.Prepend(text.Disc).All(IsPlain)
        && text.Tracks.Select((track, index) => (track.Code, Number: text.FirstTrack + index)).All(track => track.Code.Length == 0
            || layout.Tracks.Any(other => other.Number == track.Number && Isrc.TryParse(track.Code, out var code) && other.Isrc == code));

    /// <summary>No quotation mark, which a sheet cannot hold inside a text.</summary>
    private static bool IsPlain(CdTextFields fields) =>
        !(fields.Title + fields.Performer + fields.Songwriter + fields.Composer + fields.Arranger + fields.Message + fields.Code).Contains('"', StringComparison.Ordinal);

    private static byte[] BytesOf(ImmutableArray<CdTextPack> packs)
    {
        var bytes = new byte[packs.Length * CdTextPack.Length];
        for (var i = 0; i < packs.Length; i++)
            Structure.Write(packs[i], bytes.AsSpan(i * CdTextPack.Length));
        return bytes;
    }
}
