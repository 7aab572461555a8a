using OpenImapi.Formats;

namespace OpenImapi.Mastering.Tests.Audio;

/// <summary>Headers that lie: an error that names the file and what it says, in bounded time and memory.</summary>
public sealed class HostileHeaderTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string, byte[], string> Lies => new()
    {
        { "longer.wav", Headers.Wav(new byte[400], length: 4000), "4000 bytes of sound" },
        { "longer.aiff", Headers.Aiff(new byte[400], 100, length: 4008), "4008 bytes of sound" },
        { "frames.aiff", Headers.Aiff(new byte[400], 101), "101 samples" },
        { "longer.au", Headers.Join(Headers.Text(".snd"), Headers.Big(24), Headers.Big(401), Headers.Big(3), Headers.Big(44_100), Headers.Big(2), new byte[400]), "401 bytes of sound" },
        { "offset.au", Headers.Join(Headers.Text(".snd"), Headers.Big(9999), Headers.Big(400), Headers.Big(3), Headers.Big(44_100), Headers.Big(2), new byte[400]), "9999" },
        { "noformat.wav", Headers.Riff(Headers.Chunk("data", new byte[400])), "'fmt '" },
        { "nodata.wav", Headers.Riff(Headers.Chunk("fmt ", Headers.Format())), "'data'" },
        { "short-format.wav", Headers.Wav(new byte[400], new byte[4]), "4 bytes" },
        { "extensible.wav", Headers.Wav(new byte[400], Headers.Format(tag: 0xFFFE)), "extensible" },
        { "channels.wav", Headers.Wav(new byte[400], Headers.Format(channels: 0)), "0 channels" },
        { "manychannels.wav", Headers.Wav(new byte[400], Headers.Format(channels: 30_000)), "30000 channels" },
        { "rate.wav", Headers.Wav(new byte[400], Headers.Format(rate: 0)), "0 samples a second" },
        { "bits.wav", Headers.Wav(new byte[400], Headers.Format(bits: 40)), "40 bits" },
        { "halffloat.wav", Headers.Wav(new byte[400], Headers.Format(tag: 3, bits: 16)), "16 bits" },
        { "odd.pcm", new byte[401], "401 bytes" },
        { "cut.aiff", Headers.Aiff(new byte[400], 100)[..30], "'COMM'" },
        { "w64.w64", Headers.Join(Wave64Start, Headers.Text("fmt "), new byte[20]), "below 0" },
        { "chunks.wav", Headers.Join(Headers.Riff(), [.. Enumerable.Repeat(Headers.Chunk("junk", []), 20_000).SelectMany(chunk => chunk)]), "chunks" },
    };

    private static byte[] Wave64Start =>
    [
        0x72, 0x69, 0x66, 0x66, 0x2E, 0x91, 0xCF, 0x11, 0xA5, 0xD6, 0x28, 0xDB, 0x04, 0xC1, 0x00, 0x00, 0xFF, 0, 0, 0, 0, 0, 0, 0,
        0x77, 0x61, 0x76, 0x65, 0xF3, 0xAC, 0xD3, 0x11, 0x8C, 0xD1, 0x00, 0xC0, 0x4F, 0x8E, 0xDB, 0x8A,
    ];

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task A_header_that_lies_is_an_error_that_says_what_it_says(string name, byte[] file, string said)
    {
        var error = await Assert.ThrowsAsync<DiscException>(async () => await new AudioLoader().OpenAsync(folder.Write(name, file)));
        Assert.Same(AudioFileErrors.AudioBroken, error.Error);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(uint.MaxValue)]
    [InlineData(0u)]
    [InlineData(0x7FFFF000u)]
    public async Task A_length_that_a_stream_could_not_know_goes_to_the_end_of_the_file(uint length)
    {
        var path = folder.Write("piped.wav", Headers.Join(Headers.Text("RIFF"), Headers.Little(length), Headers.Text("WAVE"),
            Headers.Chunk("fmt ", Headers.Format()), Headers.Chunk("data", new byte[402], length)));
        using var audio = await new AudioLoader().OpenAsync(path);
        Assert.Equal(100, audio.Length.Value);
    }

    [Fact]
    public async Task An_empty_file_of_right_length_has_no_sound_even_where_other_chunks_follow()
    {
        var path = folder.Write("empty.wav", Headers.Riff(Headers.Chunk("fmt ", Headers.Format()), Headers.Chunk("data", []), Headers.Chunk("LIST", Headers.Text("INFO"))));
        using var audio = await new AudioLoader().OpenAsync(path);
        Assert.Equal(0, audio.Length.Value);
    }

    [Fact]
    public async Task Chunks_of_odd_length_are_followed_by_a_byte_of_padding()
    {
        var sound = Sounds.Samples(3);
        var path = folder.Write("odd.wav", Headers.Riff(
            Headers.Chunk("odd ", new byte[7]), Headers.Chunk("fmt ", Headers.Format()), Headers.Chunk("data", sound),
            Headers.Chunk("LIST", Headers.Join(Headers.Text("INFO"), Headers.Chunk("INAM", Headers.Text("abc")), Headers.Chunk("IART", Headers.Text("de"))))));
        using var audio = await new AudioLoader().OpenAsync(path);
        Assert.Equal(sound, await audio.ReadAllAsync());
        Assert.Equal(("abc", "de"), (audio.Tags.Title, audio.Tags.Performer));
    }

    [Fact]
    public async Task A_compressed_wav_is_left_to_others()
    {
        Assert.Null(await new PcmDecoder().OpenAsync(folder.Write("adpcm.wav", Headers.Wav(new byte[400], Headers.Format(tag: 2, bits: 4))), TestContext.Current.CancellationToken));
        Assert.Null(await new PcmDecoder().OpenAsync(folder.Write("ulaw.au", Headers.Join(Headers.Text(".snd"), Headers.Big(24), Headers.Big(4), Headers.Big(1), Headers.Big(8000), Headers.Big(1), new byte[4])),
            TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public async Task A_sample_that_is_not_a_number_is_named(float value)
    {
        byte[] sound = [.. new byte[8 * 20], .. BitConverter.GetBytes(0f), .. BitConverter.GetBytes(value)];
        using var audio = await new AudioLoader().OpenAsync(folder.Write("nan.wav", Headers.Wav(sound, Headers.Format(tag: 3, bits: 32))));
        var error = await Assert.ThrowsAsync<DiscException>(async () => await audio.PrepareAsync());
        Assert.Contains("Sample 20 ", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Seed 41, noted so that a failure can be had again.</summary>
    [Fact]
    public async Task No_mutation_of_a_header_does_anything_but_open_or_end_in_an_error_of_ours()
    {
        var random = new Random(41);
        byte[][] files =
        [
            Headers.Wav(new byte[64]), Headers.Aiff(new byte[64], 16), Headers.Aiff(new byte[64], 16, compression: "sowt"),
            Headers.Riff(Headers.Chunk("fmt ", Headers.Format()), Headers.Chunk("id3 ", Id3v2Tests.Tag), Headers.Chunk("data", new byte[64])),
            Headers.Join(Wave64Start, new byte[80]),
        ];
        for (var i = 0; i < 2000; i++)
        {
            var bytes = (byte[])files[i % files.Length].Clone();
            for (var n = random.Next(1, 5); n > 0; n--)
                bytes[random.Next(bytes.Length)] = (byte)(random.Next(3) == 0 ? 0xFF : random.Next(256));
            var path = folder.Write("mutated", bytes.AsSpan(0, random.Next(4) == 0 ? random.Next(bytes.Length) : bytes.Length));
            try
            {
                await using var file = await new PcmDecoder().OpenAsync(path, TestContext.Current.CancellationToken);
                if (file is not null && file.Length < 1000)
                    await file.ReadAsync(new float[file.Format.Channels * 100], TestContext.Current.CancellationToken);
            }
            catch (DiscException e)
            {
                Assert.Same(AudioFileErrors.AudioBroken, e.Error);
            }
        }
    }
}
