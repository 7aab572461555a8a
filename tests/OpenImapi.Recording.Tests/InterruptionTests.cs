using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording.Tests;

/// <summary>Recordings that end early: what is left, what is said of it, and that the disc can go on.</summary>
public class InterruptionTests
{
    private static readonly Extent Content = TestContent.Extent(0, 2000);

    /// <summary>The disc holds an unfinished session that can be closed, and takes another one afterwards.</summary>
    private static async Task CanGoOnAsync(Bench bench, string mediumLeft, Medium? after)
    {
        bench.Way.Before = _ => null;
        Assert.Contains("unfinished", mediumLeft);
        Assert.Contains("imapi close", mediumLeft);
        Assert.True(after!.HasOpenSession);
        Assert.True(await bench.TrayOpensAsync());
        var refusal = await Assert.ThrowsAsync<DiscException>(() => bench.RecordAsync(TestContent.Job(new(after.NextWritable!.Value, new(300)))));
        Assert.Equal(RecordingErrors.UnfinishedTrack, refusal.Error);
        var closed = await bench.CloseAsync();
        Assert.False(closed.HasOpenSession);
        Assert.Equal(MediumStatus.Appendable, closed.Status);
        Assert.True((await bench.RecordAsync(TestContent.Job(new(closed.NextWritable!.Value, new(300))))).Verified);
    }

    [Theory]
    [MemberData(nameof(Bench.Media), MemberType = typeof(Bench))]
    public async Task Cancelling_in_the_middle_leaves_a_disc_that_can_go_on(string medium)
    {
        await using var bench = new Bench(medium);
        using var cancel = new CancellationTokenSource();
        bench.Watch = progress =>
        {
            bench.Time.Advance(TimeSpan.FromSeconds(1));
            if (progress is { Phase: RecordingPhase.WritingData, Written: >= 200 })
                cancel.Cancel();
        };
        bench.Way.Before = _ =>
        {
            bench.Time.Advance(TimeSpan.FromSeconds(1));
            return null;
        };
        var cancelled = await Assert.ThrowsAsync<RecordingCanceledException>(() => bench.RecordAsync(TestContent.Job(Content), cancel.Token));
        Assert.InRange(bench.Way.Deeds.Count(code => code == OperationCode.Write10), 7, 20);
        Assert.DoesNotContain(bench.Progress, each => each.Phase == RecordingPhase.Completed);
        await CanGoOnAsync(bench, cancelled.MediumLeft, cancelled.After);
    }

    [Theory]
    [MemberData(nameof(Bench.Media), MemberType = typeof(Bench))]
    public async Task A_source_that_fails_in_the_middle_leaves_a_disc_that_can_go_on(string medium)
    {
        await using var bench = new Bench(medium);
        var source = new FailingSource(TestContent.Source(Content), at =>
        {
            if (at.Value >= 1024)
                throw new IOException("the stick was pulled");
        });
        var failure = await Assert.ThrowsAsync<RecordingException>(() => bench.RecordAsync(TestContent.Job(Content) with { Source = source }));
        Assert.Equal(RecordingErrors.SourceFailed, failure.Error);
        Assert.Contains("the stick was pulled", failure.Message);
        await CanGoOnAsync(bench, failure.MediumLeft, failure.After);
    }

    [Theory]
    [MemberData(nameof(Bench.Media), MemberType = typeof(Bench))]
    public async Task A_write_error_names_its_block_and_leaves_a_disc_that_can_go_on(string medium)
    {
        await using var bench = new Bench(medium);
        bench.Way.Before = cdb => Bench.Covers(cdb, OperationCode.Write10, 640) ? Completion.Check(KnownSense.WriteError) : null;
        var failure = await Assert.ThrowsAsync<RecordingException>(() => bench.RecordAsync(TestContent.Job(Content)));
        Assert.Equal(DriveErrors.MediumFault, failure.Error);
        Assert.Contains("block 640", failure.Message);
        await CanGoOnAsync(bench, failure.MediumLeft, failure.After);
    }

    [Theory]
    [MemberData(nameof(Bench.Media), MemberType = typeof(Bench))]
    public async Task A_disc_left_by_a_loss_of_power_is_explained_and_can_be_closed(string medium)
    {
        await using var bench = new Bench(medium);
        await bench.InspectAsync();
        if (medium.Contains("cd-r"))
            await bench.Drive.WritePageAsync(await CdWriteParameters.ReadAsync(bench.Drive, MultiSession.Allowed, default), default);
        await bench.Drive.SendAsync(new Write10(0, 32), DataDirection.Out, TestContent.Of(TestContent.Extent(0, 32)), Drive.ShortTimeout, default);
        var left = await bench.InspectAsync();
        Assert.Equal((TrackState.Open, TestContent.Extent(0, 32)), (left.OpenTrack!.State, left.OpenTrack.Extent));
        Assert.False(left.CanRecord);
        await CanGoOnAsync(bench, $"{left.State} {left.Advice}", left);
    }

    [Fact]
    public async Task Cancelling_before_the_first_write_leaves_the_disc_blank()
    {
        await using var bench = new Bench("cd-r80");
        using var cancel = new CancellationTokenSource();
        bench.Watch = progress =>
        {
            if (progress.Phase == RecordingPhase.CalibratingPower)
                cancel.Cancel();
        };
        var cancelled = await Assert.ThrowsAsync<RecordingCanceledException>(() => bench.RecordAsync(TestContent.Job(Content), cancel.Token));
        Assert.Equal("Nothing was written to the disc.", cancelled.MediumLeft);
        Assert.DoesNotContain(OperationCode.Write10, bench.Way.Deeds);
        Assert.Equal(MediumStatus.Blank, (await bench.InspectAsync()).Status);
        Assert.True(await bench.TrayOpensAsync());
    }

    [Fact]
    public async Task Cancelling_while_closing_ends_after_the_closing_without_verification()
    {
        await using var bench = new Bench("cd-r80");
        using var cancel = new CancellationTokenSource();
        bench.Watch = progress =>
        {
            if (progress.Phase == RecordingPhase.Finalization)
                cancel.Cancel();
        };
        var cancelled = await Assert.ThrowsAsync<RecordingCanceledException>(() => bench.RecordAsync(TestContent.Job(Content), cancel.Token));
        Assert.Contains("not verified", cancelled.MediumLeft);
        Assert.Equal((MediumStatus.Appendable, 1), (cancelled.After!.Status, cancelled.After.Sessions));
    }

    [Fact]
    public async Task Closing_for_good_finalises_what_was_left_open()
    {
        await using var bench = new Bench("dvd+r");
        bench.Way.Before = cdb => Bench.Covers(cdb, OperationCode.Write10, 640) ? Completion.Check(KnownSense.WriteError) : null;
        await Assert.ThrowsAsync<RecordingException>(() => bench.RecordAsync(TestContent.Job(Content)));
        Assert.Equal(MediumStatus.Complete, (await bench.CloseAsync(final: true)).Status);
    }

    [Theory]
    [InlineData(RecordingPhase.ValidatingMedia)]
    [InlineData(RecordingPhase.InitializingHardware)]
    [InlineData(RecordingPhase.WritingData)]
    [InlineData(RecordingPhase.Finalization)]
    [InlineData(RecordingPhase.Verifying)]
    [InlineData(RecordingPhase.Completed)]
    public async Task A_progress_sink_that_throws_does_not_keep_the_drive(RecordingPhase phase)
    {
        await using var bench = new Bench("cd-r80");
        bench.Watch = progress =>
        {
            if (progress.Phase == phase)
                throw new NotSupportedException("the sink is broken");
        };
        await Assert.ThrowsAsync<NotSupportedException>(() => bench.RecordAsync(TestContent.Job(Content)));
        Assert.True(await bench.TrayOpensAsync());
        Assert.NotEqual("", (await bench.InspectAsync()).State);
    }

    [Fact]
    public async Task A_source_that_gives_up_by_itself_is_no_wish_to_cancel()
    {
        await using var bench = new Bench("cd-r80");
        var source = new FailingSource(TestContent.Source(Content), at =>
        {
            if (at.Value >= 1024)
                throw new TaskCanceledException("the server did not answer in time");
        });
        var failure = await Assert.ThrowsAsync<RecordingException>(() => bench.RecordAsync(TestContent.Job(Content) with { Source = source }));
        Assert.Equal(RecordingErrors.SourceFailed, failure.Error);
    }
}
