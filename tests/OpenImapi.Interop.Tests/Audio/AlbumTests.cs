using System.Runtime.InteropServices;
using OpenImapi.Audio;
using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.Audio;

/// <summary>A folder of music of every kind becomes the blocks of a disc.</summary>
[Trait("Category", "Interop")]
public class AlbumTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_folder_of_many_kinds_becomes_one_program_without_a_gap()
    {
        using var folder = new TemporaryFolder();
        var wave = await Sound.WaveAsync(folder);
        var music = folder.Folder("An album");
        var track = 0;
        string[] lossless = ["flac", "wv", "m4a", "oga"], lossy = ["mp3", "ogg", "aac.m4a"];
        foreach (var kind in lossless.Concat(lossy))
            await DecoderTests.EncodeAsync(folder, wave, kind, $"An album/{++track} song.{kind}");
        folder.Write("An album/cover.jpg", "x"u8);

        using var album = await Album.OpenAsync([music], Loader(), Token);
        await album.PrepareAsync(cancellation: Token);
        var program = AudioProgram.Plan(album.ToTracks(), album.Options());
        await using var source = program.OpenSource();
        var blocks = new byte[source.Extent.Length.Value * BlockSizes.Raw];
        await source.ReadAsync(source.Extent.Start, blocks, Token);

        Assert.Equal((7, "An album", 441_000L * 7), (program.Tracks.Count, album.Text.Title, program.Tracks.Sum(placed => placed.Length.Value)));
        var expected = (await Judge.RunAsync("sox", wave, "-t", "raw", "-")).OutputBytes;
        var start = blocks.AsSpan().IndexOf(expected);
        Assert.True(start >= 0 && blocks.AsSpan(0, start).IndexOfAnyExcept((byte)0) < 0);
        for (var i = 0; i < lossless.Length; i++)
            Assert.True(blocks.AsSpan(start + i * expected.Length, expected.Length).SequenceEqual(expected), lossless[i]);
        for (var i = 0; i < lossy.Length; i++)
        {
            var sound = MemoryMarshal.Cast<byte, short>(blocks.AsSpan(start + (lossless.Length + i) * expected.Length, expected.Length)).ToArray();
            var error = MemoryMarshal.Cast<byte, short>(expected).ToArray().Zip(sound).Skip(4_000).SkipLast(4_000).Max(pair => Math.Abs(pair.First - pair.Second));
            Assert.True(error < 1_500, $"{lossy[i]}: {error}");
        }
    }

    [Theory]
    [InlineData("mp3")]
    [InlineData("ogg")]
    public async Task Sound_beyond_full_scale_is_clipped_and_does_not_wrap(string kind)
    {
        using var folder = new TemporaryFolder();
        var loud = folder["loud.wav"];
        await Judge.RunAsync("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "aevalsrc=1.5*sin(997*2*PI*t)|1.5*sin(997*2*PI*t):s=44100:d=3", "-c:a", "pcm_f32le", loud);
        var path = folder["loud." + kind];
        await Judge.RunAsync("ffmpeg", ["-v", "error", "-i", loud, .. kind == "ogg" ? ["-c:a", "libvorbis", "-q:a", "8"] : new[] { "-b:a", "320k" }, path]);
        using var sound = await Loader().OpenAsync(path, Token);
        await sound.PrepareAsync(null, Token);
        Assert.True(sound.ClippedSamples > 10_000);
        var bytes = new byte[sound.Length.Bytes];
        await using (var stream = sound.Open())
            await stream.ReadExactlyAsync(bytes, Token);
        var left = MemoryMarshal.Cast<byte, short>(bytes).ToArray().Where((_, i) => i % 2 == 0).Skip(4_000).SkipLast(4_000).ToArray();
        Assert.Equal((short.MaxValue, short.MinValue), (left.Max(), left.Min()));
        Assert.True(left.Zip(left.Skip(1)).Max(pair => Math.Abs(pair.First - pair.Second)) < 9_000, "A step that a tone of 997 Hz cannot make.");
    }

    [Fact]
    public async Task A_name_that_is_no_text_is_found_opened_and_shown()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has names of any bytes.");
        using var folder = new TemporaryFolder();
        var music = folder.Folder("music");
        await DecoderTests.EncodeAsync(folder, await Sound.WaveAsync(folder), "flac");
        await Judge.AskAsync(new Question("sh", ["-c", "cp music.flac \"$(printf 'music/01 caf\\351.flac')\""]) { Folder = folder.Path });
        using (var album = await Album.OpenAsync([music], Loader(), Token))
        {
            await album.PrepareAsync(cancellation: Token);
            Assert.Equal(("café", 441_000), (album.Tracks.Single().Text.Title, album.Tracks.Single().Sound.Length.Value));
        }

        await Judge.AskAsync(new Question("sh", ["-c", "rm music/*"]) { Folder = folder.Path });
    }

    private static AudioLoader Loader()
    {
        Sound.Sndfile();
        Sound.Ffmpeg();
        return AudioDecoders.Loader();
    }
}
