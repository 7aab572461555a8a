using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Virtual;

/// <summary>What is recorded, as a layout.</summary>
internal static class RecordedLayout
{
    public static DiscLayout Of(DiscState state) => state.Area is { } area ? OverwrittenOf(area) : new(
    [
        .. state.Tracks.Where(track => !track.Readable.IsEmpty).GroupBy(track => track.Session).Select(session =>
            new SessionLayout(session.Key, [.. session.Select(Of)])
            {
                CdText = state.Texts.FirstOrDefault(text => text.Session == session.Key)?.Packs ?? [],
            }),
    ])
    {
        Catalog = state.Catalog,
    };

    private static DiscLayout OverwrittenOf(FormattedArea area) =>
        area.Used == BlockCount.Zero ? new([]) : DiscLayout.OneDataTrack(new(Lba.Zero, area.Used));

    private static TrackLayout Of(DiscTrack track) => new(track.Number, track.Readable, track.Form)
    {
        Pregap = track.Pregap,
        Postgap = track.RunOut,
        Indexes = track.Indexes,
        Flags = (TrackFlags)track.Mode & TrackFlags.InControl & (track.IsAudio ? TrackFlags.InControl : TrackFlags.CopyPermitted)
            | (track.SerialCopy ? TrackFlags.SerialCopy : TrackFlags.None),
        Isrc = track.Isrc,
    };
}
