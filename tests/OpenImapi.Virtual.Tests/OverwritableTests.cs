using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>What DVD+RW and BD-RE have in common: nothing before they are formatted, and after that any block at any time.</summary>
public class OverwritableTests
{
    internal static FormatParameters Usual(string medium) => medium switch
    {
        "dvd+rw" or "dvd+rw-dl" => new(FormatParameters.AnySize, FormatType.DvdPlusRwBasic),
        "dvd-ram" => new(2_236_704, FormatType.Full) { Parameter = 0x800 },
        "bd-re50" => new(23_652_352, FormatType.Full) { Parameter = 0x6000 },
        "bd-re100" => new(47_305_728, FormatType.Full) { Parameter = 0xC000 },
        _ => new(11_826_176, FormatType.Full) { Parameter = 0x3000 },
    };

    internal static byte[] Bytes(FormatParameters parameters)
    {
        var bytes = new byte[FormatParameters.Length];
        Structure.Write(parameters, bytes);
        return bytes;
    }

    internal static Task<SenseData?> Format(Bench bench, FormatParameters parameters) =>
        bench.SenseOf(default(FormatUnit), DataDirection.Out, Bytes(parameters));

    public static TheoryData<string> Media => ["dvd+rw", "dvd+rw-dl", "bd-re25"];

    [Theory]
    [MemberData(nameof(Media))]
    public async Task An_unformatted_medium_is_empty_and_takes_nothing(string medium)
    {
        await using var bench = await Bench.OpenAsync(medium);
        Assert.Equal((DiscStatus.Empty, true, BackgroundFormat.None), ((await bench.Disc()).Status, (await bench.Disc()).Erasable, (await bench.Disc()).BackgroundFormat));
        Assert.Equal(KnownSense.CannotWriteMedium, await bench.Write(0, 32));
        Assert.Equal(KnownSense.BlankCheck with { Information = 0 }, await bench.ReadSense(0, 1));
        Assert.Equal(FormatState.Unformatted, (await bench.Ask(new ReadFormatCapacities())).State);
        Assert.Equal(0u, (await bench.Ask(default(ReadCapacity))).LastBlock);
    }

    [Theory]
    [MemberData(nameof(Media))]
    public async Task A_formatted_medium_is_one_track_of_zeros_that_any_block_of_can_be_written(string medium)
    {
        await using var bench = await Bench.OpenAsync(medium);
        Assert.Null(await Format(bench, Usual(medium)));
        var size = (await bench.Ask(new ReadFormatCapacities())).Blocks;
        Assert.Equal(size - 1, (await bench.Ask(default(ReadCapacity))).LastBlock);
        var track = await bench.Track(1);
        Assert.Equal((0u, size, 0u, false, false), (track.Start, track.Size, track.FreeBlocks, track.NextWritableValid, track.Blank));
        Assert.Equal((DiscStatus.Complete, SessionState.Complete, 1), ((await bench.Disc()).Status, (await bench.Disc()).LastSession, (int)(await bench.Disc()).Sessions));
        Assert.Equal(new byte[2 * 2048], await bench.Read(size - 2, 2));

        Assert.Null(await bench.Write(size - 3, 3));
        Assert.Null(await bench.Write(17, 5, 2));
        Assert.Null(await bench.Write(19, 1, 3));
        await bench.Good(new SynchronizeCache());
        var expected = Bench.Pattern(5, 2);
        Bench.Pattern(1, 3).CopyTo(expected, 2 * 2048);
        Assert.Equal(expected, await bench.Read(17, 5));
        Assert.Equal(Bench.Pattern(3, 1), await bench.Read(size - 3, 3));
        Assert.Equal(new byte[2048], await bench.Read(16, 1));
    }

    [Theory]
    [MemberData(nameof(Media))]
    public async Task Nothing_goes_beyond_the_formatted_size(string medium)
    {
        await using var bench = await Bench.OpenAsync(medium);
        Assert.Null(await Format(bench, Usual(medium)));
        var size = (await bench.Ask(new ReadFormatCapacities())).Blocks;
        Assert.Equal(KnownSense.LogicalBlockAddressOutOfRange, await bench.Write(size, 1));
        Assert.Equal(KnownSense.LogicalBlockAddressOutOfRange, await bench.Write(size - 1, 2));
        Assert.Equal(KnownSense.LogicalBlockAddressOutOfRange, await bench.ReadSense(size - 1, 2));
        Assert.Equal(KnownSense.LogicalBlockAddressOutOfRange, await bench.SenseOf(new Verify10(size - 1, 2)));
        Assert.Equal(KnownSense.LogicalBlockAddressOutOfRange, await bench.SenseOf(new WriteAndVerify10(size, 1), DataDirection.Out, new byte[2048]));
    }

    [Theory]
    [MemberData(nameof(Media))]
    public async Task Written_and_verified_blocks_are_there(string medium)
    {
        await using var bench = await Bench.OpenAsync(medium);
        Assert.Null(await Format(bench, Usual(medium)));
        await bench.Good(new WriteAndVerify10(1000, 3), DataDirection.Out, Bench.Pattern(3, 7));
        await bench.Good(new Verify10(1000, 3));
        Assert.Equal(Bench.Pattern(3, 7), await bench.Read(1000, 3));
    }

    [Theory]
    [MemberData(nameof(Media))]
    public async Task There_is_no_blanking_no_reservation_and_no_session(string medium)
    {
        await using var bench = await Bench.OpenAsync(medium);
        Assert.Null(await Format(bench, Usual(medium)));
        Assert.Equal(KnownSense.CannotWriteMedium, await bench.SenseOf(new Blank(BlankingType.Minimal)));
        Assert.Equal(KnownSense.CannotWriteMedium, await bench.SenseOf(new ReserveTrack(320)));
        Assert.Equal(KnownSense.InvalidFieldInCdb, await bench.SenseOf(new CloseTrackSession(CloseFunction.Track, 1)));
        Assert.Equal(KnownSense.InvalidFieldInCdb, await bench.SenseOf(new CloseTrackSession(CloseFunction.Finalize, 0)));
    }

    [Theory]
    [MemberData(nameof(Media))]
    public async Task Formatting_again_forgets_everything_and_tells_the_other_hosts(string medium)
    {
        var recorder = new VirtualRecorder(Disc.Blank(MediumKind.Find(medium)!));
        await using var bench = await Bench.OpenAsync(recorder.OpenNexus());
        Assert.Null(await Format(bench, Usual(medium)));
        await using var other = await Bench.OpenAsync(recorder.OpenNexus());
        Assert.Null(await bench.Write(0, 32));
        Assert.Null(await Format(bench, Usual(medium)));
        Assert.Equal(KnownSense.MediumMayHaveChanged, await other.SenseOf(default(TestUnitReady)));
        Assert.Equal(new byte[32 * 2048], await bench.Read(0, 32));
    }

    [Theory]
    [InlineData("cd-rw80")]
    [InlineData("dvd+r")]
    public async Task Other_media_are_not_formatted(string medium)
    {
        await using var bench = await Bench.OpenAsync(medium);
        Assert.Equal(KnownSense.CannotFormatMedium, await Format(bench, Usual("dvd+rw")));
        Assert.Equal(KnownSense.CannotWriteMedium, await bench.SenseOf(new WriteAndVerify10(0, 1), DataDirection.Out, new byte[2048]));
    }

    [Fact]
    public async Task Format_parameters_that_do_not_come_are_a_fault_of_the_transfer()
    {
        await using var bench = await Bench.OpenAsync("dvd+rw");
        Assert.NotNull(await bench.SenseOf(default(FormatUnit), DataDirection.Out, new byte[8]));
        Assert.Equal(KnownSense.InvalidFieldInCdb, await bench.SenseOf(new FormatUnit { CompleteList = true }, DataDirection.Out, Bytes(Usual("dvd+rw"))));
    }
}
