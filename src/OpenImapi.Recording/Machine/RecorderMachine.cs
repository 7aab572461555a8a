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
        (State.InitializingHardware { Plan.Simulate: true } s, Event.HardwareInitialized) => Write(s.Plan, BlockCount.Zero),
        (State.InitializingHardware s, Event.HardwareInitialized) => (new State.CalibratingPower(s.Plan), new Order.CalibratePower()),
        (State.CalibratingPower s, Event.PowerCalibrated) => Write(s.Plan, BlockCount.Zero),
        (State.WritingData s, Event.BlocksWritten e) when s.Written + e.Count < s.Plan.Total => Write(s.Plan, s.Written + e.Count),
        (State.WritingData s, Event.BlocksWritten) => Synchronize(s.Plan, Ending.Good),

        (State.Finalization { Plan.Simulate: true } s, Event.CacheSynchronized) => Release(s.Ending, s.Plan),
        (State.Finalization { Step: ClosingStep.Synchronizing } s, Event.CacheSynchronized) => CloseTrack(s),
        (State.Finalization { Step: ClosingStep.ClosingTrack, Ending: Ending.Success } s, Event.TrackClosed) => CloseSession(s),
        (State.Finalization { Step: ClosingStep.ClosingTrack } s, Event.TrackClosed) => Release(s.Ending, s.Plan),
        (State.Finalization { Step: ClosingStep.ClosingSession, Plan.Verify: true } s, Event.SessionClosed) => (new State.Verifying(s.Plan), new Order.VerifyContent()),
        (State.Finalization { Step: ClosingStep.ClosingSession } s, Event.SessionClosed) => Release(s.Ending, s.Plan),
        (State.Verifying s, Event.ContentVerified) => Release(Ending.Good, s.Plan),
        (State.Releasing s, Event.DriveReleased) => (new State.Ended(s.Ending), new Order.Stop()),

        (_, Event.CancelRequested) when state.CanCancel => Stop(state, new Ending.Cancelled()),
        (State.Finalization s, Event.Faulted e) => Salvage(s, e.Error),
        (State.Releasing s, Event.Faulted) => (new State.Ended(s.Ending), new Order.Stop()),
        (not State.Ended, Event.Faulted e) => Stop(state, new Ending.Failure(e.Error)),
        _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
    };

    private static (State, Order) Write(BurnPlan plan, BlockCount written) =>
        (new State.WritingData(plan, written), new Order.WriteBlocks(plan.Start + written, BlockCount.Min(plan.PerCommand, plan.Total - written)));

    private static (State, Order) Synchronize(BurnPlan plan, Ending ending) =>
        (new State.Finalization(plan, ClosingStep.Synchronizing, ending), new Order.SynchronizeCache());

    private static (State, Order) CloseTrack(State.Finalization s) => (s with { Step = ClosingStep.ClosingTrack }, new Order.CloseTrack());

    private static (State, Order) CloseSession(State.Finalization s) => (s with { Step = ClosingStep.ClosingSession }, new Order.CloseSession());

    private static (State, Order) Release(Ending ending, BurnPlan? plan = null) =>
        (new State.Releasing(ending), new Order.ReleaseDrive(Eject: ending is Ending.Success && plan is { Eject: true }));

    /// <summary>Ends early. What was begun on the medium is flushed, and its track closed, before the drive is released.</summary>
    private static (State, Order) Stop(State state, Ending ending) =>
        state is State.WritingData { Written.Value: > 0 } s ? Synchronize(s.Plan, ending) : Release(ending);

    /// <summary>
    /// A closing step failed. A failed flush still leaves a track to close, when the recording had ended early anyway; the first error is the
    /// one that is told.
    /// </summary>
    private static (State, Order) Salvage(State.Finalization s, Exception error)
    {
        var ending = s.Ending is Ending.Success ? new Ending.Failure(error) : s.Ending;
        return s.Step == ClosingStep.Synchronizing && !s.Plan.Simulate ? CloseTrack(s with { Ending = ending }) : Release(ending);
    }
}
