using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>What BLANK does to a CD-RW, by its type.</summary>
[Clause(Standard.Mmc5, "6.2")]
internal static class CdBlanking
{
    /// <exception cref="Refusal">There is no such track or session, or it is not one that can be erased by itself.</exception>
    public static IReadOnlyList<DiscEvent> Of(DiscState state, Blank command) => command.Type switch
    {
        BlankingType.Full or BlankingType.Minimal => [new DiscBlanked(command.Type == BlankingType.Full)],
        BlankingType.Track => [new TrackBlanked(OpenSessionTrack(state, command.Start) is { Closed: true } or { Reserved: not null }
            ? (int)command.Start : throw new Refusal(KnownSense.CommandSequenceError))],
        BlankingType.UnreserveTrack => [new TrackUnreserved(OpenSessionTrack(state, command.Start) == state.Tracks[^1]
            ? (int)command.Start : throw new Refusal(KnownSense.CommandSequenceError))],
        BlankingType.UncloseLastSession when state is { ClosedSessions: > 0, InProgress: null } && !state.CurrentTracks.Any() => [new SessionUnclosed()],
        BlankingType.LastSession when !state.Tracks.IsEmpty || state.InProgress is not null => [new SessionErased()],
        BlankingType.UncloseLastSession or BlankingType.LastSession => throw new Refusal(KnownSense.CommandSequenceError),

        // A tail is erased from the border of a packet on; nothing here is written in packets.
        BlankingType.TrackTail => throw new Refusal(KnownSense.IllegalModeForThisTrack),
        _ => throw new Refusal(KnownSense.InvalidFieldInCdb),
    };

    /// <summary>A track is erased by itself only as long as its session has no lead-in.</summary>
    private static DiscTrack OpenSessionTrack(DiscState state, uint number)
    {
        var track = state.Find((int)Math.Min(number, int.MaxValue)) ?? throw new Refusal(KnownSense.InvalidFieldInCdb);
        return track.Session == state.CurrentSession ? track : throw new Refusal(KnownSense.CommandSequenceError);
    }
}
