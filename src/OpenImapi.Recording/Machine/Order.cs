using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>The one thing that is to be done next.</summary>
internal abstract record Order
{
    public sealed record InspectMedium : Order;

    public sealed record InitializeHardware : Order;

    public sealed record CalibratePower : Order;

    /// <summary>Tells the drive the whole session.</summary>
    public sealed record AnnounceSession : Order;

    /// <summary>Sets the drive up for one more track, counted from 1, and asks where it begins.</summary>
    public sealed record BeginTrack(int Track) : Order;

    /// <summary>Writes from this block on, so many blocks at the most.</summary>
    public sealed record WriteBlocks(Lba At, BlockCount AtMost) : Order;

    /// <summary>Writes one of the runs that come last, counted from 0.</summary>
    public sealed record WriteHead(int Run) : Order;

    public sealed record SynchronizeCache : Order;

    public sealed record CloseTrack : Order;

    public sealed record CloseSession : Order;

    public sealed record VerifyContent : Order;

    public sealed record ReleaseDrive(bool Eject) : Order;

    /// <summary>Nothing is left to do.</summary>
    public sealed record Stop : Order;
}
