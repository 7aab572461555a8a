using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>DVD-RW: blanking (MMC-5 6.2), formatting (6.5.4.2, 6.24.3.3) and restricted overwrite (5.3.16, 5.3.22). Sizes as drives list them.</summary>
public class DvdMinusRwTests
{
    private const uint Whole = 2_297_888;

    private static readonly FormatParameters Quick = new(0, FormatType.DvdRwQuick) { Parameter = 16 };
    private static readonly FormatParameters Grow = new(0, FormatType.DvdRwQuickGrow) { Parameter = 16 };

    private static Task<SenseData?> Format(Bench bench, FormatParameters parameters) => OverwritableTests.Format(bench, parameters);

    private static FormatParameters Full(uint blocks) => new(blocks, FormatType.DvdRwFull) { Parameter = 16 };

    private static async Task<Bench> FormattedAsync(FormatParameters parameters)
    {
        var bench = await Bench.OpenAsync("dvd-rw");
        Assert.Null(await Format(bench, parameters));
        return bench;
    }

    private static Task CloseSession(Bench bench) => bench.Good(new CloseTrackSession(CloseFunction.Session, 0));

    private static async Task<Profile> ProfileOf(Bench bench) => (await bench.Ask(new GetConfiguration(RequestedFeatures.Current))).CurrentProfile;

    private static async Task<string> Capacities(Bench bench) => Hex.Of(await bench.Bytes(new ReadFormatCapacities()));

    [Fact]
    public async Task A_blank_disc_offers_to_become_2297888_blocks()
    {
        await using var bench = await Bench.OpenAsync("dvd-rw");
        Assert.Equal(Hex.Plain("000000 20  00231020 01 000800  00231020 00 000800  00231020 40 000010  00231020 54 000010"), await Capacities(bench));
        await bench.SetPage(page => page with { MultiSession = MultiSession.Allowed });
        await bench.WriteTrack(64);
        await bench.Good(new CloseTrackSession(CloseFunction.Track, 1));
        await CloseSession(bench);
        Assert.StartsWith(Hex.Plain("000000 20  00000040 02 000800"), await Capacities(bench));
    }

    [Theory]
    [InlineData(FormatType.Full, 0x800u)]
    [InlineData(FormatType.DvdRwFull, 16u)]
    public async Task A_full_format_makes_one_complete_border_for_restricted_overwrite(FormatType type, uint parameter)
    {
        await using var bench = await FormattedAsync(new(Whole, type) { Parameter = parameter });
        Assert.Equal(Profile.DvdRwRestrictedOverwrite, await ProfileOf(bench));
        Assert.Equal(Hex.Plain("000000 30  00231020 02 000800  00231020 00 000800  00231020 40 000010  00000000 44 000010  00000000 4C 000010  00231020 54 000010"), await Capacities(bench));
        Assert.Equal((DiscStatus.Complete, SessionState.Complete, 1), ((await bench.Disc()).Status, (await bench.Disc()).LastSession, (int)(await bench.Disc()).Sessions));
        Assert.Equal(Whole - 1, (await bench.Ask(default(ReadCapacity))).LastBlock);
        var track = await bench.Track(1);
        Assert.Equal((Whole, false, true, true, 16u), (track.Size, track.NextWritableValid, track.Packet, track.FixedPacket, track.PacketSize));
        Assert.Null(await bench.Write(1600, 32));
        Assert.Null(await bench.Write(1600, 16, 7));
        Assert.Equal(Bench.Pattern(16, 7), await bench.Read(1600, 16));
        Assert.Equal(new byte[2048], await bench.Read(Whole - 1, 1));
        await CloseSession(bench);
    }

    [Fact]
    public async Task Features_are_those_of_restricted_overwrite()
    {
        await using var bench = await FormattedAsync(Full(320));
        foreach (var code in new[] { FeatureCode.Formattable, FeatureCode.RestrictedOverwrite, FeatureCode.RigidRestrictedOverwrite })
            Assert.True(await DvdMinusRTests.IsCurrent(bench, code), code.ToString());
        foreach (var code in new[] { FeatureCode.IncrementalStreamingWritable, FeatureCode.DvdRWrite, FeatureCode.RandomWritable })
            Assert.False(await DvdMinusRTests.IsCurrent(bench, code), code.ToString());
        Assert.Equal(Hex.Plain("002C 01 04 03000000"), Hex.Of((await bench.Bytes(new GetConfiguration(RequestedFeatures.One, FeatureCode.RigidRestrictedOverwrite))).AsSpan(8)));
    }

    [Fact]
    public async Task Only_whole_ECC_blocks_inside_the_border_are_written()
    {
        await using var bench = await FormattedAsync(Full(320));
        Assert.Equal(KnownSense.InvalidAddressForWrite, await bench.Write(8, 16));
        Assert.Equal(KnownSense.PacketDoesNotFit, await bench.Write(16, 8));
        Assert.Equal(KnownSense.LogicalBlockAddressOutOfRange, await bench.Write(320, 16));
        Assert.Equal(KnownSense.LogicalBlockAddressOutOfRange, await bench.Write(304, 32));
        Assert.Null(await bench.Write(304, 16));
        Assert.Equal(KnownSense.LogicalBlockAddressOutOfRange, await bench.ReadSense(320, 1));
    }

    [Fact]
    public async Task Tracks_are_neither_reserved_nor_closed()
    {
        await using var bench = await FormattedAsync(Full(320));
        Assert.Equal(KnownSense.CannotWriteMedium, await bench.SenseOf(new ReserveTrack(16)));
        Assert.Equal(KnownSense.InvalidFieldInCdb, await bench.SenseOf(new CloseTrackSession(CloseFunction.Track, 1)));
        Assert.Equal(KnownSense.InvalidFieldInCdb, await bench.SenseOf(new CloseTrackSession(CloseFunction.Finalize, 0)));
        await bench.Good(new CloseTrackSession(CloseFunction.FinalizeFormatted, 0));
    }

    [Fact]
    public async Task A_quick_format_opens_a_border_that_grows_by_writing_in_sequence()
    {
        await using var bench = await FormattedAsync(Quick);
        Assert.Equal(Profile.DvdRwRestrictedOverwrite, await ProfileOf(bench));
        Assert.Equal(Hex.Plain("000000 20  00231020 03 000800  00231020 00 000800  00231020 40 000010  00231020 54 000010"), await Capacities(bench));
        Assert.Equal((DiscStatus.Incomplete, SessionState.Incomplete), ((await bench.Disc()).Status, (await bench.Disc()).LastSession));
        var track = await bench.Track(1);
        Assert.Equal((true, 0u, Whole), (track.NextWritableValid, track.NextWritable, track.FreeBlocks));
        Assert.Equal(KnownSense.CommandSequenceError, await bench.SenseOf(new CloseTrackSession(CloseFunction.Session, 0)));
        Assert.Equal(KnownSense.InvalidAddressForWrite, await bench.Write(16, 16));
        Assert.Null(await bench.Write(0, 64));
        Assert.Null(await bench.Write(16, 16, 9));
        Assert.Null(await bench.Write(48, 32, 3));
        Assert.Equal((80u, Whole - 80), ((await bench.Track(1)).NextWritable, (await bench.Track(1)).FreeBlocks));
        Assert.Equal(KnownSense.BlankCheck with { Information = 80 }, await bench.ReadSense(64, 32));
        await CloseSession(bench);
        Assert.Equal((DiscStatus.Complete, SessionState.Complete), ((await bench.Disc()).Status, (await bench.Disc()).LastSession));
        Assert.Equal(79u, (await bench.Ask(default(ReadCapacity))).LastBlock);
        Assert.Equal(Bench.Pattern(16, 9), await bench.Read(16, 16));
        Assert.Equal(Bench.Pattern(32, 3), await bench.Read(48, 32));
        Assert.Equal(KnownSense.LogicalBlockAddressOutOfRange, await bench.Write(80, 16));
    }

    [Fact]
    public async Task A_complete_border_grows_quickly_or_by_so_many_formatted_blocks()
    {
        await using var bench = await FormattedAsync(Full(320));
        Assert.Null(await bench.Write(0, 32));
        Assert.Null(await Format(bench, Grow));
        Assert.Equal(320u, (await bench.Track(1)).NextWritable);
        Assert.Equal(Bench.Pattern(32, 1), await bench.Read(0, 32));
        Assert.Equal(KnownSense.InvalidFieldInParameterList, await Format(bench, Grow));
        Assert.Null(await bench.Write(320, 16, 4));
        await CloseSession(bench);
        Assert.Null(await Format(bench, new(17, FormatType.DvdRwGrow) { Parameter = 16 }));
        Assert.Equal((DiscStatus.Complete, 367u), ((await bench.Disc()).Status, (await bench.Ask(default(ReadCapacity))).LastBlock));
        Assert.Null(await Format(bench, new(33, FormatType.DvdRwQuickGrow) { Parameter = 16 }));
        Assert.Equal(416u, (await bench.Track(1)).NextWritable);
        Assert.Equal(Bench.Pattern(16, 4), await bench.Read(320, 16));
    }

    [Theory]
    [InlineData(2_297_889, FormatType.DvdRwFull, 16)]
    [InlineData(0, FormatType.DvdRwFull, 16)]
    [InlineData(160, FormatType.DvdRwFull, 0)]
    [InlineData(160, FormatType.Full, 16)]
    [InlineData(0, FormatType.DvdRwQuickGrow, 16)]
    [InlineData(0, FormatType.DvdPlusRwBasic, 0)]
    public async Task A_format_that_is_not_offered_is_refused(uint blocks, FormatType type, uint parameter)
    {
        await using var bench = await Bench.OpenAsync("dvd-rw");
        Assert.Equal(KnownSense.InvalidFieldInParameterList, await Format(bench, new(blocks, type) { Parameter = parameter }));
        Assert.Equal(Profile.DvdRwSequential, await ProfileOf(bench));
    }

    [Fact]
    public async Task Formatting_tells_how_far_it_is()
    {
        await using var bench = await Bench.OpenAsync("dvd-rw", new() { ProgressPolls = 3 });
        Assert.Null(await Format(bench, Full(Whole)));
        Assert.Equal(KnownSense.FormatInProgress, await bench.SenseOf(default(TestUnitReady)));
    }

    [Theory]
    [InlineData(BlankingType.Full, true)]
    [InlineData(BlankingType.Minimal, false)]
    public async Task Blanking_leads_back_to_sequence_and_only_a_whole_one_to_increments(BlankingType type, bool incremental)
    {
        await using var bench = await FormattedAsync(Full(320));
        Assert.Null(await bench.Write(0, 32));
        await bench.Good(new Blank(type));
        Assert.Equal(Profile.DvdRwSequential, await ProfileOf(bench));
        Assert.Equal((DiscStatus.Empty, 2_298_496u), ((await bench.Disc()).Status, (await bench.Invisible()).FreeBlocks));
        Assert.Equal(incremental, await DvdMinusRTests.IsCurrent(bench, FeatureCode.IncrementalStreamingWritable));
        Assert.True(await DvdMinusRTests.IsCurrent(bench, FeatureCode.DvdRWrite));
        Assert.Equal(incremental ? null : KnownSense.IllegalModeForThisTrack, await bench.Write(0, 16));
        if (incremental)
            return;
        await bench.SetPage(page => page with { WriteType = WriteType.SessionAtOnce });
        await bench.Good(new ReserveTrack(16));
        Assert.Null(await bench.Write(0, 16));
        await bench.Good(new SynchronizeCache());
        Assert.Equal(DiscStatus.Complete, (await bench.Disc()).Status);
    }

    [Theory]
    [InlineData(BlankingType.Track)]
    [InlineData(BlankingType.UncloseLastSession)]
    [InlineData(BlankingType.LastSession)]
    public async Task Other_ways_of_blanking_are_refused(BlankingType type)
    {
        await using var bench = await Bench.OpenAsync("dvd-rw");
        Assert.Equal(KnownSense.InvalidFieldInCdb, await bench.SenseOf(new Blank(type)));
    }

    [Fact]
    public void A_history_in_few_lines_tells_the_same_as_all_of_it()
    {
        DiscEvent[] all =
        [
            new DiscFormatted(0x15, 0, 0) { Intermediate = true }, new BlocksOverwritten(0, 64), new BlocksOverwritten(64, 944), new SessionClosed(true, false),
            new BlocksOverwritten(16, 16), new FormatGrown(16, true), new BlocksOverwritten(1024, 32), new BlocksOverwritten(1056, 16), new SessionClosed(true, false),
        ];
        var merged = new MergedHistory();
        foreach (var happened in all)
            merged.Add([happened]);
        Assert.Equal(6, merged.Events.Count);
        Assert.Equal(DiscState.Blank.After(all).Area, DiscState.Blank.After(merged.Events).Area);
        Assert.Equal(new BlockCount(1072), DiscState.Blank.After(all).Area!.Size);
    }
}
