using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>DVD-R and DVD-RW in sequence: MMC-5 6.3.3.2 and 6.3.3.3 (closing), 6.31 (reserving), 7.5.4 (mode page 05h), 5.3.11 and 5.3.25 (features).</summary>
public class DvdMinusRTests
{
    public static TheoryData<string> Media => ["dvd-r", "dvd-r-dl", "dvd-rw"];

    private static Task CloseTrack(Bench bench, ushort track) => bench.Good(new CloseTrackSession(CloseFunction.Track, track));

    private static Task CloseSession(Bench bench) => bench.Good(new CloseTrackSession(CloseFunction.Session, 0));

    private static Task SetMultiSession(Bench bench, MultiSession multiSession) => bench.SetPage(page => page with { MultiSession = multiSession });

    internal static async Task<bool> IsCurrent(Bench bench, FeatureCode code) =>
        (await bench.Ask(new GetConfiguration(RequestedFeatures.One, code))).Features[0].Current;

    [Theory]
    [InlineData("dvd-r", 0x11, "00231280")]
    [InlineData("dvd-r-dl", 0x15, "003FA7C0")]
    [InlineData("dvd-rw", 0x14, "00231280")]
    public async Task A_blank_disc_is_one_invisible_track_of_packets_of_16(string medium, int profile, string blocks)
    {
        await using var bench = await Bench.OpenAsync(medium);
        Assert.Equal((Profile)profile, (await bench.Ask(new GetConfiguration(RequestedFeatures.Current))).CurrentProfile);
        Assert.Equal(Hex.Plain($"0022 01 01 00 04 61 01  00000000 00000000 {blocks} 00000010 {blocks} 00000000 00 00 0000"),
            Hex.Of(await bench.Bytes(new ReadTrackInformation(TrackAddressType.Track, 0xFF))));
        var erasable = medium == "dvd-rw" ? "10" : "00";
        Assert.Equal(Hex.Plain($"0020 {erasable} 01 01 01 01 20 00 00 00 00 00000000 00000000 00000000 0000000000000000 00 00"),
            Hex.Of(await bench.Bytes(new ReadDiscInformation())));
        Assert.Equal(KnownSense.BlankCheck with { Information = 0 }, await bench.ReadSense(0, 1));
    }

    [Theory]
    [MemberData(nameof(Media))]
    public async Task Features_tell_the_two_ways_of_writing_and_the_link_size(string medium)
    {
        await using var bench = await Bench.OpenAsync(medium);
        Assert.Equal(Hex.Plain("0021 05 08 01000101 10000000"), Hex.Of((await bench.Bytes(new GetConfiguration(RequestedFeatures.One, FeatureCode.IncrementalStreamingWritable))).AsSpan(8)));
        Assert.Equal(Hex.Plain("002F 09 04 4E000000"), Hex.Of((await bench.Bytes(new GetConfiguration(RequestedFeatures.One, FeatureCode.DvdRWrite))).AsSpan(8)));
        await bench.WriteTrack(16);
        Assert.True(await IsCurrent(bench, FeatureCode.IncrementalStreamingWritable));
        Assert.False(await IsCurrent(bench, FeatureCode.DvdRWrite));
    }

    [Theory]
    [MemberData(nameof(Media))]
    public async Task The_write_parameters_begin_as_increments_linked_over_an_ECC_block(string medium)
    {
        await using var bench = await Bench.OpenAsync(medium);
        var page = await bench.Drive.ReadPageAsync<WriteParameters>(default);
        Assert.Equal((WriteType.PacketIncremental, true, true, true), (page.WriteType, page.BufferUnderrunFree, page.LinkSizeValid, page.FixedPacket));
        Assert.Equal(((byte)16, 16u, (byte)5, (byte)8, MultiSession.None), (page.LinkSize, page.PacketSize, page.TrackMode, page.DataBlockType, page.MultiSession));
    }

    public static TheoryData<string, WriteParameters> Impossible => new()
    {
        { "track at once", new() { WriteType = WriteType.TrackAtOnce, TrackMode = 5, DataBlockType = 8 } },
        { "raw", new() { WriteType = WriteType.Raw, TrackMode = 5, DataBlockType = 8 } },
        { "layer jump, which feature 0033h would tell", new() { WriteType = WriteType.LayerJump, TrackMode = 5, DataBlockType = 8 } },
        { "audio", new() { TrackMode = 0, DataBlockType = 0 } },
        { "blocks of 2,352 bytes", new() { TrackMode = 5, DataBlockType = 0 } },
        { "a link size that is not offered", new() { TrackMode = 5, DataBlockType = 8, LinkSizeValid = true, LinkSize = 7 } },
        { "packets that are no ECC blocks", new() { TrackMode = 5, DataBlockType = 8, FixedPacket = true, PacketSize = 32 } },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public async Task Write_parameters_that_the_disc_has_not_are_refused(string what, WriteParameters page)
    {
        await using var bench = await Bench.OpenAsync("dvd-r");
        var refusal = await Assert.ThrowsAsync<DriveException>(() => bench.Drive.WritePageAsync(page, default).AsTask());
        Assert.True(Bench.Plain(refusal.Sense) == KnownSense.InvalidFieldInParameterList, what);
    }

    [Fact]
    public async Task After_another_medium_the_page_is_that_of_the_new_one()
    {
        var bay = new MemoryBay(Disc.Blank(MediumKind.Find("dvd-r")!));
        await using var recorder = new VirtualRecorder(bay);
        await using var bench = await Bench.OpenAsync(recorder.OpenNexus());
        bay.Insert(Disc.Blank(MediumKind.Find("cd-r80")!));
        await bench.Try(default(TestUnitReady));
        Assert.Equal(WriteType.TrackAtOnce, (await bench.Drive.ReadPageAsync<WriteParameters>(default)).WriteType);
    }

    [Theory]
    [MemberData(nameof(Media))]
    public async Task What_is_written_is_filled_up_to_whole_ECC_blocks_when_it_is_flushed(string medium)
    {
        await using var bench = await Bench.OpenAsync(medium);
        Assert.Null(await bench.Write(0, 20));
        await bench.Good(new SynchronizeCache());
        Assert.Equal((32u, 31u), ((await bench.Invisible()).NextWritable, (await bench.Invisible()).LastRecorded));
        Assert.Equal(new byte[12 * 2048], await bench.Read(20, 12));
        Assert.Equal(KnownSense.InvalidAddressForWrite, await bench.Write(20, 1));
        Assert.Equal(KnownSense.InvalidAddressForWrite, await bench.Write(48, 16));
        Assert.Null(await bench.Write(32, 16));
    }

    [Theory]
    [InlineData("dvd-r")]
    [InlineData("dvd-rw")]
    public async Task Borders_lie_1792_and_then_384_ECC_blocks_and_one_of_linking_apart(string medium)
    {
        await using var bench = await Bench.OpenAsync(medium);
        await SetMultiSession(bench, MultiSession.Allowed);
        await bench.WriteTrack(800);
        Assert.Equal(KnownSense.SessionFixationErrorIncompleteTrack, await bench.SenseOf(new CloseTrackSession(CloseFunction.Session, 0)));
        await CloseTrack(bench, 1);
        await CloseSession(bench);
        var next = await bench.Invisible();
        Assert.Equal((2, 2, 29_488u, 2_298_496u - 29_488), (next.Track, next.Session, next.NextWritable, next.FreeBlocks));
        Assert.Equal((DiscStatus.Incomplete, SessionState.Empty, 2), ((await bench.Disc()).Status, (await bench.Disc()).LastSession, (int)(await bench.Disc()).Sessions));
        Assert.Equal(799u, (await bench.Ask(default(ReadCapacity))).LastBlock);
        await bench.WriteTrack(16);
        await CloseTrack(bench, 2);
        await CloseSession(bench);
        Assert.Equal(29_504u + 384 * 16 + 16, (await bench.Invisible()).NextWritable);
    }

    [Theory]
    [InlineData("dvd-r", MultiSession.None, true)]
    [InlineData("dvd-r", MultiSession.Final, true)]
    [InlineData("dvd-r", MultiSession.Allowed, false)]
    [InlineData("dvd-rw", MultiSession.None, true)]
    [InlineData("dvd-r-dl", MultiSession.Allowed, true)]
    public async Task The_multi_session_field_decides_whether_another_border_may_follow_but_on_two_layers_there_is_one(string medium, MultiSession field, bool final)
    {
        await using var bench = await Bench.OpenAsync(medium);
        await SetMultiSession(bench, field);
        await bench.WriteTrack(32);
        await CloseTrack(bench, 1);
        await CloseSession(bench);
        Assert.Equal(final ? DiscStatus.Complete : DiscStatus.Incomplete, (await bench.Disc()).Status);
        Assert.Equal(final, !await IsCurrent(bench, FeatureCode.IncrementalStreamingWritable));
        await CloseSession(bench);
        Assert.Equal(final ? KnownSense.IllegalModeForThisTrack : KnownSense.InvalidAddressForWrite, await bench.Write(32, 16));
    }

    [Theory]
    [InlineData("dvd-r", "25 0F 02 00 00 030000 00 26127F 00 000000", "40 00 26127F")]
    [InlineData("dvd-rw", "33 0F 02 00 00 030000 00 26127F 00 000000", "40 00 26127F")]
    [InlineData("dvd-r-dl", "26 0F 32 00 00 030000 00 FCFFFF 00 22D3DF", "40 00 22D3DF")]
    public async Task Structures_tell_the_book_where_the_data_lie_and_the_maker(string medium, string physical, string leadIn)
    {
        await using var bench = await Bench.OpenAsync(medium);
        foreach (byte format in new byte[] { 0x00, 0x10 })
            Assert.Equal(Hex.Plain($"0802 0000 {physical}"), Hex.Of((await bench.Bytes(new ReadDiscStructure(DiscStructureMedia.Dvd, format))).AsSpan(0, 20)));
        Assert.Equal(Hex.Plain($"0022 0000 01 {leadIn} 0000  02 00000000000000  03 4F50454E494D 00  04 000000000000 00"),
            Hex.Of(await bench.Bytes(new ReadDiscStructure(DiscStructureMedia.Dvd, 0x0E))));
    }

    [Fact]
    public async Task Closing_an_empty_border_writes_nothing_and_is_no_error()
    {
        await using var bench = await Bench.OpenAsync("dvd-r");
        await CloseSession(bench);
        Assert.Equal(DiscStatus.Empty, (await bench.Disc()).Status);
    }

    [Theory]
    [InlineData(CloseFunction.StopBackgroundFormat)]
    [InlineData(CloseFunction.FinalizeFormatted)]
    [InlineData(CloseFunction.FinalizeMinimalRadius)]
    [InlineData(CloseFunction.Finalize)]
    public async Task Other_close_functions_are_for_other_discs(CloseFunction function)
    {
        await using var bench = await Bench.OpenAsync("dvd-r");
        await bench.WriteTrack(16);
        await CloseTrack(bench, 1);
        Assert.Equal(KnownSense.InvalidFieldInCdb, await bench.SenseOf(new CloseTrackSession(function, 0)));
    }

    [Fact]
    public void A_disc_without_room_for_another_border_is_finalised_by_closing_its_last()
    {
        var rules = DiscRules.For(MediumKind.Find("dvd-r")!);
        var full = DiscState.Blank.After([new TrackOpened(1, 1, 0, 4), new BlocksRecorded(1, 2_298_496 - 28_688), new TrackClosed(1, 0)]);
        Assert.Equal([new SessionClosed(Final: true, OneTrack: false)], rules.CloseSession(full, CloseFunction.Session, MultiSession.Allowed));
        var roomy = DiscState.Blank.After([new TrackOpened(1, 1, 0, 4), new BlocksRecorded(1, 2_298_496 - 28_704), new TrackClosed(1, 0)]);
        Assert.Equal([new SessionClosed(Final: false, OneTrack: false)], rules.CloseSession(roomy, CloseFunction.Session, MultiSession.Allowed));
    }

    [Fact]
    public async Task Two_tracks_can_be_reserved_beside_the_invisible_one()
    {
        await using var bench = await Bench.OpenAsync("dvd-r");
        await bench.Good(new ReserveTrack(100));
        await bench.Good(new ReserveTrack(16));
        Assert.Equal(KnownSense.NoMoreTrackReservationsAllowed, await bench.SenseOf(new ReserveTrack(16)));
        var reserved = await bench.Track(1);
        Assert.Equal((true, true, 112u, 112u), (reserved.Reserved, reserved.Blank, reserved.FreeBlocks, reserved.Size));
        Assert.Equal(112u + 16, (await bench.Track(2)).Start);
        Assert.Equal(112u + 16 + 16 + 16, (await bench.Invisible()).NextWritable);
        Assert.Null(await bench.Write(128, 16));
        Assert.Null(await bench.Write(0, 50));
        Assert.Null(await bench.Write(160, 16));
        Assert.Equal(KnownSense.EndOfUserAreaEncountered, await bench.Write(50, 63));
        await CloseTrack(bench, 2);
        await CloseTrack(bench, 3);
        Assert.Equal(KnownSense.EmptyOrPartiallyWrittenReservedTrack, await bench.SenseOf(new CloseTrackSession(CloseFunction.Session, 0)));
        await CloseTrack(bench, 1);
        Assert.Equal(new byte[62 * 2048], await bench.Read(50, 62));
        await CloseSession(bench);
        Assert.Equal((DiscStatus.Complete, 3), ((await bench.Disc()).Status, (int)(await bench.Disc()).LastTrackInLastSession));
        Assert.Equal(KnownSense.IllegalModeForThisTrack with { Information = 112 }, await bench.ReadSense(112, 1));
    }

    [Fact]
    public async Task A_test_write_leaves_nothing()
    {
        await using var bench = await Bench.OpenAsync("dvd-r");
        await bench.SetPage(page => page with { TestWrite = true });
        Assert.Null(await bench.Write(0, 16));
        Assert.Equal(16u, (await bench.Invisible()).NextWritable);
        await bench.Good(new SynchronizeCache());
        Assert.Equal((DiscStatus.Empty, 0u), ((await bench.Disc()).Status, (await bench.Invisible()).NextWritable));
        Assert.NotNull(await bench.ReadSense(0, 1));
    }

    [Theory]
    [InlineData("dvd-r")]
    [InlineData("dvd-r-dl")]
    public async Task A_write_once_disc_is_neither_blanked_nor_formatted(string medium)
    {
        await using var bench = await Bench.OpenAsync(medium);
        Assert.Equal(KnownSense.CannotWriteMedium, await bench.SenseOf(new Blank(BlankingType.Full)));
        Assert.Equal(KnownSense.CannotFormatMedium, await OverwritableTests.Format(bench, new(16, FormatType.DvdRwFull) { Parameter = 16 }));
    }
}
