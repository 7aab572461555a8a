using OpenImapi.Audio;
using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.Audio;

/// <summary>FLAC files that we write, judged by flac and metaflac.</summary>
[Trait("Category", "Interop")]
public class FlacWriterTests
{
    private static readonly AudioTags Tags = new()
    {
        Title = "Lied für “alle”",
        Performer = "A",
        Album = "All",
        AlbumPerformer = "B",
        Composer = "C",
        Songwriter = "D",
        Genre = "Rock",
        Isrc = "DEA123400001",
        Catalog = "4006381333931",
        TrackNumber = 3,
        DiscNumber = 1,
        TrackGain = new(-6.5, 0.98),
        CueSheet = "TRACK 01 AUDIO\nINDEX 01 00:00:00",
    };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_has_every_sample_and_every_tag(bool bySndfile)
    {
        using var folder = new TemporaryFolder();
        var raw = await SamplesAsync(folder);
        var path = folder["-a 'b' %.flac"];
        await using (var writer = Create(path, bySndfile))
        {
            for (var at = 0; at < raw.Length; at += 70_000)
                await writer.WriteAsync(raw.AsMemory(at, Math.Min(70_000, raw.Length - at)), TestContext.Current.CancellationToken);
            Assert.False(File.Exists(path));
            await writer.CompleteAsync(TestContext.Current.CancellationToken);
        }

        await Judge.RunAsync("flac", "-t", "-s", "-w", path);
        var decoded = await Judge.RunAsync("flac", "-d", "-s", "-c", "--force-raw-format", "--endian=little", "--sign=signed", path);
        Assert.Equal(raw, decoded.OutputBytes);
        var shown = await Judge.RunAsync("metaflac", "--list", "--block-type=VORBIS_COMMENT", "--no-utf8-convert", path);
        foreach (var tag in new[]
        {
            "TITLE=Lied für “alle”", "ARTIST=A", "ALBUM=All", "ALBUMARTIST=B", "COMPOSER=C", "LYRICIST=D", "GENRE=Rock", "ISRC=DEA123400001", "BARCODE=4006381333931",
            "TRACKNUMBER=3", "DISCNUMBER=1", "REPLAYGAIN_TRACK_GAIN=-6.50 dB", "REPLAYGAIN_TRACK_PEAK=0.980000", "CUESHEET=TRACK 01 AUDIO",
        })
            Assert.Contains($": {tag}\n", shown.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("COMMENT=", shown.Output, StringComparison.Ordinal);
        var (file, _) = await Sound.DecodeAsync(Sound.Sndfile(), path);
        Assert.Equal(Tags, file.Tags);
        Assert.Single(Directory.GetFiles(folder.Path, "*.flac"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_is_not_completed_leaves_nothing(bool bySndfile)
    {
        using var folder = new TemporaryFolder();
        await using (var writer = Create(folder["a.flac"], bySndfile))
            await writer.WriteAsync(new byte[4 * 44_100], TestContext.Current.CancellationToken);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_folder_that_is_not_there_is_named(bool bySndfile)
    {
        using var folder = new TemporaryFolder();
        var error = await Assert.ThrowsAsync<DiscException>(async () =>
        {
            await using var writer = Create(folder["no/a.flac"], bySndfile);
            for (var i = 0; i < 100; i++)
                await writer.WriteAsync(new byte[4 * 44_100], TestContext.Current.CancellationToken);
            await writer.CompleteAsync(TestContext.Current.CancellationToken);
        });
        Assert.Contains(folder["no"], error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_refused()
    {
        using var folder = new TemporaryFolder();
        Sound.Sndfile();
        var path = folder.Write("a.flac", "mine"u8);
        Assert.Equal(MasteringErrors.DestinationExists, Assert.Throws<DiscException>(() => FlacWriter.Create(path, Tags)).Error);
        await using (var writer = FlacWriter.Create(path, Tags, overwrite: true))
        {
            await writer.WriteAsync(new byte[4], TestContext.Current.CancellationToken);
            await writer.CompleteAsync(TestContext.Current.CancellationToken);
        }

        await Judge.RunAsync("flac", "-t", "-s", path);
    }

    private static FlacWriter Create(string path, bool bySndfile)
    {
        if (bySndfile)
        {
            Judge.FindLibrary("libsndfile.so.1");
            return FlacWriter.Create(path, Tags);
        }

        return FlacWriter.Create(path, Tags, overwrite: false, hasSndfile: false, new(Judge.Find("ffmpeg"), Judge.Find("ffprobe")));
    }

    private static async Task<byte[]> SamplesAsync(TemporaryFolder folder) =>
        (await Judge.RunAsync("sox", await Sound.WaveAsync(folder), "-t", "raw", "-")).OutputBytes;
}
