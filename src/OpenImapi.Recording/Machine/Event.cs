using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>What happened: an order was carried out, failed, or somebody wants to stop.</summary>
internal abstract record Event
{
    public sealed record Started : Event;

    public sealed record MediumAccepted(BurnPlan Plan) : Event;

    public sealed record HardwareInitialized : Event;

    public sealed record PowerCalibrated : Event;

    /// <summary>The drive knows the session, which may have become another one than was planned.</summary>
    public sealed record SessionAnnounced(BurnPlan Plan) : Event;

    /// <summary>The drive has said where the next track begins.</summary>
    public sealed record TrackBegun(BurnPlan Plan) : Event;

    public sealed record BlocksWritten(BlockCount Count) : Event;

    public sealed record HeadWritten : Event;

    public sealed record CacheSynchronized : Event;

    public sealed record TrackClosed : Event;

    public sealed record SessionClosed : Event;

    public sealed record ContentVerified : Event;

    public sealed record DriveReleased : Event;

    public sealed record Faulted(Exception Error) : Event;

    public sealed record CancelRequested : Event;
}
