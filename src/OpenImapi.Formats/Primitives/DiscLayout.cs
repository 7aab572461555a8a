using System.Collections.Immutable;

namespace OpenImapi.Formats;

/// <summary>Where everything lies on a disc: its sessions and their tracks. A data disc is one session with one track.</summary>
public sealed record DiscLayout(ImmutableArray<SessionLayout> Sessions)
{
    /// <summary>Every track, in order of address.</summary>
    public IEnumerable<TrackLayout> Tracks => Sessions.SelectMany(session => session.Tracks);

    /// <summary>The layout of one data track that starts at the given block.</summary>
    public static DiscLayout OneDataTrack(Extent extent) => new([new(1, [new(1, extent, BlockForm.Mode1)])]);
}

/// <summary>One session, numbered from 1.</summary>
public sealed record SessionLayout(int Number, ImmutableArray<TrackLayout> Tracks);

/// <summary>One track, numbered from 1 across the disc; its extent leaves out pre-gap, post-gap and run-out blocks.</summary>
public sealed record TrackLayout(int Number, Extent Extent, BlockForm Form);

/// <summary>What a track's blocks are made of.</summary>
public enum BlockForm
{
    /// <summary>2,048 bytes of user data; on a CD with header, EDC and ECC (ECMA-130, 14.3).</summary>
    Mode1,

    /// <summary>2,048 bytes of user data in a CD-ROM XA sector.</summary>
    Mode2Form1,

    /// <summary>2,352 bytes of 16-bit stereo samples.</summary>
    Audio,
}
