using System.Text;
using OpenImapi.Formats;
using OpenImapi.Formats.Sheets;

namespace OpenImapi.Mastering;

/// <summary>.toc and .bin, as cdrdao reads them: one session, CD-TEXT in every language.</summary>
internal sealed class TocImage : IDiscImageForm
{
    public ValueTask<IReadOnlyList<PlannedFile>> PlanAsync(
        DiscLayout layout, IBlockSource source, string path, DiscImageOptions options, CancellationToken cancellation)
    {
        SectorImages.RequireWholeDisc(path, options);
        var readable = SectorImages.Readable(layout);
        var bin = SectorImages.Sectors(readable, source, path);
        var toc = TocFile.Of(readable, Path.GetFileName(bin.Path), SectorImages.TextsOf(layout));
        return new([bin, new SmallFile(path, Encoding.UTF8.GetBytes(toc.Write()))]);
    }
}
