using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Finds out how a CD in a drive is laid out: its table of contents, and all that its sub-channels say.</summary>
public static class DiscLayoutReader
{
    /// <summary>Reads the layout of a CD with at least one closed session. It takes some twenty seeks for each gap and index.</summary>
    /// <param name="drive">The drive.</param>
    /// <param name="medium">What lies in it, as it was inspected.</param>
    /// <param name="time">The clock that waits.</param>
    /// <param name="cancellation">Stops between two questions.</param>
    /// <exception cref="DiscException">
    /// IMAPI_E_MEDIUM_INVALIDTYPE: not a CD, or nothing on it is closed. IMAPI_E_DISCINFO: the drive could not say what is on it.
    /// </exception>
    public static ValueTask<DiscReading> ReadAsync(Drive drive, Medium medium, TimeProvider? time = null, CancellationToken cancellation = default) =>
        ReadAsync(drive, medium, searchesGaps: true, time, cancellation);

    /// <summary>Reads what is quickly told: all but gaps between tracks and indexes.</summary>
    /// <inheritdoc cref="ReadAsync(Drive, Medium, TimeProvider?, CancellationToken)"/>
    public static ValueTask<DiscReading> ReadTableAsync(Drive drive, Medium medium, TimeProvider? time = null, CancellationToken cancellation = default) =>
        ReadAsync(drive, medium, searchesGaps: false, time, cancellation);

    private static async ValueTask<DiscReading> ReadAsync(Drive drive, Medium medium, bool searchesGaps, TimeProvider? time, CancellationToken cancellation)
    {
        if (!medium.Profile.IsCd() || medium.Sessions == 0)
            throw new DiscException(DriveErrors.InvalidMediumType, $"The disc in {drive.Address.Name} is no CD with a closed session.", "Insert a CD that is recorded.");
        var untold = new List<string>();
        var questions = new LayoutQuestions(drive, untold, cancellation);
        var sessions = await questions.SessionsAsync();
        if (sessions.IsEmpty)
            throw new DiscException(RecordingErrors.DiscInfo, $"{drive.Address.Name} told no track of the disc's table of contents.");
        sessions = await WithFormsAsync(sessions, medium, new(drive, time, cancellation), untold);
        var searched = searchesGaps ? await WithGapsAsync(sessions, new(new(drive, time), cancellation), untold) : null;
        sessions = searched ?? sessions;
        sessions = await WithCodesAsync(sessions, questions);
        sessions = [.. sessions.Select(session => WithRunOuts(session, medium))];
        sessions = sessions.SetItem(0, sessions[0] with { CdText = await questions.CdTextAsync() });
        return new(new(sessions) { Catalog = await questions.CatalogAsync() }, [.. untold]) { GapsKnown = searched is not null };
    }

    private static async ValueTask<ImmutableArray<SessionLayout>> WithFormsAsync(
        ImmutableArray<SessionLayout> sessions, Medium medium, DataForms forms, List<string> untold) => await WithTracksAsync(sessions, async track =>
    {
        if (track.Form == BlockForm.Audio)
            return track;
        if (await forms.OfAsync(track) is { } form)
            return track with { Form = form };
        untold.Add($"What the sectors of track {track.Number} are made of could not be read from the first of them.");
        return track with { Form = medium.Tracks.FirstOrDefault(each => each.Number == track.Number && each.Form != BlockForm.Audio)?.Form ?? track.Form };
    });

    /// <summary>The sessions with gaps and indexes; nothing where the drive does not tell them.</summary>
    private static async ValueTask<ImmutableArray<SessionLayout>?> WithGapsAsync(ImmutableArray<SessionLayout> sessions, GapSearch search, List<string> untold)
    {
        try
        {
            var found = ImmutableArray.CreateBuilder<SessionLayout>();
            foreach (var session in sessions)
                found.Add(await search.SearchAsync(session));
            return found.DrainToImmutable();
        }
        catch (BlockReadException refused)
        {
            untold.Add($"The Q sub-channel could not be read ({refused.Sense}): gaps between tracks and indexes are not known.");
            return null;
        }
    }

    private static ValueTask<ImmutableArray<SessionLayout>> WithCodesAsync(ImmutableArray<SessionLayout> sessions, LayoutQuestions questions) =>
        WithTracksAsync(sessions, async track => track.Form == BlockForm.Audio ? track with { Isrc = await questions.IsrcAsync(track.Number) } : track);

    /// <summary>Run-out blocks belong to a data track and hold nothing: the medium's own tracks leave them out.</summary>
    private static SessionLayout WithRunOuts(SessionLayout session, Medium medium) => session with
    {
        Tracks = [.. session.Tracks.Select(track => track.Form != BlockForm.Audio && HasRunOut(track, medium)
            ? track with { Extent = track.Extent with { Length = track.Extent.Length - MediumAssembly.RunOut }, Postgap = MediumAssembly.RunOut }
            : track)],
    };

    private static bool HasRunOut(TrackLayout track, Medium medium) =>
        medium.Tracks.Any(each => each.Number == track.Number && each.Extent.End == track.Extent.End - MediumAssembly.RunOut);

    private static async ValueTask<ImmutableArray<SessionLayout>> WithTracksAsync(
        ImmutableArray<SessionLayout> sessions, Func<TrackLayout, ValueTask<TrackLayout>> change)
    {
        var changed = ImmutableArray.CreateBuilder<SessionLayout>();
        foreach (var session in sessions)
        {
            var tracks = ImmutableArray.CreateBuilder<TrackLayout>();
            foreach (var track in session.Tracks)
                tracks.Add(await change(track));
            changed.Add(session with { Tracks = tracks.DrainToImmutable() });
        }

        return changed.DrainToImmutable();
    }
}
