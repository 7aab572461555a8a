using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>What a layout must be to be recorded, and in which ways.</summary>
internal static class LayoutRules
{
    /// <summary>The shortest track: 4 seconds (ECMA-130, 20).</summary>
    public const int ShortestTrack = 300;

    private const int MostTracks = 99;

    /// <summary>Refuses what no way of writing can make.</summary>
    /// <exception cref="DiscException">OPENIMAPI_E_LAYOUT: several sessions at once, tracks that leave holes, too many or too short ones.</exception>
    public static void Check(DiscLayout layout)
    {
        if (layout.Sessions is not [{ Tracks.IsEmpty: false } session])
            throw Refusal($"The layout has {layout.Sessions.Length} sessions; they are recorded one after another, each as a job of its own.");
        if (session.Tracks.Length > MostTracks || session.Tracks[^1].Number > MostTracks)
            throw Refusal($"The layout has {session.Tracks.Length} tracks up to number {session.Tracks[^1].Number}; a CD has 99 at the most.");
        foreach (var (before, track) in session.Tracks.Zip(session.Tracks.Skip(1)))
            if (track.Number != before.Number + 1 || track.Extent.Start - track.Pregap != before.Extent.End + before.Postgap)
                throw Refusal($"Track {before.Number} ends with its gap at block {before.Extent.End + before.Postgap}; "
                    + $"track {track.Number} begins with its gap at block {track.Extent.Start - track.Pregap}.");
        if (session.Tracks.FirstOrDefault(IsShort) is { } tooShort)
            throw Refusal($"Track {tooShort.Number} has {tooShort.Extent.Length} blocks; a track of sound has {ShortestTrack} at least, 4 seconds.");
    }

    /// <summary>One track of user data, as every kind of medium takes it.</summary>
    public static bool IsOneDataTrack(DiscLayout layout) =>
        layout.Sessions is [{ Tracks: [{ Form: BlockForm.Mode1 or BlockForm.Mode2Form1, Indexes.IsEmpty: true, Pregap.Value: 0 }] }];

    /// <summary>
    /// Why tracks at once cannot make a layout, in words; nothing where they can: sound only, all gaps alike, no index inside a track, no
    /// sound before the first one, no text.
    /// </summary>
    public static string? AgainstTrackAtOnce(SessionLayout session)
    {
        var tracks = session.Tracks;
        var gaps = tracks.Skip(1).Select(track => track.Pregap).Distinct().ToArray();
        return tracks.FirstOrDefault(track => track.Form != BlockForm.Audio) is { } data ? $"track {data.Number} is a data track among others"
            : tracks[0].Pregap > BlockCount.Zero ? "there is sound before the first track"
            : gaps.Length > 1 ? $"its gaps differ: {string.Join(", ", gaps.Select(gap => gap.Value).Order().Take(3))} blocks"
            : tracks.FirstOrDefault(track => !track.Indexes.IsEmpty) is { } indexed ? $"track {indexed.Number} has an index inside"
            : null;
    }

    /// <summary>Tracks at once make exactly this: there is no text, and every track but the first has a gap.</summary>
    public static bool IsKeptTrackAtOnce(SessionLayout session) => AgainstTrackAtOnce(session) is null && session.CdText.IsEmpty && !HasJoinedTracks(session);

    /// <summary>A track goes on without a gap where the one before ends.</summary>
    public static bool HasJoinedTracks(SessionLayout session) => session.Tracks.Skip(1).Any(track => track.Pregap == BlockCount.Zero);

    private static bool IsShort(TrackLayout track) => track.Form == BlockForm.Audio && track.Extent.Length.Value < ShortestTrack;

    private static DiscException Refusal(string what) => new(RecordingErrors.Layout, what);
}
