using System.Text;
using OpenImapi.Formats;
using OpenImapi.Formats.Sheets;

namespace OpenImapi.Mastering;

/// <summary>.cue and .bin: the sheet that says where the tracks lie, and whole sectors.</summary>
internal sealed class CueImage : IDiscImageForm
{
    public ValueTask<IReadOnlyList<PlannedFile>> PlanAsync(
        DiscLayout layout, IBlockSource source, string path, DiscImageOptions options, CancellationToken cancellation)
    {
        DiscImageForms.RequireWholeDisc(path, options);
        var bin = Path.ChangeExtension(path, ".bin");
        var sheet = CueSheet.Of(layout, [new(Path.GetFileName(bin), CueFileType.Binary)]);
        return new([new BlockFile(bin, new SectorSource(layout, source)), new SmallFile(path, Encoding.UTF8.GetBytes(sheet.Write()))]);
    }
}
