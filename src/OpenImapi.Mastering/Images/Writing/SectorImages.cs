using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>What the forms of raw sectors have in common.</summary>
internal static class SectorImages
{
    /// <summary>Refuses what only .iso has.</summary>
    /// <exception cref="DiscException">OPENIMAPI_E_CANNOT_EXPORT.</exception>
    public static void RequireWholeDisc(string path, DiscImageOptions options)
    {
        if (options.LastSession)
            throw new DiscException(DiscImageErrors.CannotExport, $"{path}: this form shows every session; the last one alone is exported as .iso.");
    }

    /// <summary>The layout of what a file holds: no drive reads the run-out of a last data track, so it is left out.</summary>
    public static DiscLayout Readable(DiscLayout layout)
    {
        var (session, track) = (layout.Sessions[^1], layout.Sessions[^1].Tracks[^1]);
        return track.Form == BlockForm.Audio ? layout : layout with
        {
            Sessions = layout.Sessions.SetItem(layout.Sessions.Length - 1, session with
            {
                Tracks = session.Tracks.SetItem(session.Tracks.Length - 1, track with { Postgap = BlockCount.Zero }),
            }),
        };
    }

    /// <summary>The file of sectors beside the one that tells of it.</summary>
    public static BlockFile Sectors(DiscLayout layout, IBlockSource source, string path) =>
        new(Path.ChangeExtension(path, ".bin"), new SectorSource(layout, source));

    /// <summary>The CD-TEXT of the first lead-in, by language; empty where there is none that can be read.</summary>
    public static ImmutableArray<CdTextBlock> TextsOf(DiscLayout layout) => CdText.Decode(layout.Sessions[0].CdText, new FaultList());
}
