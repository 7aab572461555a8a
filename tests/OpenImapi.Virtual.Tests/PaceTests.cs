using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>Speeds, the buffer, and operations that go on after their command.</summary>
public class PaceTests
{
    [Theory]
    [InlineData("cd-r80", new uint[] { 9173, 7056, 5645, 4234, 2822, 1411, 706 })]
    [InlineData("cd-rw80", new uint[] { 4234, 1764, 706 })]
    [InlineData("dvd+r", new uint[] { 22160, 16620, 11080, 5540 })]
    [InlineData("bd-r25", new uint[] { 53952, 35968, 26976, 17984, 8992 })]
    public async Task The_write_speeds_are_those_of_the_medium(string medium, uint[] speeds)
    {
        await using var bench = await Bench.OpenAsync(medium);
        Assert.Equal(speeds, (await bench.Ask(new GetPerformance())).Speeds.Select(speed => speed.Write));
    }

    [Fact]
    public async Task GET_PERFORMANCE_is_laid_out_as_in_MMC()
    {
        await using var bench = await Bench.OpenAsync("cd-rw80");
        Assert.Equal(Hex.Plain("00000034 00000000  00000000 00057DA8 00001B90 0000108A  00000000 00057DA8 00001B90 000006E4"),
            Hex.Of(await bench.Bytes(new GetPerformance(2))));
    }

    [Fact]
    public async Task The_speed_set_is_the_next_lower_one_that_there_is()
    {
        await using var bench = await Bench.OpenAsync("dvd+r");
        var wanted = new StreamingPerformance(0, 2_295_103, ReadSize: 5540, ReadTime: 1000, WriteSize: 12_000, WriteTime: 1000);
        await bench.Drive.SendAsync(new SetStreaming(), wanted, CancellationToken.None);
        Assert.Equal(11_080, (await bench.Drive.ReadPageAsync<Capabilities>(CancellationToken.None)).CurrentWriteSpeed);
        await bench.Drive.SendAsync(new SetStreaming(), wanted with { WriteSize = 1 }, CancellationToken.None);
        Assert.Equal(5_540, (await bench.Drive.ReadPageAsync<Capabilities>(CancellationToken.None)).CurrentWriteSpeed);
        await bench.Drive.SendAsync(new SetStreaming(), wanted with { Flags = 4 }, CancellationToken.None);
        Assert.Equal(22_160, (await bench.Drive.ReadPageAsync<Capabilities>(CancellationToken.None)).CurrentWriteSpeed);
        await bench.Good(new SetCdSpeed(0xFFFF, 12_000));
        Assert.Equal(11_080, (await bench.Drive.ReadPageAsync<Capabilities>(CancellationToken.None)).CurrentWriteSpeed);
        Assert.Equal(KnownSense.ParameterListLengthError, await bench.SenseOf(new SetStreaming(20), DataDirection.Out, new byte[20]));
    }

    [Fact]
    public async Task At_true_speed_the_buffer_fills_and_drains_with_the_clock()
    {
        var time = new ManualTime();
        await using var bench = await Bench.OpenAsync("cd-r80", new() { Pace = RecordingPace.True, Time = time, BufferSize = 1 << 20 });
        await bench.Good(new SetCdSpeed(0xFFFF, 706));
        Assert.Null(await bench.Write(0, 256));
        Assert.Equal(0.5, (await bench.Ask(new ReadBufferCapacity())).Fill, 3);
        time.Advance(TimeSpan.FromSeconds(256 * 2048 / 706_000.0 / 2));
        Assert.Equal(0.25, (await bench.Ask(new ReadBufferCapacity())).Fill, 3);

        Assert.Null(await bench.Write(256, 256));
        var full = bench.Write(512, 256);
        Assert.False(full.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await full);
    }

    [Fact]
    public async Task An_operation_that_goes_on_answers_in_progress_as_often_as_asked()
    {
        await using var bench = await Bench.OpenAsync("cd-rw80", new() { ProgressPolls = 2 });
        await bench.Good(new Blank(BlankingType.Minimal, Immediate: true));
        Assert.Equal(KnownSense.OperationInProgress.WithProgress(0), (await bench.Try(default(TestUnitReady))).Sense);
        Assert.Equal(0.5, (await bench.Ask(new RequestSense())).Progress);
        Assert.Null((await bench.Try(default(TestUnitReady))).Sense);
    }

    [Fact]
    public async Task While_an_operation_goes_on_only_questions_about_the_drive_are_answered()
    {
        var time = new ManualTime();
        await using var bench = await Bench.OpenAsync("cd-r80", new() { Pace = RecordingPace.True, Time = time });
        Assert.Null(await bench.Write(0, 300));
        await bench.Good(new SynchronizeCache(Immediate: true));
        Assert.Equal(KnownSense.LongWriteInProgress, await bench.SenseOf(new ReadDiscInformation(), DataDirection.In, new byte[34]));
        await bench.Ask(new Inquiry());
        await bench.Ask(new GetConfiguration());
        time.Advance(TimeSpan.FromSeconds(1));
        await bench.Good(new CloseTrackSession(CloseFunction.Session, 0, Immediate: true));
        var sense = (await bench.Try(default(TestUnitReady))).Sense!.Value;
        Assert.Equal((KnownSense.OperationInProgress, 0.0), (Bench.Plain(sense), sense.Progress));
        time.Advance(TimeSpan.FromSeconds(1.27));
        Assert.Equal(0.5, (await bench.Ask(new RequestSense())).Progress!.Value, 2);
        Assert.Equal(KnownSense.OperationInProgress, await bench.SenseOf(new StartStopUnit(LoadEject: true, Start: false)));
        time.Advance(TimeSpan.FromSeconds(1.3));
        Assert.Null(await bench.SenseOf(default(TestUnitReady)));
    }

    [Fact]
    public async Task Without_the_immediate_bit_the_answer_waits_for_the_end()
    {
        var time = new ManualTime();
        await using var bench = await Bench.OpenAsync("cd-r80", new() { Pace = RecordingPace.True, Time = time });
        var blanked = bench.WriteTrack(100);
        while (!blanked.IsCompleted)
            time.Advance(TimeSpan.FromSeconds(1));
        var close = bench.Good(new CloseTrackSession(CloseFunction.Session, 0, Immediate: false));
        Assert.False(close.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(60));
        await close;
    }

    [Fact]
    public async Task An_instant_drive_has_an_empty_buffer()
    {
        await using var bench = await Bench.OpenAsync("cd-r80", new() { BufferSize = 0x200000 });
        Assert.Null(await bench.Write(0, 100));
        Assert.Equal("000A" + "00" + "00" + "00200000" + "00200000", Hex.Of(await bench.Bytes(new ReadBufferCapacity())));
    }
}
