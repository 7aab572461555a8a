using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>Where a recording stands. Named as IMAPI version 2 names its write actions.</summary>
internal abstract record State
{
    /// <summary>True where a wish to cancel is heeded: not while what was begun is being closed.</summary>
    public virtual bool CanCancel => true;

    /// <summary>The phase that people are shown.</summary>
    public abstract RecordingPhase Phase { get; }

    public sealed record Idle : State
    {
        public override RecordingPhase Phase => RecordingPhase.Waiting;
    }

    public sealed record ValidatingMedia : State
    {
        public override RecordingPhase Phase => RecordingPhase.ValidatingMedia;
    }

    public sealed record InitializingHardware(BurnPlan Plan) : State
    {
        public override RecordingPhase Phase => RecordingPhase.InitializingHardware;
    }

    public sealed record CalibratingPower(BurnPlan Plan) : State
    {
        public override RecordingPhase Phase => RecordingPhase.CalibratingPower;
    }

    /// <summary>The drive is told the whole session.</summary>
    public sealed record Announcing(BurnPlan Plan) : State
    {
        public override RecordingPhase Phase => RecordingPhase.CalibratingPower;
    }

    public sealed record WritingData(BurnPlan Plan, BlockCount Written) : State
    {
        public override RecordingPhase Phase => RecordingPhase.WritingData;
    }

    /// <summary>A track is closed, and another one follows.</summary>
    public sealed record EndingTrack(BurnPlan Plan, BlockCount Written, ClosingStep Step) : State
    {
        public override bool CanCancel => false;

        public override RecordingPhase Phase => RecordingPhase.WritingData;
    }

    /// <summary>The drive is asked where the next track begins; nothing of it is written.</summary>
    public sealed record BeginningTrack(BurnPlan Plan, BlockCount Written) : State
    {
        public override RecordingPhase Phase => RecordingPhase.WritingData;
    }

    /// <summary>All content is on the disc, and what makes the disc show it is written: run after run, each flushed before the next.</summary>
    public sealed record WritingHead(BurnPlan Plan, int Run, bool IsWritten = false) : State
    {
        public override bool CanCancel => false;

        public override RecordingPhase Phase => RecordingPhase.Finalization;
    }

    /// <summary>What was written is flushed and closed; after a failure or a cancel only so far that drive and medium are in a known state.</summary>
    public sealed record Finalization(BurnPlan Plan, ClosingStep Step, Ending Ending) : State
    {
        public override bool CanCancel => false;

        public override RecordingPhase Phase => RecordingPhase.Finalization;
    }

    public sealed record Verifying(BurnPlan Plan) : State
    {
        public override RecordingPhase Phase => RecordingPhase.Verifying;
    }

    /// <summary>The drive gets its tray back.</summary>
    public sealed record Releasing(Ending Ending) : State
    {
        public override bool CanCancel => false;

        public override RecordingPhase Phase => RecordingPhase.Finalization;
    }

    public sealed record Ended(Ending Ending) : State
    {
        public override bool CanCancel => false;

        public override RecordingPhase Phase => RecordingPhase.Completed;
    }
}

/// <summary>The steps that close what was written.</summary>
internal enum ClosingStep
{
    Synchronizing,
    ClosingTrack,
    ClosingSession,
}

/// <summary>How a recording ends.</summary>
internal abstract record Ending
{
    public sealed record Success : Ending;

    public sealed record Failure(Exception Error) : Ending;

    public sealed record Cancelled : Ending;

    public static readonly Ending Good = new Success();
}
