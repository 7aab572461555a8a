using System.Collections.Immutable;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats;

/// <summary>Where everything lies on a disc: its sessions and their tracks. A data disc is one session with one track.</summary>
/// <remarks>
/// The blocks come from an <see cref="IBlockSource"/> beside it. With 2,048-byte blocks that is the user data of data tracks; with
/// 2,352-byte blocks an audio track's blocks are samples and a data track's are whole sectors. What the source does not hold of a gap is
/// silence, or empty sectors.
/// </remarks>
public sealed record DiscLayout(ImmutableArray<SessionLayout> Sessions)
{
    /// <summary>The number on the package, which the Q sub-channel repeats; most discs have none.</summary>
    public MediaCatalogNumber? Catalog { get; init; }

    /// <summary>Every track, in order of address.</summary>
    public IEnumerable<TrackLayout> Tracks => Sessions.SelectMany(session => session.Tracks);

    /// <summary>The layout of one data track that starts at the given block.</summary>
    public static DiscLayout OneDataTrack(Extent extent) => new([new(1, [new(1, extent, BlockForm.Mode1)])]);
}
