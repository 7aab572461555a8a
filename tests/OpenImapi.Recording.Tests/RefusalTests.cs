using OpenImapi.Formats;
using OpenImapi.Mmc;
using OpenImapi.Virtual;

namespace OpenImapi.Recording.Tests;

/// <summary>What is refused before anything is written, and what drives may refuse without harm.</summary>
public class RefusalTests
{
    /// <summary>Content of any size that nobody reads.</summary>
    private sealed class UnreadSource(Extent extent) : IBlockSource
    {
        public int BlockSize => BlockSizes.UserData;

        public Extent Extent => extent;

        public ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation) => throw new InvalidOperationException("Nothing may be read.");
    }

    private static RecordingJob Job(Extent extent) => new() { Layout = DiscLayout.OneDataTrack(extent), Source = new UnreadSource(extent) };

    private static async Task<DiscException> RefusedAsync(Bench bench, RecordingJob job)
    {
        var refusal = await Assert.ThrowsAsync<DiscException>(() => bench.RecordAsync(job));
        Assert.Empty(bench.Way.Deeds);
        Assert.True(await bench.TrayOpensAsync());
        return refusal;
    }

    [Theory]
    [InlineData("cd-r80", 359_849 - 150)]
    [InlineData("cd-r74", 333_000 - 150)]
    [InlineData("dvd+r", 2_295_104)]
    [InlineData("dvd-r", 2_298_496)]
    [InlineData("dvd-r-dl", 4_171_712)]
    [InlineData("dvd-rw", 2_298_496)]
    [InlineData("bd-r25", 12_219_392)]
    public async Task Content_that_does_not_fit_is_refused_before_it_is_read(string medium, long most)
    {
        await using var bench = new Bench(medium);
        var refusal = await RefusedAsync(bench, Job(TestContent.Extent(0, most + 1)));
        Assert.Equal(RecordingErrors.DiscFull, refusal.Error);
        Assert.Equal(unchecked((int)0x8004021C), refusal.HResult);
    }

    [Fact]
    public async Task Content_made_for_block_0_is_refused_as_a_later_session()
    {
        await using var bench = new Bench("cd-r80");
        await bench.RecordAsync(TestContent.Job(TestContent.Extent(0, 300)));
        bench.Way.Sent.Clear();
        Assert.Equal(RecordingErrors.StartMismatch, (await RefusedAsync(bench, Job(TestContent.Extent(0, 300)))).Error);
    }

    [Fact]
    public async Task An_empty_drive_says_so()
    {
        await using var bench = new Bench((Disc?)null);
        var refusal = await Assert.ThrowsAnyAsync<DiscException>(() => bench.RecordAsync(Job(TestContent.Extent(0, 300))));
        Assert.Equal(DriveErrors.NoMedium, refusal.Error);
    }

    [Fact]
    public async Task A_pressed_disc_cannot_be_recorded()
    {
        await using var bench = new Bench(Disc.Pressed(new byte[400 * 2048]));
        Assert.Equal(DriveErrors.InvalidMediumType, (await RefusedAsync(bench, Job(TestContent.Extent(400, 300)))).Error);
    }

    [Theory]
    [InlineData("cd-r80", WriteMode.Incremental)]
    [InlineData("dvd+r", WriteMode.TrackAtOnce)]
    [InlineData("dvd+r", WriteMode.DiscAtOnce)]
    [InlineData("dvd-r", WriteMode.SessionAtOnce)]
    [InlineData("dvd-rw", WriteMode.Overwrite)]
    public async Task A_write_mode_that_the_medium_has_not_is_refused(string medium, WriteMode mode)
    {
        await using var bench = new Bench(medium);
        Assert.Equal(RecordingErrors.WriteModeUnsupported, (await RefusedAsync(bench, Job(TestContent.Extent(0, 300)) with { WriteMode = mode })).Error);
    }

    [Fact]
    public async Task A_layout_with_a_hole_between_tracks_is_refused()
    {
        await using var bench = new Bench("cd-r80");
        var job = Job(TestContent.Extent(0, 1000)) with
        {
            Layout = new([new(1, [new(1, TestContent.Extent(0, 300), BlockForm.Mode1), new(2, TestContent.Extent(450, 300), BlockForm.Mode1)])]),
        };
        Assert.Equal(RecordingErrors.Layout, (await RefusedAsync(bench, job)).Error);
    }

    [Theory]
    [MemberData(nameof(Bench.Media), MemberType = typeof(Bench))]
    public async Task A_drive_may_refuse_what_is_optional(string medium)
    {
        await using var bench = new Bench(medium);
        bench.Way.Before = cdb => cdb.Code is OperationCode.SendOpcInformation or OperationCode.SetCdSpeed or OperationCode.SetStreaming
            or OperationCode.GetEventStatusNotification or OperationCode.ReadBufferCapacity or OperationCode.GetPerformance
            or OperationCode.PreventAllowMediumRemoval or OperationCode.ReserveTrack
            ? Completion.Check(KnownSense.InvalidCommandOperationCode) : null;
        var result = await bench.RecordAsync(TestContent.Job(TestContent.Extent(0, 500)));
        Assert.True(result.Verified);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public async Task A_speed_that_cannot_be_set_is_a_warning()
    {
        await using var bench = new Bench("cd-r80");
        bench.Way.Before = cdb => cdb.Code == OperationCode.SetCdSpeed ? Completion.Check(KnownSense.InvalidCommandOperationCode) : null;
        var result = await bench.RecordAsync(TestContent.Job(TestContent.Extent(0, 500)) with { Speed = 4 });
        Assert.Contains("4x", Assert.Single(result.Warnings));
    }

    [Theory]
    [MemberData(nameof(Bench.Media), MemberType = typeof(Bench))]
    public async Task A_drive_that_knows_no_immediate_answer_is_given_the_time(string medium)
    {
        await using var bench = new Bench(medium);
        bench.Way.Before = cdb => cdb.Code is OperationCode.CloseTrackSession or OperationCode.SynchronizeCache && (cdb.Bytes[1] & 3) != 0
            ? Completion.Check(KnownSense.InvalidFieldInCdb) : null;
        Assert.True((await bench.RecordAsync(TestContent.Job(TestContent.Extent(0, 500)))).Verified);
    }

    [Theory]
    [MemberData(nameof(Bench.Media), MemberType = typeof(Bench))]
    public async Task A_write_that_the_drive_did_not_take_is_sent_again(string medium)
    {
        await using var bench = new Bench(medium);
        var refusals = 0;
        bench.Way.Before = cdb => cdb.Code == OperationCode.Write10 && refusals++ % 3 != 2 ? Completion.Check(KnownSense.LongWriteInProgress) : null;
        var content = TestContent.Extent(0, 500);
        Assert.True((await bench.RecordAsync(TestContent.Job(content))).Verified);
        Assert.True(bench.OnDisc(content).AsSpan().SequenceEqual(TestContent.Of(content)));
    }

    [Fact]
    public async Task A_drive_that_cannot_be_set_up_for_writing_says_so_in_imapi_s_code()
    {
        await using var bench = new Bench("cd-r80");
        bench.Way.Before = cdb => cdb.Code == OperationCode.ModeSelect10 ? Completion.Check(KnownSense.InvalidFieldInParameterList) : null;
        Assert.Equal(RecordingErrors.InitializeWrite, (await RefusedAsync(bench, TestContent.Job(TestContent.Extent(0, 300)))).Error);
    }
}
