using System.Buffers.Binary;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.Audio;

/// <summary>Files of uncompressed sound as sox and ffmpeg write them: every value that our reader gives is the one that their reader gives.</summary>
[Trait("Category", "Interop")]
public sealed class ForeignPcmTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>File name, rate, channels, and what sox is told of the coding.</summary>
    public static TheoryData<string, int, int, string> BySox => new()
    {
        { "u8.wav", 8000, 1, "-b 8 -e unsigned-integer" },
        { "s16.wav", 44100, 2, "-b 16" },
        { "s24.wav", 96000, 2, "-b 24" },
        { "s32.wav", 48000, 1, "-b 32" },
        { "f32.wav", 48000, 2, "-b 32 -e floating-point" },
        { "f64.wav", 192000, 2, "-b 64 -e floating-point" },
        { "six.wav", 48000, 6, "-b 16" },
        { "eight.wav", 44100, 8, "-b 24" },
        { "plain.wavpcm", 44100, 3, "-b 24" },
        { "s8.aiff", 11025, 1, "-b 8" },
        { "s16.aiff", 44100, 2, "-b 16" },
        { "s24.aiff", 88200, 2, "-b 24" },
        { "s32.aiff", 22050, 5, "-b 32" },
        { "s16.aifc", 44100, 2, "-b 16" },
        { "s24.aifc", 32000, 2, "-b 24" },
        { "s8.au", 8000, 2, "-b 8 -e signed-integer" },
        { "s16.au", 44100, 2, "-b 16" },
        { "s24.au", 44100, 1, "-b 24" },
        { "f32.au", 44100, 2, "-b 32 -e floating-point" },
        { "s16.w64", 44100, 2, "-b 16" },
        { "s24.w64", 48000, 3, "-b 24" },
        { "bare.cdr", 44100, 2, "-b 16" },
    };

    [Theory]
    [MemberData(nameof(BySox))]
    public async Task What_sox_writes_gives_the_values_that_sox_reads(string name, int rate, int channels, string coding)
    {
        var (path, type) = (folder[name], name.EndsWith(".wavpcm", StringComparison.Ordinal) ? "wavpcm" : Path.GetExtension(name)[1..]);
        string[] sound = ["synth", "0.37", "pinknoise", "gain", "-1"];
        await Judge.RunAsync("sox", ["-R", "-n", "-r", $"{rate}", "-c", $"{channels}", .. coding.Split(' '), "-t", type, path, .. sound]);
        var expected = await Judge.RunAsync("sox", "-t", type, path, "-t", "raw", "-e", "signed-integer", "-b", "32", "-L", "-");
        await CompareAsync(path, rate, channels, expected.OutputBytes, tolerance: coding.Contains("float", StringComparison.Ordinal) || coding == "-b 32" ? 1.2e-7 : 0);
    }

    /// <summary>File name, format, codec, further options.</summary>
    public static TheoryData<string, string, string> ByFfmpeg => new()
    {
        { "u8.wav", "pcm_u8", "-ac 2" },
        { "s16.wav", "pcm_s16le", "-ac 2 -ar 44100" },
        { "s24.wav", "pcm_s24le", "-ac 6 -ar 96000" },
        { "s32.wav", "pcm_s32le", "-ac 2 -ar 192000" },
        { "f32.wav", "pcm_f32le", "-ac 8" },
        { "f64.wav", "pcm_f64le", "-ac 1" },
        { "always.wav", "pcm_s16le", "-rf64 always -ac 2 -ar 44100" },
        { "s24.w64", "pcm_s24le", "-ac 2" },
        { "f32.w64", "pcm_f32le", "-ac 2" },
        { "s16.aiff", "pcm_s16be", "-ac 2 -ar 44100" },
        { "sowt.aifc", "pcm_s16le", "-f aiff -ac 2 -ar 44100" },
        { "in24.aiff", "pcm_s24be", "-ac 2 -ar 8000" },
        { "in32.aiff", "pcm_s32be", "-ac 2" },
        { "fl32.aiff", "pcm_f32be", "-ac 2" },
        { "fl64.aiff", "pcm_f64be", "-ac 2" },
        { "s8.aiff", "pcm_s8", "-ac 1" },
        { "s16.au", "pcm_s16be", "-ac 2" },
        { "s24.au", "pcm_s24be", "-ac 2" },
        { "s32.au", "pcm_s32be", "-ac 2" },
        { "f64.au", "pcm_f64be", "-ac 2" },
    };

    [Theory]
    [MemberData(nameof(ByFfmpeg))]
    public async Task What_ffmpeg_writes_gives_the_values_that_ffmpeg_reads(string name, string codec, string options)
    {
        var path = folder[name];
        await Judge.RunAsync("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", "anoisesrc=d=0.37:a=0.9:seed=7:r=48000", "-c:a", codec, .. options.Split(' '), path]);
        var expected = await Judge.RunAsync("ffmpeg", "-v", "error", "-i", path, "-f", "f64le", "-");
        var (rate, channels) = await ProbeAsync(path);
        var values = new double[expected.OutputBytes.Length / sizeof(double)];
        Buffer.BlockCopy(expected.OutputBytes, 0, values, 0, values.Length * sizeof(double));
        var read = await ReadAsync(path, rate, channels);
        Assert.Equal(values.Select(value => (float)value), read);
    }

    /// <summary>Whoever writes into a pipe cannot say how long the sound is.</summary>
    [Theory]
    [InlineData("ffmpeg", "wav")]
    [InlineData("ffmpeg", "aiff")]
    [InlineData("ffmpeg", "au")]
    [InlineData("ffmpeg", "w64")]
    [InlineData("ffmpeg", "wav -rf64 always")]
    [InlineData("sox", "wav")]
    [InlineData("sox", "aiff")]
    [InlineData("sox", "au")]
    public async Task What_was_written_into_a_pipe_is_read_to_its_end(string tool, string format)
    {
        var raw = folder["a.s16"];
        await Judge.RunAsync("sox", "-R", "-n", "-r", "44100", "-c", "2", "-b", "16", "-t", "raw", raw, "synth", "0.5", "pinknoise");
        // Through an effect of unknown length, so that sox cannot tell beforehand.
        var verdict = tool == "sox"
            ? await Judge.RunAsync("sox", "-t", "raw", "-r", "44100", "-c", "2", "-b", "16", "-e", "signed-integer", raw, "-t", format, "-", "repeat", "0", "silence", "0")
            : await Judge.RunAsync("ffmpeg", ["-v", "error", "-f", "s16le", "-ar", "44100", "-ac", "2", "-i", raw, "-f", .. format.Split(' '), "-"]);
        var path = folder.Write($"piped.{format.Split(' ')[0]}", verdict.OutputBytes);
        using var audio = await new AudioLoader().OpenAsync(path);
        await audio.PrepareAsync();
        await using var stream = audio.Open();
        using var read = new MemoryStream();
        await stream.CopyToAsync(read);
        Assert.Equal(await File.ReadAllBytesAsync(raw), read.ToArray());
    }

    [Fact]
    public async Task Texts_that_ffmpeg_puts_into_a_file_are_found()
    {
        foreach (var (name, options) in new[] { ("list.wav", ""), ("id3.aiff", "-write_id3v2 1"), ("texts.aiff", "") })
        {
            var path = folder[name];
            await Judge.RunAsync("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", "sine=d=0.1", "-metadata", "title=Grüße", "-metadata", "artist=Björk", "-metadata", "album=Homogenic", "-metadata", "track=3/10",
                .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries), path]);
            using var audio = await new AudioLoader().OpenAsync(path);
            Assert.Equal("Grüße", audio.Tags.Title);
            if (name == "texts.aiff")
                continue;
            Assert.Equal(("Björk", "Homogenic", 3), (audio.Tags.Performer, audio.Tags.Album, audio.Tags.TrackNumber));
        }
    }

    private static async Task CompareAsync(string path, int rate, int channels, byte[] expected, double tolerance)
    {
        var read = await ReadAsync(path, rate, channels);
        Assert.Equal(expected.Length / sizeof(int), read.Length);
        for (var i = 0; i < read.Length; i++)
        {
            var value = BinaryPrimitives.ReadInt32LittleEndian(expected.AsSpan(i * sizeof(int))) / 2147483648.0;
            Assert.True(Math.Abs(read[i] - value) <= tolerance, $"Value {i} of {path} is {read[i]:R} and should be {value:R}.");
        }
    }

    private static async Task<float[]> ReadAsync(string path, int rate, int channels)
    {
        await using var file = await new PcmDecoder().OpenAsync(path, CancellationToken.None);
        Assert.NotNull(file);
        Assert.Equal((rate, channels), (file.Format.SampleRate, file.Format.Channels));
        var values = new List<float>();
        var buffer = new float[997 * channels];
        while (await file.ReadAsync(buffer, CancellationToken.None) is > 0 and var count)
            values.AddRange(buffer[..count]);
        Assert.True(file.IsLengthExact);
        Assert.Equal(file.Length, values.Count / channels);
        return [.. values];
    }

    private static async Task<(int Rate, int Channels)> ProbeAsync(string path)
    {
        var verdict = await Judge.RunAsync("ffprobe", "-v", "error", "-show_entries", "stream=sample_rate,channels", "-of", "csv=p=0", path);
        var fields = verdict.Output.Trim().Split(',');
        return (int.Parse(fields[0]), int.Parse(fields[1]));
    }
}
