using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>DVD+RW: MMC-5 4.3.7, and 6.5.4.2.14 for format type 26h.</summary>
public class DvdPlusRwTests
{
    private const long Capacity = 2_295_104;

    private static readonly FormatParameters Begin = new(FormatParameters.AnySize, FormatType.DvdPlusRwBasic);

    private static readonly FormatParameters GoOn = Begin with { Parameter = 1 };

    private static Task<SenseData?> Format(Bench bench, FormatParameters parameters) => OverwritableTests.Format(bench, parameters);

    /// <summary>A drive that takes this many commands to format a disc in the background, after as many while it is busy.</summary>
    private static async Task<Bench> FormattingAsync(int polls)
    {
        var bench = await Bench.OpenAsync("dvd+rw", new() { ProgressPolls = polls });
        Assert.Null(await Format(bench, Begin));
        for (var poll = 0; poll < polls; poll++)
            Assert.Equal(KnownSense.FormatInProgress, await bench.SenseOf(default(TestUnitReady)));
        Assert.Null(await bench.SenseOf(default(TestUnitReady)));
        return bench;
    }

    private static async Task<BackgroundFormat> StateOf(Bench bench) => (await bench.Disc()).BackgroundFormat;

    [Fact]
    public async Task The_bytes_of_a_blank_disc_are_those_of_the_standard()
    {
        await using var bench = await Bench.OpenAsync("dvd+rw");
        Assert.Equal(Hex.Plain("000000 10  00230540 01 000800  00230540 98 000000"), Hex.Of(await bench.Bytes(new ReadFormatCapacities())));
        var answer = await bench.Bytes(new GetConfiguration(RequestedFeatures.One, FeatureCode.DvdPlusRw));
        Assert.Equal(Hex.Plain("0000000C 0000 001A  002A 01 04 01000000"), Hex.Of(answer));
        answer = await bench.Bytes(new GetConfiguration(RequestedFeatures.One, FeatureCode.RandomWritable));
        Assert.Equal(Hex.Plain("00000014 0000 001A  0020 05 0C 0023053F 00000800 0010 01 00"), Hex.Of(answer));
    }

    [Fact]
    public async Task The_physical_format_names_a_DVD_plus_RW()
    {
        await using var bench = await Bench.OpenAsync("dvd+rw");
        var answer = await bench.Bytes(new ReadDiscStructure(DiscStructureMedia.Dvd, 0x00));
        Assert.Equal(Hex.Plain("0802 0000  91 0F 02 00 00030000 0026053F"), Hex.Of(answer.AsSpan(0, 16)));
    }

    [Theory]
    [InlineData(2_295_104, 0x00, 0)]
    [InlineData(2_295_088, 0x26, 0)]
    [InlineData(-1, 0x26, 1)]
    [InlineData(-1, 0x26, 2)]
    [InlineData(-1, 0x31, 0)]
    public async Task A_format_that_is_not_offered_is_refused(long blocks, byte type, uint parameter)
    {
        await using var bench = await Bench.OpenAsync("dvd+rw");
        Assert.Equal(KnownSense.InvalidFieldInParameterList, await Format(bench, new((uint)blocks, (FormatType)type) { Parameter = parameter }));
        Assert.Equal(BackgroundFormat.None, await StateOf(bench));
    }

    [Fact]
    public async Task Formatting_goes_on_in_the_background_while_the_disc_is_written()
    {
        await using var bench = await FormattingAsync(polls: 20);
        Assert.Equal(BackgroundFormat.InProgress, await StateOf(bench));
        Assert.Equal(Capacity - 1, (await bench.Ask(default(ReadCapacity))).LastBlock);
        Assert.Equal(KnownSense.BlankCheck with { Information = null }, Bench.Plain(await bench.ReadSense(Capacity - 1, 1)));
        Assert.Null(await bench.Write(Capacity / 2, 4));
        Assert.Equal(Bench.Pattern(4, 1), await bench.Read(Capacity / 2, 4));
        Assert.Equal(new byte[2048], await bench.Read(Capacity / 2 - 1, 1));
        Assert.Equal(new byte[12 * 2048], await bench.Read(Capacity / 2 + 4, 12));
        Assert.Equal(KnownSense.BlankCheck with { Information = (uint)(Capacity / 2 + 16) }, await bench.ReadSense(Capacity / 2 + 4, 13));
    }

    [Fact]
    public async Task It_comes_to_an_end()
    {
        await using var bench = await FormattingAsync(polls: 20);
        await bench.Good(default(TestUnitReady));
        var sense = await bench.Ask(new RequestSense());
        Assert.Equal((SenseKey.NoSense, 0x04, 0x04), (sense.Key, sense.Asc, sense.Ascq));
        Assert.InRange(sense.Progress!.Value, 0.01, 0.99);
        for (var command = 0; command < 20; command++)
            await bench.Good(default(TestUnitReady));
        Assert.Equal(BackgroundFormat.Complete, await StateOf(bench));
        Assert.Equal(new byte[2048], await bench.Read(Capacity - 1, 1));
        Assert.Equal(SenseKey.NoSense, (await bench.Ask(new RequestSense())).Key);
        Assert.Null(await Format(bench, GoOn));
    }

    [Theory]
    [InlineData(CloseFunction.StopBackgroundFormat)]
    [InlineData(CloseFunction.Session)]
    public async Task Stopped_it_leaves_the_beginning_usable_and_goes_on_when_told(CloseFunction how)
    {
        await using var bench = await FormattingAsync(polls: 20);
        Assert.Null(await bench.Write(320, 16));
        await bench.Good(new CloseTrackSession(how, 0, Immediate: false));
        Assert.Equal(BackgroundFormat.Stopped, await StateOf(bench));
        Assert.Equal(Bench.Pattern(16, 1), await bench.Read(320, 16));
        Assert.Null(await bench.Write(160, 16, 2));
        Assert.Equal(KnownSense.InvalidAddressForWrite, await bench.Write(Capacity - 16, 16));
        Assert.Equal(KnownSense.BlankCheck, Bench.Plain(await bench.ReadSense(Capacity - 16, 16)));
        Assert.Null(await Format(bench, GoOn));
        for (var poll = 0; poll < 20; poll++)
            await bench.Try(default(TestUnitReady));
        Assert.Equal(BackgroundFormat.InProgress, await StateOf(bench));
        Assert.Null(await bench.Write(Capacity - 16, 16));
        Assert.Equal(Bench.Pattern(16, 2), await bench.Read(160, 16));
    }

    [Fact]
    public async Task It_is_not_begun_anew_while_it_goes_on()
    {
        await using var bench = await FormattingAsync(polls: 20);
        Assert.Equal(KnownSense.CommandSequenceError, await Format(bench, Begin));
        Assert.Null(await Format(bench, GoOn));
    }

    [Fact]
    public async Task An_ejected_disc_is_formatted_no_further()
    {
        await using var bench = await FormattingAsync(polls: 20);
        await bench.Good(new StartStopUnit(LoadEject: true, Start: false));
        await bench.Good(new StartStopUnit(LoadEject: true, Start: true));
        await bench.Try(default(TestUnitReady));
        Assert.Equal(BackgroundFormat.Stopped, await StateOf(bench));
    }

    [Fact]
    public async Task At_a_true_pace_the_disc_takes_its_time()
    {
        var time = new ManualTime();
        await using var bench = await Bench.OpenAsync("dvd+rw", new() { Time = time, Pace = RecordingPace.True });
        Assert.Null(await Format(bench, Begin));
        Assert.Equal(KnownSense.FormatInProgress, await bench.SenseOf(default(TestUnitReady)));
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(BackgroundFormat.InProgress, await StateOf(bench));
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(BackgroundFormat.Complete, await StateOf(bench));
    }

    [Fact]
    public async Task A_blank_disc_has_no_formatting_to_stop()
    {
        await using var bench = await Bench.OpenAsync("dvd+rw");
        Assert.Equal(KnownSense.CannotWriteMedium, await bench.SenseOf(new CloseTrackSession(CloseFunction.Session, 0)));
    }
}
