using OpenImapi.Formats;

namespace OpenImapi.Recording.Tests;

/// <summary>Every state with every event: what follows, and that everything else is refused.</summary>
public class RecorderMachineTests
{
    private static readonly BurnPlan Plan = new([Span(100, 40, 10)]) { Verify = true, Eject = true };
    private static readonly BurnPlan Test = Plan with { Simulate = true, Verify = false };
    private static readonly BurnPlan Blind = Plan with { Verify = false, Eject = false };
    private static readonly BurnPlan Tracks = new([Span(0, 40, 0) with { EndsTrack = true }, Span(192, 20, 0) with { Track = 2, EndsTrack = true }]) { Verify = true };
    private static readonly BurnPlan TestTracks = Tracks with { Simulate = true, Verify = false };
    private static readonly BurnPlan Session = new([Span(-5, 0, 5), Span(0, 40, 0)]) { IsAnnounced = true, ClosesItself = true, Verify = true };
    private static readonly Exception Error = new DiscException(RecordingErrors.DiscFull);
    private static readonly Ending Failed = new Ending.Failure(Error);
    private static readonly Ending Cancelled = new Ending.Cancelled();

    private static readonly Event[] Events =
    [
        new Event.Started(), new Event.MediumAccepted(Plan), new Event.HardwareInitialized(), new Event.PowerCalibrated(),
        new Event.SessionAnnounced(Session), new Event.TrackBegun(Tracks),
        new Event.BlocksWritten(new(32)), new Event.CacheSynchronized(), new Event.TrackClosed(), new Event.SessionClosed(),
        new Event.ContentVerified(), new Event.DriveReleased(), new Event.Faulted(Error), new Event.CancelRequested(),
    ];

    private static WriteSpan Span(long at, long content, long padding) => new WriteSpan(new(at), new(content), new(padding), new SliceForm(2048), new(32)) { Track = 1 };

    private static State.WritingData Writing(BurnPlan plan, long written) => new State.WritingData(plan, new(written));

    private static State.Finalization Closing(BurnPlan plan, ClosingStep step, Ending? ending = null) => new State.Finalization(plan, step, ending ?? Ending.Good);

    private static State.EndingTrack EndingOf(BurnPlan plan, ClosingStep step) => new State.EndingTrack(plan, new(40), step);

    private static Order.ReleaseDrive Release(bool eject = false) => new Order.ReleaseDrive(eject);

    private static Order.WriteBlocks WriteAt(long at, long atMost) => new Order.WriteBlocks(new(at), new(atMost));

    private static State.Releasing Releasing(Ending ending) => new State.Releasing(ending);

    /// <summary>All that may happen. Columns: state, event, next state, order.</summary>
    private static readonly (State State, Event Happened, State Next, Order Order)[] Table =
    [
        (new State.Idle(), new Event.Started(), new State.ValidatingMedia(), new Order.InspectMedium()),
        (new State.Idle(), new Event.CancelRequested(), Releasing(Cancelled), Release()),
        (new State.Idle(), new Event.Faulted(Error), Releasing(Failed), Release()),

        (new State.ValidatingMedia(), new Event.MediumAccepted(Plan), new State.InitializingHardware(Plan), new Order.InitializeHardware()),
        (new State.ValidatingMedia(), new Event.CancelRequested(), Releasing(Cancelled), Release()),
        (new State.ValidatingMedia(), new Event.Faulted(Error), Releasing(Failed), Release()),

        (new State.InitializingHardware(Plan), new Event.HardwareInitialized(), new State.CalibratingPower(Plan), new Order.CalibratePower()),
        (new State.InitializingHardware(Plan), new Event.CancelRequested(), Releasing(Cancelled), Release()),
        (new State.InitializingHardware(Plan), new Event.Faulted(Error), Releasing(Failed), Release()),
        (new State.InitializingHardware(Test), new Event.HardwareInitialized(), Writing(Test, 0), WriteAt(100, 32)),
        (new State.InitializingHardware(Test), new Event.CancelRequested(), Releasing(Cancelled), Release()),
        (new State.InitializingHardware(Test), new Event.Faulted(Error), Releasing(Failed), Release()),

        (new State.CalibratingPower(Plan), new Event.PowerCalibrated(), Writing(Plan, 0), WriteAt(100, 32)),
        (new State.CalibratingPower(Plan), new Event.CancelRequested(), Releasing(Cancelled), Release()),
        (new State.CalibratingPower(Plan), new Event.Faulted(Error), Releasing(Failed), Release()),

        (Writing(Plan, 0), new Event.BlocksWritten(new(32)), Writing(Plan, 32), WriteAt(132, 18)),
        (Writing(Plan, 0), new Event.CancelRequested(), Releasing(Cancelled), Release()),
        (Writing(Plan, 0), new Event.Faulted(Error), Releasing(Failed), Release()),
        (Writing(Plan, 18), new Event.BlocksWritten(new(32)), Closing(Plan, ClosingStep.Synchronizing), new Order.SynchronizeCache()),
        (Writing(Plan, 18), new Event.CancelRequested(), Closing(Plan, ClosingStep.Synchronizing, Cancelled), new Order.SynchronizeCache()),
        (Writing(Plan, 18), new Event.Faulted(Error), Closing(Plan, ClosingStep.Synchronizing, Failed), new Order.SynchronizeCache()),

        (Closing(Plan, ClosingStep.Synchronizing), new Event.CacheSynchronized(), Closing(Plan, ClosingStep.ClosingTrack), new Order.CloseTrack()),
        (Closing(Plan, ClosingStep.Synchronizing), new Event.Faulted(Error), Closing(Plan, ClosingStep.ClosingTrack, Failed), new Order.CloseTrack()),
        (Closing(Plan, ClosingStep.ClosingTrack), new Event.TrackClosed(), Closing(Plan, ClosingStep.ClosingSession), new Order.CloseSession()),
        (Closing(Plan, ClosingStep.ClosingTrack), new Event.Faulted(Error), Releasing(Failed), Release()),
        (Closing(Plan, ClosingStep.ClosingSession), new Event.SessionClosed(), new State.Verifying(Plan), new Order.VerifyContent()),
        (Closing(Plan, ClosingStep.ClosingSession), new Event.Faulted(Error), Releasing(Failed), Release()),
        (Closing(Blind, ClosingStep.ClosingSession), new Event.SessionClosed(), Releasing(Ending.Good), Release()),
        (Closing(Blind, ClosingStep.ClosingSession), new Event.Faulted(Error), Releasing(Failed), Release()),

        (Closing(Test, ClosingStep.Synchronizing), new Event.CacheSynchronized(), Releasing(Ending.Good), Release(eject: true)),
        (Closing(Test, ClosingStep.Synchronizing), new Event.Faulted(Error), Releasing(Failed), Release()),

        (Closing(Plan, ClosingStep.Synchronizing, Cancelled), new Event.CacheSynchronized(), Closing(Plan, ClosingStep.ClosingTrack, Cancelled), new Order.CloseTrack()),
        (Closing(Plan, ClosingStep.Synchronizing, Cancelled), new Event.Faulted(Error), Closing(Plan, ClosingStep.ClosingTrack, Cancelled), new Order.CloseTrack()),
        (Closing(Plan, ClosingStep.ClosingTrack, Cancelled), new Event.TrackClosed(), Releasing(Cancelled), Release()),
        (Closing(Plan, ClosingStep.ClosingTrack, Cancelled), new Event.Faulted(Error), Releasing(Cancelled), Release()),

        // Two tracks at once: each is flushed and closed before the drive is asked for the next one's place.
        (Writing(Tracks, 8), new Event.BlocksWritten(new(32)), EndingOf(Tracks, ClosingStep.Synchronizing), new Order.SynchronizeCache()),
        (Writing(Tracks, 8), new Event.CancelRequested(), Closing(Tracks, ClosingStep.Synchronizing, Cancelled), new Order.SynchronizeCache()),
        (Writing(Tracks, 8), new Event.Faulted(Error), Closing(Tracks, ClosingStep.Synchronizing, Failed), new Order.SynchronizeCache()),
        (EndingOf(Tracks, ClosingStep.Synchronizing), new Event.CacheSynchronized(), EndingOf(Tracks, ClosingStep.ClosingTrack), new Order.CloseTrack()),
        (EndingOf(Tracks, ClosingStep.Synchronizing), new Event.Faulted(Error), Closing(Tracks, ClosingStep.ClosingTrack, Failed), new Order.CloseTrack()),
        (EndingOf(Tracks, ClosingStep.ClosingTrack), new Event.TrackClosed(), new State.BeginningTrack(Tracks, new(40)), new Order.BeginTrack(2)),
        (EndingOf(Tracks, ClosingStep.ClosingTrack), new Event.Faulted(Error), Releasing(Failed), Release()),
        (EndingOf(TestTracks, ClosingStep.Synchronizing), new Event.CacheSynchronized(), new State.BeginningTrack(TestTracks, new(40)), new Order.BeginTrack(2)),
        (EndingOf(TestTracks, ClosingStep.Synchronizing), new Event.Faulted(Error), Releasing(Failed), Release()),
        (new State.BeginningTrack(Tracks, new(40)), new Event.TrackBegun(Tracks), Writing(Tracks, 40), WriteAt(192, 20)),
        (new State.BeginningTrack(Tracks, new(40)), new Event.CancelRequested(), Releasing(Cancelled), Release()),
        (new State.BeginningTrack(Tracks, new(40)), new Event.Faulted(Error), Releasing(Failed), Release()),
        (new State.BeginningTrack(TestTracks, new(40)), new Event.TrackBegun(TestTracks), Writing(TestTracks, 40), WriteAt(192, 20)),
        (new State.BeginningTrack(TestTracks, new(40)), new Event.CancelRequested(), Releasing(Cancelled), Release()),
        (new State.BeginningTrack(TestTracks, new(40)), new Event.Faulted(Error), Releasing(Failed), Release()),
        (Writing(Tracks, 40), new Event.BlocksWritten(new(20)), Closing(Tracks, ClosingStep.Synchronizing), new Order.SynchronizeCache()),
        (Writing(Tracks, 40), new Event.CancelRequested(), Releasing(Cancelled), Release()),
        (Writing(Tracks, 40), new Event.Faulted(Error), Releasing(Failed), Release()),
        (Writing(TestTracks, 40), new Event.BlocksWritten(new(20)), Closing(TestTracks, ClosingStep.Synchronizing), new Order.SynchronizeCache()),
        (Writing(TestTracks, 40), new Event.CancelRequested(), Releasing(Cancelled), Release()),
        (Writing(TestTracks, 40), new Event.Faulted(Error), Releasing(Failed), Release()),

        // A session at once: it is announced before its first block, written without a break, and closed by the flush.
        (new State.CalibratingPower(Session), new Event.PowerCalibrated(), new State.Announcing(Session), new Order.AnnounceSession()),
        (new State.CalibratingPower(Session), new Event.CancelRequested(), Releasing(Cancelled), Release()),
        (new State.CalibratingPower(Session), new Event.Faulted(Error), Releasing(Failed), Release()),
        (new State.Announcing(Session), new Event.SessionAnnounced(Session), Writing(Session, 0), WriteAt(-5, 5)),
        (new State.Announcing(Session), new Event.CancelRequested(), Releasing(Cancelled), Release()),
        (new State.Announcing(Session), new Event.Faulted(Error), Releasing(Failed), Release()),
        (Writing(Session, 0), new Event.BlocksWritten(new(5)), Writing(Session, 5), WriteAt(0, 32)),
        (Writing(Session, 0), new Event.CancelRequested(), Releasing(Cancelled), Release()),
        (Writing(Session, 0), new Event.Faulted(Error), Releasing(Failed), Release()),
        (Writing(Session, 5), new Event.BlocksWritten(new(32)), Writing(Session, 37), WriteAt(32, 8)),
        (Writing(Session, 5), new Event.CancelRequested(), Closing(Session, ClosingStep.Synchronizing, Cancelled), new Order.SynchronizeCache()),
        (Writing(Session, 5), new Event.Faulted(Error), Closing(Session, ClosingStep.Synchronizing, Failed), new Order.SynchronizeCache()),
        (Closing(Session, ClosingStep.Synchronizing), new Event.CacheSynchronized(), new State.Verifying(Session), new Order.VerifyContent()),
        (Closing(Session, ClosingStep.Synchronizing), new Event.Faulted(Error), Releasing(Failed), Release()),
        (Closing(Session, ClosingStep.Synchronizing, Cancelled), new Event.CacheSynchronized(), Releasing(Cancelled), Release()),
        (Closing(Session, ClosingStep.Synchronizing, Cancelled), new Event.Faulted(Error), Releasing(Cancelled), Release()),

        (new State.Verifying(Session), new Event.ContentVerified(), Releasing(Ending.Good), Release()),
        (new State.Verifying(Session), new Event.CancelRequested(), Releasing(Cancelled), Release()),
        (new State.Verifying(Session), new Event.Faulted(Error), Releasing(Failed), Release()),

        (new State.Verifying(Plan), new Event.ContentVerified(), Releasing(Ending.Good), Release(eject: true)),
        (new State.Verifying(Plan), new Event.CancelRequested(), Releasing(Cancelled), Release()),
        (new State.Verifying(Plan), new Event.Faulted(Error), Releasing(Failed), Release()),

        (Releasing(Ending.Good), new Event.DriveReleased(), new State.Ended(Ending.Good), new Order.Stop()),
        (Releasing(Ending.Good), new Event.Faulted(Error), new State.Ended(Ending.Good), new Order.Stop()),
        (Releasing(Failed), new Event.DriveReleased(), new State.Ended(Failed), new Order.Stop()),
        (Releasing(Failed), new Event.Faulted(Error), new State.Ended(Failed), new Order.Stop()),
    ];

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, Table.Length)];

    public static TheoryData<int, int> Refused =>
        [.. from state in States.Index()
            from happened in Events.Index()
            where !Table.Any(row => row.State == state.Item && row.Happened.GetType() == happened.Item.GetType())
            select (state.Index, happened.Index)];

    private static State[] States => [.. Table.Select(row => row.State).Append(new State.Ended(Ending.Good)).Append(new State.Ended(Failed)).Distinct()];

    [Theory]
    [MemberData(nameof(Rows))]
    public void What_happens_leads_to_the_next_state_and_order(int row)
    {
        var (state, happened, next, order) = Table[row];
        Assert.Equal<(State, Order)>((next, order), RecorderMachine.Step(state, happened));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_follow_a_state_is_refused(int state, int happened) =>
        Assert.Throws<InvalidOperationException>(() => RecorderMachine.Step(States[state], Events[happened]));

    [Fact]
    public void Every_order_of_a_good_recording_comes_once_and_in_this_sequence()
    {
        var (state, order) = RecorderMachine.Step(new State.Idle(), new Event.Started());
        var orders = new List<string>();
        while (order is not Order.Stop)
        {
            orders.Add(order.GetType().Name);
            (state, order) = RecorderMachine.Step(state, Answer(order));
        }

        Assert.Equal(Ending.Good, Assert.IsType<State.Ended>(state).Ending);
        Assert.Equal("InspectMedium InitializeHardware CalibratePower WriteBlocks WriteBlocks SynchronizeCache CloseTrack CloseSession VerifyContent ReleaseDrive",
            string.Join(' ', orders));
    }

    private static Event Answer(Order order) => order switch
    {
        Order.InspectMedium => new Event.MediumAccepted(Plan),
        Order.InitializeHardware => new Event.HardwareInitialized(),
        Order.CalibratePower => new Event.PowerCalibrated(),
        Order.WriteBlocks write => new Event.BlocksWritten(write.AtMost),
        Order.SynchronizeCache => new Event.CacheSynchronized(),
        Order.CloseTrack => new Event.TrackClosed(),
        Order.CloseSession => new Event.SessionClosed(),
        Order.VerifyContent => new Event.ContentVerified(),
        _ => new Event.DriveReleased(),
    };
}
