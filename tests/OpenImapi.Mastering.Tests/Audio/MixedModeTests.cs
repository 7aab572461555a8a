using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering.Tests.Audio;

/// <summary>Data beside audio.</summary>
public class MixedModeTests
{
    private const int Block = SampleCount.PerBlock;

    private static DataTrack Data(int blocks, Lba start = default)
    {
        var bytes = new byte[blocks * BlockSizes.UserData];
        new Random(9).NextBytes(bytes);
        return new() { Source = new MemoryBlockSource(bytes, start) };
    }

    [Fact]
    public async Task Two_seconds_end_the_data_and_two_come_before_the_audio()
    {
        var data = Data(400);
        var program = AudioProgram.Plan([data, Sounds.Track(400 * Block, 1), Sounds.Track(400 * Block, 2)]);
        var tracks = program.Layout.Tracks.ToList();
        Assert.Equal((0L, 400L, 150L), (tracks[0].Extent.Start.Value, tracks[0].Extent.Length.Value, tracks[0].Postgap.Value));
        Assert.Equal((700L, 150L), (tracks[1].Extent.Start.Value, tracks[1].Pregap.Value));
        Assert.Equal((1100L, 0L), (tracks[2].Extent.Start.Value, tracks[2].Pregap.Value));
        Assert.Equal([4, 0, 0], tracks.Select(track => (int)track.Control));
        await using var source = program.OpenSource();
        var bytes = await source.ReadAsync(Lba.Zero, 1500, TestContext.Current.CancellationToken);
        var expected = new byte[BlockSizes.Raw];
        var user = await data.Source.ReadAsync(new(123), 1, TestContext.Current.CancellationToken);
        Mode1Sector.Write(new(123), user, expected);
        Assert.Equal(expected, bytes[(123 * BlockSizes.Raw)..(124 * BlockSizes.Raw)]);
        Mode1Sector.Write(new(549), new byte[BlockSizes.UserData], expected);
        Assert.Equal(expected, bytes[(549 * BlockSizes.Raw)..(550 * BlockSizes.Raw)]);
        Assert.All(bytes[(550 * BlockSizes.Raw)..(700 * BlockSizes.Raw)], value => Assert.Equal(0, value));
        Assert.Equal(Sounds.Samples(400 * Block, 1), bytes[(700 * BlockSizes.Raw)..(1100 * BlockSizes.Raw)]);
    }

    [Fact]
    public void Data_after_audio_begins_with_a_block_after_both_gaps()
    {
        var program = AudioProgram.Plan([Sounds.Track(400 * Block + 3), Data(300)]);
        var tracks = program.Layout.Tracks.ToList();
        Assert.Equal((401L, 150L), (tracks[0].Extent.Length.Value, tracks[0].Postgap.Value));
        Assert.Equal((701L, 150L, 300L), (tracks[1].Extent.Start.Value, tracks[1].Pregap.Value, tracks[1].Extent.Length.Value));
    }

    [Fact]
    public void Gaps_that_are_there_stay_and_missing_ones_are_warned_of_where_none_shall_be_added()
    {
        ProgramTrack[] whole = [Data(400) with { PostgapSilence = new(150) }, Sounds.Track(700 * Block) with { PregapContent = new(200 * Block) }];
        Assert.Equal([0L, 750L], AudioProgram.Plan(whole).Layout.Tracks.Select(track => track.Extent.Start.Value));
        var kept = AudioProgram.Plan([Data(400), Sounds.Track(400 * Block)], new() { AddMixedModeGaps = false });
        Assert.Equal([0L, 400L], kept.Layout.Tracks.Select(track => track.Extent.Start.Value));
        Assert.Equal(ProgramWarningKind.MissingGap, Assert.Single(kept.Warnings).Kind);
    }

    [Fact]
    public async Task Whole_sectors_get_the_address_that_they_have_here()
    {
        var sectors = new byte[300 * BlockSizes.Raw];
        for (var i = 0; i < 300; i++)
            Mode1Sector.Write(new(5000 + i), Enumerable.Repeat((byte)i, BlockSizes.UserData).ToArray(), sectors.AsSpan(i * BlockSizes.Raw, BlockSizes.Raw));
        var program = AudioProgram.Plan([new DataTrack { Source = new MemoryBlockSource(sectors, new(5000), BlockSizes.Raw) }], new() { Start = new(100) });
        await using var source = program.OpenSource();
        var expected = new byte[BlockSizes.Raw];
        Mode1Sector.Write(new(107), Enumerable.Repeat((byte)7, BlockSizes.UserData).ToArray(), expected);
        Assert.Equal(expected, await source.ReadAsync(new(107), 1, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(BlockForm.Mode2Form1, SectorForm.Mode2Form1, BlockSizes.UserData, 24)]
    [InlineData(BlockForm.Mode2Form1, SectorForm.Mode2Form1, BlockSizes.Raw, 24)]
    [InlineData(BlockForm.Mode2, SectorForm.Mode2Form2, BlockSizes.Raw, 24)]
    [InlineData(BlockForm.Mode1, SectorForm.Mode1, BlockSizes.Raw, 16)]
    public async Task Sectors_of_every_form_are_right_where_they_come_to_lie(BlockForm form, SectorForm sectors, int blockSize, int userDataAt)
    {
        var blocks = new byte[300 * blockSize];
        new Random(4).NextBytes(blocks);
        for (var i = 0; blockSize == BlockSizes.Raw && i < 300; i++)
            Sector.Write(sectors, new(i), blocks.AsSpan(i * blockSize, Sector.UserDataLength(sectors)).ToArray(), blocks.AsSpan(i * blockSize, blockSize));
        var program = AudioProgram.Plan([new DataTrack { Source = new MemoryBlockSource(blocks, default, blockSize), Form = form, PostgapSilence = new(2) }, Sounds.Track(300 * Block)], new() { Start = new(4444) });
        await using var source = program.OpenSource();
        var bytes = await source.ReadAsync(new(4444), 450, TestContext.Current.CancellationToken);
        for (var i = 0; i < 450; i++)
            Assert.Equal(default, Sector.Check(bytes.AsSpan(i * BlockSizes.Raw, BlockSizes.Raw), new(4444 + i)));
        var given = blocks.AsSpan(7 * blockSize + (blockSize == BlockSizes.Raw ? userDataAt : 0), Sector.UserDataLength(sectors));
        Assert.True(given.SequenceEqual(bytes.AsSpan(7 * BlockSizes.Raw + userDataAt, given.Length)));
    }

    [Fact]
    public async Task A_broken_sector_that_lies_where_it_says_stays_as_it_is()
    {
        var sectors = new byte[300 * BlockSizes.Raw];
        new Random(5).NextBytes(sectors);
        for (var i = 0; i < 300; i++)
            Structure.Write(new SectorHeader(Msf.From(new(i)), 1), sectors.AsSpan(i * BlockSizes.Raw));
        await using var source = AudioProgram.Plan([new DataTrack { Source = new MemoryBlockSource(sectors, default, BlockSizes.Raw) }]).OpenSource();
        Assert.Equal(sectors, await source.ReadAsync(Lba.Zero, 300, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(BlockForm.Audio, BlockSizes.UserData)]
    [InlineData(BlockForm.Mode2, BlockSizes.UserData)]
    public void Blocks_that_are_no_sectors_of_the_form_are_refused(BlockForm form, int blockSize)
    {
        var track = new DataTrack { Source = new MemoryBlockSource(new byte[400 * blockSize], default, blockSize), Form = form };
        Assert.Same(ProgramErrors.BadTrack, Assert.Throws<DiscException>(() => AudioProgram.Plan([track])).Error);
    }
}
