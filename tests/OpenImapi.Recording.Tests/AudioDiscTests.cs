using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;
using OpenImapi.Virtual;

namespace OpenImapi.Recording.Tests;

/// <summary>Pressed discs with sound in the virtual recorder, inspected, laid open and extracted.</summary>
public class AudioDiscTests
{
    private static readonly DiscLayout Album = new(
    [
        new(1,
        [
            new(1, TestContent.Extent(200, 900), BlockForm.Audio) { Pregap = new(200), Isrc = IsrcOf("GBAAA9200047") },
            new(2, TestContent.Extent(1250, 1000), BlockForm.Audio) { Pregap = new(150), Indexes = [new(300), new(700)], Flags = TrackFlags.PreEmphasis },
            new(3, TestContent.Extent(2250, 600), BlockForm.Audio) { Flags = TrackFlags.CopyPermitted },
        ]),
    ])
    { Catalog = MediaCatalogNumber.TryParse("0724384824712", out var number) ? number : null };

    private static readonly DiscLayout Enhanced = Album with { Sessions = [.. Album.Sessions, new(2, [new(4, TestContent.Extent(14_250, 400), BlockForm.Mode1)])] };

    private static Isrc IsrcOf(string text) => Isrc.TryParse(text, out var code) ? code : throw new ArgumentException(text, nameof(text));

    private static async Task<Bench> PressedAsync(DiscLayout layout, RecorderOptions? options = null) =>
        new(await Disc.PressAsync(layout, new SoundSource(layout)), options);

    private static string Words(DiscLayout layout) => string.Join('\n', layout.Sessions.SelectMany(session => session.Tracks.Select(track =>
        $"{session.Number} {track.Number} {track.Extent} {track.Form} {track.Flags} gap {track.Pregap} after {track.Postgap} {string.Join(' ', track.Indexes)} {track.Isrc}")));

    [Fact]
    public async Task An_audio_disc_is_inspected_with_its_tracks_and_their_lengths()
    {
        await using var bench = await PressedAsync(Enhanced);
        var medium = await bench.InspectAsync();
        Assert.Equal((Profile.CdRom, MediumStatus.Complete, 2, false), (medium.Profile, medium.Status, medium.Sessions, medium.HasOpenSession));
        Assert.Equal(
            [(1, 1, BlockForm.Audio), (2, 1, BlockForm.Audio), (3, 1, BlockForm.Audio), (4, 2, BlockForm.Mode1)],
            medium.Tracks.Select(track => (track.Number, track.Session, track.Form)));
        Assert.Equal([200, 1250, 2250, 14_250], medium.Tracks.Select(track => track.Extent.Start.Value));
        Assert.Equal(new Lba(2850), medium.Tracks[2].Extent.End);
        Assert.Equal(TestContent.Extent(14_250, 400), medium.Readable);
    }

    [Fact]
    public async Task The_layout_of_a_pressed_disc_is_read_back_whole()
    {
        await using var bench = await PressedAsync(Enhanced);
        var reading = await DiscLayoutReader.ReadAsync(bench.Drive, await bench.InspectAsync(), bench.Time);
        Assert.Empty(reading.Untold);
        Assert.Equal(Words(Enhanced), Words(reading.Layout));
        Assert.Equal(Album.Catalog, reading.Layout.Catalog);
    }

    /// <summary>Offsets of real drives. Beyond the disc's first and last block they deliver silence.</summary>
    [Theory]
    [InlineData(0, true)]
    [InlineData(667, true)]
    [InlineData(-582, false)]
    public async Task Sound_is_extracted_sample_for_sample(int offset, bool c2)
    {
        await using var bench = await PressedAsync(Album, new() { ReadOffset = new(offset), BufferSize = 64 << 10 });
        var options = AudioExtractionOptions.For(await DriveSurvey.ReadAsync(bench.Drive), new(offset));
        Assert.Equal((true, true), (options.UseC2, options.AccurateStream));
        var extractor = new AudioExtractor(bench.Drive, Album, options with { UseC2 = c2 }, bench.Time);
        foreach (var part in extractor.Parts)
        {
            using var output = new MemoryStream();
            var report = await extractor.ExtractAsync(part, output.WriteAsync);
            var right = ReadingDrive.Samples(part.Extent);
            if (part.IsLast && offset > 0)
                right.AsSpan(^(offset * SampleCount.Size)..).Clear();
            if (part.Track == 0 && offset < 0)
                right.AsSpan(..(-offset * SampleCount.Size)).Clear();
            Assert.Equal(right, output.ToArray());
            Assert.True(report.IsSure);
        }
    }

    [Fact]
    public async Task A_drive_without_accurate_stream_makes_nothing_sure()
    {
        await using var bench = await PressedAsync(Album, new() { Jitter = new(5), BufferSize = 64 << 10 });
        var options = AudioExtractionOptions.For(await DriveSurvey.ReadAsync(bench.Drive));
        var extractor = new AudioExtractor(bench.Drive, Album, options, bench.Time);
        var report = await extractor.ExtractAsync(extractor.Parts[0], (_, _) => ValueTask.CompletedTask);
        Assert.Equal((false, false), (report.AccurateStream, report.IsSure));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Bad_blocks_are_read_until_they_are_right(bool noticed)
    {
        await using var bench = await PressedAsync(Album, new() { AudioFaults = [new(TestContent.Extent(1500, 3), Times: 3) { Noticed = noticed }], BufferSize = 64 << 10 });
        var extractor = new AudioExtractor(bench.Drive, Album, new() { UseC2 = noticed, CacheSize = 64 << 10 }, bench.Time);
        using var output = new MemoryStream();
        var report = await extractor.ExtractAsync(extractor.Parts[2], output.WriteAsync);
        Assert.Equal(ReadingDrive.Samples(extractor.Parts[2].Extent), output.ToArray());
        Assert.Equal((true, 3), (report.IsSure, report.Reread.Value));
    }

    [Fact]
    public async Task Blocks_that_stay_bad_are_told()
    {
        await using var bench = await PressedAsync(Album, new() { AudioFaults = [new(TestContent.Extent(1500, 3))] });
        var extractor = new AudioExtractor(bench.Drive, Album, new() { UseC2 = true, MostReads = 5, CacheSize = 64 << 10 }, bench.Time);
        var report = await extractor.ExtractAsync(extractor.Parts[2], (_, _) => ValueTask.CompletedTask);
        Assert.Equal([new DoubtfulSectors(TestContent.Extent(1500, 3), Unreadable: false)], report.Doubtful);
    }

    /// <summary>What the recorder burns from a cue sheet is found again in table of contents, sub-channels and samples.</summary>
    [Fact]
    public async Task A_burned_album_is_read_back_as_it_was_planned()
    {
        await using var bench = new Bench("cd-r80");
        await bench.RecordAsync(new() { Layout = Album, Source = new SoundSource(Album), WriteMode = WriteMode.SessionAtOnce, CloseDisc = true, Verify = false });
        var medium = await bench.InspectAsync();
        var reading = await DiscLayoutReader.ReadAsync(bench.Drive, medium, bench.Time);
        Assert.Equal((Words(Album), Album.Catalog), (Words(reading.Layout), reading.Layout.Catalog));
        var reader = new SectorReader(bench.Drive, reading.Layout);
        Assert.Equal(ReadingDrive.Samples(reader.Extent), await reader.ReadAsync(reader.Extent.Start, (int)reader.Extent.Length.Value));
    }
}
