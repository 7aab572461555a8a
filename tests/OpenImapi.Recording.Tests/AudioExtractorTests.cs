using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording.Tests;

public class AudioExtractorTests
{
    private static readonly DiscLayout Album = new(
    [
        new(1,
        [
            new(1, TestContent.Extent(300, 900), BlockForm.Audio) { Pregap = new(300) },
            new(2, TestContent.Extent(1350, 1000), BlockForm.Audio) { Pregap = new(150) },
        ]),
        new(2, [new(3, TestContent.Extent(13_750, 400), BlockForm.Mode1)]),
    ]);

    /// <summary>A small buffer, so that little is read to push it out.</summary>
    private const int Buffer = 40;

    private static AudioExtractionOptions Options(bool c2 = false, int offset = 0) =>
        new() { UseC2 = c2, CacheSize = Buffer * BlockSizes.Raw, ReadOffset = new(offset) };

    private static async Task<(ExtractionReport Report, byte[] Samples)> ExtractAsync(ReadingDrive drive, AudioExtractionOptions options, int track = 2)
    {
        var extractor = new AudioExtractor(drive.Drive, Album, options, new InstantTime());
        using var output = new MemoryStream();
        var report = await extractor.ExtractAsync(extractor.Parts.Single(part => part.Track == track), output.WriteAsync);
        return (report, output.ToArray());
    }

    private static byte[] Right(int track) => ReadingDrive.Samples(AudioPart.Of(Album).Single(part => part.Track == track).Extent);

    [Fact]
    public void The_parts_of_a_disc_hold_all_its_audio()
    {
        Assert.Equal(
            [
                new AudioPart(0, TestContent.Extent(0, 300)),
                new AudioPart(1, TestContent.Extent(300, 1050)) { IsFirst = true },
                new AudioPart(2, TestContent.Extent(1350, 1000)) { IsLast = true },
            ],
            AudioPart.Of(Album));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(false, 667)]
    [InlineData(true, 0)]
    [InlineData(true, -12)]
    public async Task A_clean_disc_is_extracted_sample_for_sample(bool c2, int offset)
    {
        for (var track = 0; track <= 2; track++)
        {
            var drive = new ReadingDrive(Album) { Buffer = Buffer, ReadOffset = offset, Overread = 2 };
            var (report, samples) = await ExtractAsync(drive, Options(c2, offset), track);
            Assert.Equal(Right(track), samples);
            Assert.Equal((true, c2, 0, 0), (report.IsSure, report.UsedC2, report.Reread.Value, report.Silenced.Value));
            Assert.Equal(Right(track).Length / 4, report.Samples.Value);
            Assert.DoesNotContain(drive.Transport.Sent, cdb => cdb.Code == OperationCode.SetCdSpeed);
        }
    }

    [Fact]
    public async Task Without_C2_every_sector_is_read_from_the_disc_twice()
    {
        var drive = new ReadingDrive(Album) { Buffer = Buffer };
        await ExtractAsync(drive, Options());
        Assert.All(Enumerable.Range(1350, 1000), sector => Assert.InRange(drive.Reads[new(sector)], 2, 3));
    }

    [Fact]
    public async Task With_C2_a_sector_without_doubt_is_read_once()
    {
        var drive = new ReadingDrive(Album);
        await ExtractAsync(drive, Options(c2: true));
        Assert.All(Enumerable.Range(1351, 999), sector => Assert.Equal(1, drive.Reads[new(sector)]));
    }

    /// <summary>A scratch: the first readings of some sectors differ, later ones are right.</summary>
    [Fact]
    public async Task Readings_that_differ_are_read_again_and_more_slowly_until_they_agree()
    {
        var drive = new ReadingDrive(Album)
        {
            Buffer = Buffer,
            Spoil = (at, before, samples, _) =>
            {
                if (at.Value is >= 1500 and < 1503 && before < 3)
                    samples[before * 100] ^= 0x55;
            },
        };
        var (report, samples) = await ExtractAsync(drive, Options());
        Assert.Equal(Right(2), samples);
        Assert.Equal((true, 3), (report.IsSure, report.Reread.Value));
        Assert.Equal([1411, 65_535], drive.Transport.Sent.Where(cdb => cdb.Code == OperationCode.SetCdSpeed).Select(cdb => (int)Structure.Read<SetCdSpeed>(cdb.Bytes).ReadSpeed));
    }

    [Fact]
    public async Task What_C2_pointers_doubt_is_read_again()
    {
        var drive = new ReadingDrive(Album)
        {
            Spoil = (at, before, samples, pointers) =>
            {
                if (at != new Lba(1700) || before > 1)
                    return;
                samples[0] ^= 0xFF;
                pointers[0] = 0x80;
            },
        };
        var (report, samples) = await ExtractAsync(drive, Options(c2: true));
        Assert.Equal(Right(2), samples);
        Assert.Equal((true, true, 1), (report.IsSure, report.UsedC2, report.Reread.Value));
    }

    [Fact]
    public async Task What_never_agrees_is_told_with_its_place_and_the_most_frequent_reading_is_taken()
    {
        // Every third reading is right, all others are wrong in ways of their own.
        var drive = new ReadingDrive(Album)
        {
            Buffer = Buffer,
            Spoil = (at, before, samples, _) =>
            {
                if (at.Value is 1400 or 1401 or 2000 && before % 3 != 0)
                    BitConverter.TryWriteBytes(samples[8..], before);
            },
        };
        var options = Options() with { MostReads = 8, Agreement = 4 };
        var (report, samples) = await ExtractAsync(drive, options);
        Assert.Equal([new(TestContent.Extent(1400, 2), false), new(TestContent.Extent(2000, 1), false)], report.Doubtful);
        Assert.Equal(Right(2), samples);
        Assert.False(report.IsSure);
        Assert.InRange(drive.Reads[new(1400)], 8, 12);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sectors_that_cannot_be_read_are_silence_and_told(bool c2)
    {
        var drive = new ReadingDrive(Album) { Fail = (at, _) => at.Value is 1600 or 1601 ? KnownSense.UnrecoveredReadError : null };
        var (report, samples) = await ExtractAsync(drive, Options(c2) with { MostReads = 4 });
        Assert.Equal([new DoubtfulSectors(TestContent.Extent(1600, 2), Unreadable: true)], report.Doubtful);
        var right = Right(2);
        right.AsSpan(250 * 2352, 2 * 2352).Clear();
        Assert.Equal(right, samples);
    }

    [Fact]
    public async Task A_drive_that_refuses_C2_after_all_is_compared_with_itself()
    {
        var (report, samples) = await ExtractAsync(new ReadingDrive(Album) { TellsC2 = false, Buffer = Buffer }, Options(c2: true));
        Assert.Equal(Right(2), samples);
        Assert.Equal((false, true), (report.UsedC2, report.IsSure));
    }

    [Fact]
    public async Task Samples_beyond_the_end_are_silence_and_counted()
    {
        var (report, samples) = await ExtractAsync(new ReadingDrive(Album) { ReadOffset = 100 }, Options(offset: 100));
        var right = Right(2);
        right.AsSpan(^400..).Clear();
        Assert.Equal(right, samples);
        Assert.Equal(100, report.Silenced.Value);
    }

    /// <summary>CRC-32 of the samples as zlib has it (Python, zlib.crc32); AccurateRip's sums by their definition.</summary>
    [Fact]
    public async Task Checksums_are_those_that_other_programs_take()
    {
        var extents = AudioPart.Of(Album);
        foreach (var part in extents)
        {
            var (report, samples) = await ExtractAsync(new ReadingDrive(Album), Options(c2: true), part.Track);
            var (low, both) = (0u, 0u);
            var count = samples.Length / 4;
            for (var place = part.IsFirst ? 5 * 588L : 1; place <= count - (part.IsLast ? 5 * 588 : 0); place++)
            {
                var product = (ulong)BitConverter.ToUInt32(samples, (int)(place - 1) * 4) * (ulong)place;
                low += (uint)product;
                both += (uint)product + (uint)(product >> 32);
            }

            Assert.Equal((low, both), (report.AccurateRip1, report.AccurateRip2));
        }

        var hidden = (await ExtractAsync(new ReadingDrive(Album), Options(c2: true), 0)).Report;
        Assert.Equal(HiddenCrc, hidden.Crc32);
    }

    private const uint HiddenCrc = 0x5872725A;

    [Fact]
    public async Task A_cancelled_extraction_stops()
    {
        using var stop = new CancellationTokenSource();
        var drive = new ReadingDrive(Album) { Fail = (at, _) => { if (at == new Lba(1700)) stop.Cancel(); return null; } };
        var extractor = new AudioExtractor(drive.Drive, Album, Options());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await extractor.ExtractAsync(extractor.Parts[2], (_, _) => ValueTask.CompletedTask, cancellation: stop.Token));
    }

    [Fact]
    public async Task A_disc_that_is_changed_ends_the_extraction()
    {
        var drive = new ReadingDrive(Album) { Fail = (at, _) => at == new Lba(1700) ? KnownSense.MediumMayHaveChanged : null };
        Assert.Equal(RecordingErrors.MediumChanged, (await Assert.ThrowsAsync<DiscException>(() => ExtractAsync(drive, Options()))).Error);
    }
}
