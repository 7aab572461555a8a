using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>What could be found out of the layout of a disc in a drive.</summary>
/// <param name="Layout">Sessions, tracks, gaps, indexes, numbers and texts.</param>
/// <param name="Untold">What the drive could not tell, a sentence each: the layout has nothing there, and the disc may.</param>
public sealed record DiscReading(DiscLayout Layout, ImmutableArray<string> Untold)
{
    /// <summary>Gaps between tracks and indexes were searched and are in the layout; else it has none, and the disc may.</summary>
    public bool GapsKnown { get; init; }
}
