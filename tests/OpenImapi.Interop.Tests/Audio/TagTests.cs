using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.Audio;

/// <summary>Tags that programs of others write.</summary>
[Trait("Category", "Interop")]
public class TagTests
{
    private static readonly (string Name, string Text)[] Written =
    [
        ("title", "Für Elise"), ("artist", "Ludwig"), ("album", "Klavier"), ("album_artist", "Alle"), ("composer", "L. v. B."),
        ("genre", "Classical"), ("track", "3/12"), ("disc", "2/2"),
    ];

    private static readonly AudioTags Expected = new()
    {
        Title = "Für Elise",
        Performer = "Ludwig",
        Album = "Klavier",
        AlbumPerformer = "Alle",
        Composer = "L. v. B.",
        Genre = "Classical",
        TrackNumber = 3,
        DiscNumber = 2,
    };

    [Theory]
    [InlineData("libsndfile", "flac")]
    [InlineData("libsndfile", "ogg")]
    [InlineData("libsndfile", "opus")]
    [InlineData("libsndfile", "mp3")]
    [InlineData("ffmpeg", "flac")]
    [InlineData("ffmpeg", "mp3")]
    [InlineData("ffmpeg", "m4a")]
    [InlineData("ffmpeg", "wma")]
    [InlineData("ffmpeg", "wv")]
    public async Task The_usual_tags_are_read(string decoder, string kind)
    {
        using var folder = new TemporaryFolder();
        var path = folder["tagged." + kind];
        string[] codec = kind switch { "ogg" => ["-c:a", "libvorbis"], "opus" => ["-c:a", "libopus", "-ar", "48000"], "m4a" => ["-c:a", "alac"], _ => [] };
        await Judge.RunAsync("ffmpeg", ["-v", "error", "-i", await Sound.WaveAsync(folder), .. codec, .. Written.SelectMany(tag => new[] { "-metadata", $"{tag.Name}={tag.Text}" }), path]);
        var (file, _) = await Sound.DecodeAsync(Sound.Decoder(decoder), path);
        Assert.Equal(Expected, file.Tags);
    }

    [Theory]
    [InlineData("libsndfile")]
    [InlineData("ffmpeg")]
    public async Task A_FLAC_file_says_its_ISRC_its_gains_and_its_cue_sheet(string decoder)
    {
        using var folder = new TemporaryFolder();
        var path = await DecoderTests.EncodeAsync(folder, await Sound.WaveAsync(folder), "flac");
        await Judge.RunAsync("metaflac", "--set-tag=ISRC=DEA123400001", "--set-tag=BARCODE=4006381333931", "--set-tag=replaygain_track_gain=-7.89 dB",
            "--set-tag=REPLAYGAIN_TRACK_PEAK=0.98855", "--set-tag=CUESHEET=FILE \"a\" WAVE", "--set-tag=ARTIST=A", "--set-tag=ARTIST=B", path);
        var (file, _) = await Sound.DecodeAsync(Sound.Decoder(decoder), path);
        Assert.Equal(("DEA123400001", "4006381333931", new ReplayGain(-7.89, 0.98855), "FILE \"a\" WAVE", "A / B"),
            (file.Tags.Isrc, file.Tags.Catalog, file.Tags.TrackGain, file.Tags.CueSheet, file.Tags.Performer));
    }

    [Fact]
    public async Task The_tag_at_the_end_of_an_old_MP3_is_read()
    {
        using var folder = new TemporaryFolder();
        var path = folder["old.mp3"];
        await Judge.RunAsync("lame", "--quiet", "--id3v1-only", "--tt", "Title", "--ta", "Artist", "--tl", "Album", "--tn", "7", "--tg", "17", await Sound.WaveAsync(folder), path);
        var (file, _) = await Sound.DecodeAsync(Sound.Sndfile(), path);
        Assert.Equal(new() { Title = "Title", Performer = "Artist", Album = "Album", TrackNumber = 7, Genre = "(17)" }, file.Tags);
    }
}
