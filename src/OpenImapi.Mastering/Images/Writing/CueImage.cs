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
        var cdt = packs.IsEmpty || (!texts.IsEmpty && CueReach.Holds(texts, layout)) ? null : new SmallFile(Path.ChangeExtension(path, ".cdt"), CdTextPack.WriteAll(packs));
        var sheet = CueSheet.Of(readable, [new(Path.GetFileName(bin.Path), CueFileType.Binary)], new() { Text = texts.FirstOrDefault() }) with
        {
            CdTextFile = Path.GetFileName(cdt?.Path) ?? "",
        };
        var cue = new SmallFile(path, Encoding.UTF8.GetBytes(sheet.Write()));
        return new(cdt is null ? [bin, cue] : [bin, cdt, cue]);
    }
}
