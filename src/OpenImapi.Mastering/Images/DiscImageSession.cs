using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>One session of a disc image, its tracks not yet in their places.</summary>
/// <param name="Number">From 1.</param>
/// <param name="FirstTrack">The number of its first track.</param>
/// <param name="Tracks">Its tracks in order.</param>
public sealed record DiscImageSession(int Number, int FirstTrack, ImmutableArray<ProgramTrack> Tracks)
{
    /// <summary>Blocks between the lead-out of the session before and the pre-gap of this one's first track: a lead-out, a lead-in and 150 blocks.</summary>
    public BlockCount Distance { get; init; }
}
