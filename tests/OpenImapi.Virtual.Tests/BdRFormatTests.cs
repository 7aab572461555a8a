using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>BD-R that is formatted before it is written: MMC-5 6.5.4.2.17.</summary>
public class BdRFormatTests
{
    private const uint Least = 12_088_320;

    private static MediumKind Kind => MediumKind.Find("bd-r25")!;

    private static Task<SenseData?> Format(Bench bench, BdRMode mode, uint blocks = Least, FormatType type = FormatType.BdR, uint parameter = 0) =>
        OverwritableTests.Format(bench, new(blocks, type) { Mode = mode, Parameter = parameter });

    private static async Task<Bench> Formatted(BdRMode mode)
    {
        var bench = await Bench.OpenAsync("bd-r25");
        Assert.Null(await Format(bench, mode));
        return bench;
    }

    private static async Task<bool> HasCurrent(Bench bench, FeatureCode code) =>
        (await bench.Ask(new GetConfiguration(RequestedFeatures.All))).HasCurrent(code);

    private static async Task<Profile> ProfileOf(Bench bench) => (await bench.Ask(new GetConfiguration(RequestedFeatures.All))).CurrentProfile;

    [Theory]
    [InlineData(11_826_176, 0x00, 0x3000, 0)]
    [InlineData(11_826_176, 0x00, 0, 1)]
    [InlineData(11_826_176, 0x32, 0, 1)]
    [InlineData(5_796_864, 0x32, 0, 0)]
    [InlineData(12_000_000, 0x32, 0, 1)]
    [InlineData(12_088_320, 0x32, 0x1000, 2)]
    public async Task A_format_that_is_offered_gives_its_size(uint blocks, byte type, uint parameter, byte mode)
    {
        await using var bench = await Bench.OpenAsync("bd-r25");
        Assert.Null(await Format(bench, (BdRMode)mode, blocks, (FormatType)type, parameter));
        var capacities = await bench.Ask(new ReadFormatCapacities());
        Assert.Equal((FormatState.Formatted, blocks, 0), (capacities.State, capacities.Blocks, capacities.Formats.Length));
    }

    [Theory]
    [InlineData(12_219_392, 0x00, 0, 0)]
    [InlineData(12_219_392, 0x32, 0, 0)]
    [InlineData(11_826_176, 0x32, 0, 3)]
    [InlineData(11_826_176, 0x32, 0x5000, 0)]
    [InlineData(5_796_832, 0x32, 0, 0)]
    [InlineData(12_000_001, 0x32, 0, 0)]
    [InlineData(11_826_176, 0x30, 0, 0)]
    [InlineData(11_826_176, 0x31, 0, 0)]
    public async Task A_format_that_is_not_offered_is_refused(uint blocks, byte type, uint parameter, byte mode)
    {
        await using var bench = await Bench.OpenAsync("bd-r25");
        Assert.Equal(KnownSense.InvalidFieldInParameterList, await Format(bench, (BdRMode)mode, blocks, (FormatType)type, parameter));
    }

    [Fact]
    public async Task A_disc_is_formatted_once_and_only_while_it_is_blank()
    {
        await using var formatted = await Formatted(BdRMode.Sequential);
        Assert.Equal(KnownSense.CannotFormatMedium, await Format(formatted, BdRMode.Sequential));
        await using var written = await Bench.OpenAsync("bd-r25");
        Assert.True(await HasCurrent(written, FeatureCode.Formattable));
        await written.WriteTrack(32);
        Assert.Equal(KnownSense.CannotFormatMedium, await Format(written, BdRMode.Sequential));
        Assert.False(await HasCurrent(written, FeatureCode.Formattable));
        Assert.Empty((await written.Ask(new ReadFormatCapacities())).Formats);
    }

    [Fact]
    public async Task Spare_areas_are_taken_from_the_room_and_told()
    {
        await using var bench = await Formatted(BdRMode.Sequential);
        Assert.Equal((0u, Least), ((await bench.Invisible()).NextWritable, (await bench.Invisible()).FreeBlocks));
        Assert.Equal(Hex.Plain("000E 0000 00000000 00020000 00020000"), Hex.Of(await bench.Bytes(new ReadDiscStructure(DiscStructureMedia.BluRay, 0x0A))));
        Assert.Equal(KnownSense.LogicalBlockAddressOutOfRange, await bench.Write(Least, 32));
        Assert.True(await HasCurrent(bench, FeatureCode.DefectManagement));
        Assert.False(await HasCurrent(bench, FeatureCode.BdRPseudoOverwrite));
        Assert.Equal(DiscStatus.Empty, (await bench.Disc()).Status);
    }

    [Fact]
    public async Task Without_formatting_there_are_no_spare_areas_to_tell_of()
    {
        await using var bench = await Bench.OpenAsync("bd-r25");
        Assert.Equal(KnownSense.InvalidFieldInCdb, await bench.SenseOf(new ReadDiscStructure(DiscStructureMedia.BluRay, 0x0A), DataDirection.In, new byte[4100]));
        Assert.Equal(Hex.Plain("000A 0000 00 40 1004 09 40 0008"), Hex.Of(await bench.Bytes(new ReadDiscStructure(DiscStructureMedia.BluRay, 0xFF))));
        Assert.False(await HasCurrent(bench, FeatureCode.DefectManagement));
    }

    [Fact]
    public async Task A_recorded_block_is_not_written_again_without_pseudo_overwrite()
    {
        await using var bench = await Formatted(BdRMode.Sequential);
        await bench.WriteTrack(64);
        Assert.Equal(KnownSense.InvalidAddressForWrite, await bench.Write(0, 32));
    }

    [Fact]
    public async Task Pseudo_overwrite_puts_the_cluster_at_the_next_writable_address()
    {
        await using var bench = await Formatted(BdRMode.PseudoOverwrite);
        await bench.WriteTrack(128);
        Assert.Null(await bench.Write(16, 10, seed: 9));
        Assert.Equal(160u, (await bench.Track(1)).NextWritable);
        var expected = Bench.Pattern(128, 1);
        Bench.Pattern(10, 9).CopyTo(expected, 16 * 2048);
        Assert.Equal(expected[..(100 * 2048)], (await bench.Read(0, 128))[..(100 * 2048)]);
        Assert.True(await HasCurrent(bench, FeatureCode.BdRPseudoOverwrite));
        Assert.Equal(Least - 160, (await bench.Track(1)).FreeBlocks);
    }

    [Fact]
    public async Task A_cluster_is_overwritten_again_and_again_and_grows_at_its_end_as_ever()
    {
        await using var bench = await Formatted(BdRMode.PseudoOverwrite);
        await bench.WriteTrack(64);
        for (var seed = 2; seed < 6; seed++)
            Assert.Null(await bench.Write(20, 20, seed));
        Assert.Equal(64u + 4 * 64, (await bench.Track(1)).NextWritable);
        Assert.Equal(Bench.Pattern(20, 5), await bench.Read(20, 20));
        Assert.Null(await bench.Write(64 + 4 * 64, 32, seed: 7));
        Assert.Equal(Bench.Pattern(32, 7), await bench.Read(64 + 4 * 64, 32));
        Assert.Equal(Bench.Pattern(20, 5), await bench.Read(20, 20));
    }

    [Fact]
    public async Task Closed_tracks_are_overwritten_into_the_spare_areas()
    {
        await using var bench = await Formatted(BdRMode.PseudoOverwrite);
        await bench.WriteTrack(64);
        await bench.Good(new CloseTrackSession(CloseFunction.Track, 1));
        Assert.Null(await bench.Write(16, 4, seed: 3));
        Assert.Equal(Bench.Pattern(4, 3), await bench.Read(16, 4));
        Assert.Equal(Hex.Plain("000E 0000 00000000 0001FFE0 00020000"), Hex.Of(await bench.Bytes(new ReadDiscStructure(DiscStructureMedia.BluRay, 0x0A))));
        Assert.Equal(64u, (await bench.Invisible()).NextWritable);
    }

    [Fact]
    public async Task A_disc_for_pseudo_overwrite_shows_readers_one_track_over_everything()
    {
        await using var bench = await Formatted(BdRMode.PseudoOverwrite);
        Assert.Equal(0u, (await bench.Ask(default(ReadCapacity))).LastBlock);
        await bench.WriteTrack(64);
        Assert.Equal(Least - 1, (await bench.Ask(default(ReadCapacity))).LastBlock);
        var toc = await bench.Ask(new ReadToc());
        Assert.Equal([(1, 0u), (0xAA, Least)], toc.Tracks.Select(track => ((int)track.Number, track.Address)));
        Assert.Equal(KnownSense.BlankCheck with { Information = 64 }, await bench.ReadSense(60, 10));
    }

    [Fact]
    public async Task The_drive_says_how_often_clusters_can_still_be_replaced()
    {
        await using var bench = await Formatted(BdRMode.PseudoOverwrite);
        await bench.WriteTrack(64);
        Assert.Equal(Kind.Capacity.Value / 32 - 2, (await bench.Ask(new ReadPseudoOverwriteResources())).Replacements);
        Assert.Null(await bench.Write(0, 32));
        Assert.Equal(Kind.Capacity.Value / 32 - 3, (await bench.Ask(new ReadPseudoOverwriteResources())).Replacements);
        await using var sequential = await Formatted(BdRMode.Sequential);
        Assert.Equal(KnownSense.InvalidFieldInCdb, await sequential.SenseOf(new ReadPseudoOverwriteResources(), DataDirection.In, new byte[16]));
    }

    [Fact]
    public async Task A_finalised_disc_is_not_overwritten()
    {
        await using var bench = await Formatted(BdRMode.PseudoOverwrite);
        await bench.WriteTrack(64);
        await bench.Good(new CloseTrackSession(CloseFunction.Track, 1));
        await bench.Good(new CloseTrackSession(CloseFunction.Finalize, 0));
        Assert.Equal(KnownSense.InvalidAddressForWrite, await bench.Write(0, 32));
        Assert.Equal(63u, (await bench.Ask(default(ReadCapacity))).LastBlock);
    }

    [Fact]
    public async Task In_random_mode_clusters_are_written_in_any_order_each_once()
    {
        await using var bench = await Formatted(BdRMode.Random);
        Assert.Equal(Profile.BdRRandom, await ProfileOf(bench));
        Assert.Equal(DiscStatus.Other, (await bench.Disc()).Status);
        Assert.Null(await bench.Write(96, 32));
        Assert.Null(await bench.Write(0, 40, seed: 2));
        Assert.Equal(Bench.Pattern(40, 2), await bench.Read(0, 40));
        Assert.Equal(new byte[24 * 2048], await bench.Read(40, 24));
        Assert.Equal(Bench.Pattern(32, 1), await bench.Read(96, 32));
        Assert.Equal(KnownSense.BlankCheck with { Information = 64 }, await bench.ReadSense(60, 40));
        Assert.Equal(KnownSense.InvalidAddressForWrite, await bench.Write(32, 32));
        Assert.Equal(KnownSense.InvalidAddressForWrite, await bench.Write(70, 32));
        Assert.Equal(KnownSense.LogicalBlockAddressOutOfRange, await bench.Write(Least, 32));
        Assert.Equal(Least - 96, (await bench.Track(1)).FreeBlocks);
        Assert.False((await bench.Track(1)).NextWritableValid);
    }

    [Fact]
    public async Task In_random_mode_there_is_one_track_and_closing_it_is_for_good()
    {
        await using var bench = await Formatted(BdRMode.Random);
        Assert.Equal(KnownSense.CannotWriteMedium, await bench.SenseOf(new ReserveTrack(320)));
        Assert.Equal(KnownSense.InvalidFieldInCdb, await bench.SenseOf(new ReadTrackInformation(TrackAddressType.Track, 2), DataDirection.In, new byte[36]));
        Assert.Null(await bench.Write(0, 32));
        await bench.Good(new CloseTrackSession(CloseFunction.Session, 0));
        Assert.Equal(DiscStatus.Complete, (await bench.Disc()).Status);
        Assert.Equal(KnownSense.InvalidAddressForWrite, await bench.Write(320, 32));
        Assert.Equal(Bench.Pattern(32, 1), await bench.Read(0, 32));
    }

    [Fact]
    public void What_was_overwritten_stays_so_when_the_history_is_told_again()
    {
        var state = DiscState.Blank.After([
            new WriteOnceFormatted(0x32, BdRMode.PseudoOverwrite, Least), new TrackOpened(1, 1, 0, 4), new BlocksRecorded(1, 64), new BlocksReplaced(1, 16, 20)]);
        Assert.Equal([(0L, 64L), (32L, 96L)], state.Replacements.Select(pair => (pair.Key, pair.Value)));
        Assert.True(state.IsPossibleOn(MediumKind.Find("bd-r25")!));
        Assert.False(state.IsPossibleOn(MediumKind.Find("dvd+r")!));
    }
}
