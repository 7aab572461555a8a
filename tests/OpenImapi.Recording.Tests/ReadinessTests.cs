using OpenImapi.Mmc;

namespace OpenImapi.Recording.Tests;

public class ReadinessTests
{
    private static (Readiness Readiness, ScriptedTransport Transport, InstantTime Time) Script(params SenseData?[] answers)
    {
        var next = 0;
        var transport = new ScriptedTransport((cdb, _) =>
            cdb.Code == OperationCode.TestUnitReady && answers[Math.Min(next++, answers.Length - 1)] is { } sense ? Completion.Check(sense) : Completion.Good());
        var time = new InstantTime();
        return (new(transport.Drive, time), transport, time);
    }

    [Fact]
    public async Task News_and_a_drive_that_spins_up_are_waited_out()
    {
        var (readiness, transport, _) = Script(KnownSense.PowerOnResetOrBusDeviceReset, KnownSense.MediumMayHaveChanged,
            KnownSense.NotReadyBecomingReady, KnownSense.NotReadyBecomingReady, null);
        await readiness.WaitAsync(Readiness.SpinUp);
        Assert.Equal(5, transport.Sent.Count);
    }

    [Fact]
    public async Task A_drive_that_never_becomes_ready_is_given_up_when_the_time_is_over()
    {
        var (readiness, transport, time) = Script(KnownSense.NotReadyBecomingReady);
        var failure = await Assert.ThrowsAsync<DriveException>(async () => await readiness.WaitAsync(TimeSpan.FromMinutes(2)));
        Assert.Equal(DriveErrors.NotReady, failure.Error);
        Assert.InRange(time.GetElapsedTime(0), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2.1));
        Assert.InRange(transport.Sent.Count, 100, 150);
    }

    [Fact]
    public async Task A_missing_medium_is_told_at_once()
    {
        var (readiness, transport, _) = Script(KnownSense.MediumNotPresentTrayOpen);
        var failure = await Assert.ThrowsAsync<DriveException>(async () => await readiness.WaitAsync(Readiness.SpinUp));
        Assert.Equal(DriveErrors.NoMedium, failure.Error);
        Assert.Single(transport.Sent);
    }

    [Fact]
    public async Task A_drive_that_waits_to_be_started_is_started_once()
    {
        var stopped = new SenseData(SenseKey.NotReady, 0x04, 0x02);
        var (readiness, transport, _) = Script(stopped, stopped, null);
        await readiness.WaitAsync(Readiness.SpinUp);
        Assert.Equal("1B0000000100", Assert.Single(transport.Sent, cdb => cdb.Code == OperationCode.StartStopUnit).ToString());
    }

    [Fact]
    public async Task The_part_that_is_done_is_passed_on()
    {
        var (readiness, _, _) = Script(KnownSense.LongWriteInProgress.WithProgress(0.25), KnownSense.LongWriteInProgress.WithProgress(0.75), null);
        var parts = new List<double>();
        await readiness.WaitAsync(Readiness.Closing, parts.Add);
        Assert.Equal([0.25, 0.75], parts);
    }

    [Fact]
    public async Task Waiting_can_be_cancelled()
    {
        var (readiness, _, _) = Script(KnownSense.NotReadyBecomingReady);
        using var cancel = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await readiness.WaitAsync(Readiness.Erasing, _ => { }, cancellation: Cancelled(cancel)));
    }

    private static CancellationToken Cancelled(CancellationTokenSource source)
    {
        source.Cancel();
        return source.Token;
    }
}
