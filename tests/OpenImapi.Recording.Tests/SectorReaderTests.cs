using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Recording.Tests;

public class SectorReaderTests
{
    private static readonly DiscLayout Album = new([new(1, [new(1, TestContent.Extent(0, 1000), BlockForm.Audio), new(2, TestContent.Extent(1000, 500), BlockForm.Audio)])]);

    private static readonly DiscLayout Mixed = new(
    [
        new(1, [new(1, TestContent.Extent(0, 600), BlockForm.Mode1) { Postgap = new(150) }, new(2, TestContent.Extent(900, 500), BlockForm.Audio) { Pregap = new(150) }]),
        new(2, [new(3, TestContent.Extent(12_800, 400), BlockForm.Mode1)]),
    ]);

    [Fact]
    public async Task Sectors_come_as_they_lie_on_the_disc()
    {
        var drive = new ReadingDrive(Album);
        var reader = new SectorReader(drive.Drive, Album);
        Assert.Equal((2352, TestContent.Extent(0, 1500)), (reader.BlockSize, reader.Extent));
        Assert.Equal(ReadingDrive.Samples(TestContent.Extent(990, 100)), await reader.ReadAsync(new(990), 100));
        Assert.All(drive.Transport.Sent, cdb => Assert.InRange(Structure.Read<ReadCd>(cdb.Bytes).TransferLength, 1, 64 << 10));
    }

    /// <summary>A drive that delivers audio late is read further on, one that is early further back.</summary>
    [Theory]
    [InlineData(667)]
    [InlineData(6)]
    [InlineData(588)]
    [InlineData(-12)]
    [InlineData(-1164)]
    public async Task A_read_offset_is_taken_back(int offset)
    {
        var drive = new ReadingDrive(Album) { ReadOffset = offset, Overread = 2 };
        var reader = new SectorReader(drive.Drive, Album, new SampleCount(offset));
        Assert.Equal(ReadingDrive.Samples(Album.Sessions[0].Tracks[1].Extent), await reader.ReadAsync(new(1000), 500));
        Assert.Equal(ReadingDrive.Samples(TestContent.Extent(0, 30)), await reader.ReadAsync(new(0), 30));
        Assert.Equal(SampleCount.Zero, reader.Silenced);
    }

    [Theory]
    [InlineData(667, 1499, 1)]
    [InlineData(-700, 0, 2)]
    public async Task What_the_drive_cannot_read_beyond_the_ends_is_silence_and_counted(int offset, long start, int count)
    {
        var reader = new SectorReader(new ReadingDrive(Album) { ReadOffset = offset }.Drive, Album, new SampleCount(offset));
        var samples = await reader.ReadAsync(new(start), count);
        await reader.ReadAsync(new(start), count);
        var silent = Enumerable.Range(0, samples.Length / 4).Count(i => BitConverter.ToInt32(samples, 4 * i) == 0);
        Assert.Equal((Math.Min(Math.Abs(offset), 588 * count), Math.Min(Math.Abs(offset), 588 * count)), (silent, reader.Silenced.Value));
    }

    [Fact]
    public async Task Data_and_audio_are_read_side_by_side_and_only_audio_is_shifted()
    {
        var reader = new SectorReader(new ReadingDrive(Mixed) { ReadOffset = 100, Overread = 1 }.Drive, Mixed, new SampleCount(100));
        var sectors = await reader.ReadAsync(new(740), 20);
        Assert.Equal(new SectorHeader(Msf.From(new(749)), 1), Structure.Read<SectorHeader>(sectors.AsSpan(9 * 2352)));
        Assert.Equal(ReadingDrive.Samples(TestContent.Extent(750, 10)), sectors[(10 * 2352)..]);
        Assert.Equal(SampleCount.Zero, reader.Silenced);
    }

    [Fact]
    public async Task The_gap_between_sessions_is_refused_without_asking_the_drive()
    {
        var drive = new ReadingDrive(Mixed);
        var reader = new SectorReader(drive.Drive, Mixed);
        var refusal = await Assert.ThrowsAsync<UnreadableBlockException>(async () => await reader.ReadAsync(new(1400), 1));
        Assert.Equal((RecordingErrors.NotInTrack, 1400), (refusal.Error, refusal.Block.Value));
        Assert.Empty(drive.Transport.Sent);
        Assert.Equal(12_800, Structure.Read<SectorHeader>((await reader.ReadAsync(new(12_800), 1)).AsSpan()).Address.ToLba().Value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-589)]
    public async Task Doubts_stand_beside_the_sample_that_the_drive_means(int offset)
    {
        // The pointers of bytes 40 and 41 of sector 20: sample 10 as the drive counts.
        var drive = new ReadingDrive(Album)
        {
            ReadOffset = offset,
            Overread = 2,
            Spoil = (at, _, _, pointers) =>
            {
                if (at == new Lba(20))
                    pointers[5] = 0xC0;
            },
        };
        var (sectors, doubts) = (new byte[100 * 2352], new byte[100 * 588]);
        await new SectorReader(drive.Drive, Album, new SampleCount(offset)).ReadAsync(new(0), sectors, doubts, default);
        Assert.Equal([20 * 588 + 10 - offset], Enumerable.Range(0, doubts.Length).Where(i => doubts[i] != 0));
        Assert.Equal(ReadingDrive.Samples(TestContent.Extent(0, 100)), sectors);
    }

    [Fact]
    public async Task A_sector_that_cannot_be_read_is_named()
    {
        var drive = new ReadingDrive(Album) { Fail = (at, _) => at == new Lba(37) ? KnownSense.UnrecoveredReadError : null };
        var failure = await Assert.ThrowsAsync<BlockReadException>(async () => await new SectorReader(drive.Drive, Album).ReadAsync(new(0), 100));
        Assert.Equal(new Lba(37), failure.Block);
    }
}
