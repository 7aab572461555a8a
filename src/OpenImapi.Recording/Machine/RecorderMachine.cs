using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>The recorder's whole behaviour: what it becomes, and the one thing that is done next. Knows no drive and keeps nothing.</summary>
internal static class RecorderMachine
{
    /// <summary>One step. An event that cannot follow a state is a fault of this program.</summary>
    public static (State Next, Order Order) Step(State state, Event happened) => (state, happened) switch
    {
        (State.Idle, Event.Started) => (new State.ValidatingMedia(), new Order.InspectMedium()),
        (State.ValidatingMedia, Event.MediumAccepted e) => (new State.InitializingHardware(e.Plan), new Order.InitializeHardware()),

        // A calibration burns a place of the disc, which a simulation must leave as it is.
        (State.InitializingHardware { Plan.Simulate: true } s, Event.HardwareInitialized) => Begin(s.Plan),
        (State.InitializingHardware s, Event.HardwareInitialized) => (new State.CalibratingPower(s.Plan), new Order.CalibratePower()),
        (State.CalibratingPower s, Event.PowerCalibrated) => Begin(s.Plan),
        (State.Announcing, Event.SessionAnnounced e) => Write(e.Plan, BlockCount.Zero),
        (State.WritingData s, Event.BlocksWritten e) => Advance(s.Plan, s.Written, s.Written + e.Count),

        (State.EndingTrack { Plan.Simulate: true } s, Event.CacheSynchronized) => BeginTrack(s),
        (State.EndingTrack { Step: ClosingStep.Synchronizing } s, Event.CacheSynchronized) => (s with { Step = ClosingStep.ClosingTrack }, new Order.CloseTrack()),
        (State.EndingTrack { Step: ClosingStep.ClosingTrack } s, Event.TrackClosed) => BeginTrack(s),
        (State.BeginningTrack s, Event.TrackBegun e) => Write(e.Plan, s.Written),

        (State.Finalization { Step: ClosingStep.Synchronizing, Ending: Ending.Success, Plan.LastRuns: > 0 } s, Event.CacheSynchronized) => WriteHead(s.Plan, 0),
        (State.WritingHead { IsWritten: false } s, Event.HeadWritten) => (s with { IsWritten = true }, new Order.SynchronizeCache()),
        (State.WritingHead { IsWritten: true } s, Event.CacheSynchronized) when s.Run + 1 < s.Plan.LastRuns => WriteHead(s.Plan, s.Run + 1),
        (State.WritingHead { IsWritten: true } s, Event.CacheSynchronized) => CloseTrack(new(s.Plan, ClosingStep.ClosingTrack, Ending.Good)),

        (State.Finalization { Plan.Simulate: true } s, Event.CacheSynchronized) => Release(s.Ending, s.Plan),
        (State.Finalization { Plan.ClosesItself: true } s, Event.CacheSynchronized) => Finish(s),
        (State.Finalization { Step: ClosingStep.Synchronizing } s, Event.CacheSynchronized) => CloseTrack(s),
        (State.Finalization { Step: ClosingStep.ClosingTrack, Ending: Ending.Success } s, Event.TrackClosed) => CloseSession(s),
        (State.Finalization { Step: ClosingStep.ClosingTrack } s, Event.TrackClosed) => Release(s.Ending, s.Plan),
        (State.Finalization { Step: ClosingStep.ClosingSession } s, Event.SessionClosed) => Finish(s),
        (State.Verifying s, Event.ContentVerified) => Release(Ending.Good, s.Plan),
        (State.Releasing s, Event.DriveReleased) => (new State.Ended(s.Ending), new Order.Stop()),

        (_, Event.CancelRequested) when state.CanCancel => Stop(state, new Ending.Cancelled()),
        (State.EndingTrack s, Event.Faulted e) => Salvage(new(s.Plan, s.Step, Ending.Good), e.Error),
        (State.Finalization s, Event.Faulted e) => Salvage(s, e.Error),
        (State.Releasing s, Event.Faulted) => (new State.Ended(s.Ending), new Order.Stop()),
        (not State.Ended, Event.Faulted e) => Stop(state, new Ending.Failure(e.Error)),
        _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
    };

    private static (State, Order) Begin(BurnPlan plan) =>
        plan.IsAnnounced ? (new State.Announcing(plan), new Order.AnnounceSession()) : Write(plan, BlockCount.Zero);

    private static (State, Order) Write(BurnPlan plan, BlockCount written)
    {
        var (span, within) = plan.After(written);
        return (new State.WritingData(plan, written), new Order.WriteBlocks(span.At + within, BlockCount.Min(span.PerCommand, span.Length - within)));
    }

    /// <summary>Writes on, closes a track that is complete, or ends.</summary>
    private static (State, Order) Advance(BurnPlan plan, BlockCount before, BlockCount written)
    {
        if (written >= plan.Total)
            return Synchronize(plan, Ending.Good);
        var isTrackComplete = plan.After(before).Span.EndsTrack && plan.After(written).Within == BlockCount.Zero;
        return isTrackComplete ? (new State.EndingTrack(plan, written, ClosingStep.Synchronizing), new Order.SynchronizeCache()) : Write(plan, written);
    }

    private static (State, Order) BeginTrack(State.EndingTrack s) =>
        (new State.BeginningTrack(s.Plan, s.Written), new Order.BeginTrack(s.Plan.After(s.Written).Span.Track));

    private static (State, Order) WriteHead(BurnPlan plan, int run) => (new State.WritingHead(plan, run), new Order.WriteHead(run));

    private static (State, Order) Synchronize(BurnPlan plan, Ending ending) =>
        (new State.Finalization(plan, ClosingStep.Synchronizing, ending), new Order.SynchronizeCache());

    private static (State, Order) CloseTrack(State.Finalization s) => (s with { Step = ClosingStep.ClosingTrack }, new Order.CloseTrack());

    private static (State, Order) CloseSession(State.Finalization s) => (s with { Step = ClosingStep.ClosingSession }, new Order.CloseSession());

    /// <summary>Everything is closed.</summary>
    private static (State, Order) Finish(State.Finalization s) =>
        s is { Ending: Ending.Success, Plan.Verify: true } ? (new State.Verifying(s.Plan), new Order.VerifyContent()) : Release(s.Ending, s.Plan);

    private static (State, Order) Release(Ending ending, BurnPlan? plan = null) =>
        (new State.Releasing(ending), new Order.ReleaseDrive(Eject: ending is Ending.Success && plan is { Eject: true }));

    /// <summary>Ends early. What was begun on the medium is flushed, and its track closed, before the drive is released.</summary>
    private static (State, Order) Stop(State state, Ending ending) =>
        state switch
        {
            State.WritingData s when IsTrackBegun(s) => Synchronize(s.Plan, ending),
            State.WritingHead s => Synchronize(s.Plan, ending),
            _ => Release(ending),
        };

    /// <summary>Something of the present track, or of a session in one piece, was written.</summary>
    private static bool IsTrackBegun(State.WritingData s)
    {
        var (span, within) = s.Plan.After(s.Written);
        var isFirstOfTrack = s.Plan.Spans.IndexOf(span) is var index && (index == 0 || s.Plan.Spans[index - 1].EndsTrack);
        return s.Written > BlockCount.Zero && !(isFirstOfTrack && within == BlockCount.Zero);
    }

    /// <summary>
    /// A closing step failed. A failed flush still leaves a track to close, when the recording had ended early anyway; the first error is the
    /// one that is told.
    /// </summary>
    private static (State, Order) Salvage(State.Finalization s, Exception error)
    {
        var ending = s.Ending is Ending.Success ? new Ending.Failure(error) : s.Ending;
        return s.Step == ClosingStep.Synchronizing && s.Plan is { Simulate: false, ClosesItself: false } ? CloseTrack(s with { Ending = ending }) : Release(ending);
    }
}
