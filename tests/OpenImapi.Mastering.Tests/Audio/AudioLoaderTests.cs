using OpenImapi.Formats;

namespace OpenImapi.Mastering.Tests.Audio;

/// <summary>Music files as CD audio.</summary>
public sealed class AudioLoaderTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    private AudioLoader Loader(params IAudioDecoder[] decoders) =>
        new(decoders.Length > 0 ? decoders : null, options: new() { WorkFolder = Directory.CreateDirectory(folder["work"]).FullName });

    [Fact]
    public async Task A_wav_of_CD_audio_is_read_where_it_lies()
    {
        var sound = Sounds.Samples(1000);
        using var audio = await Loader().OpenAsync(folder.Write("a.wav", Headers.Wav(sound)));
        Assert.True(audio.Format.IsCdAudio);
        Assert.True(audio.IsLengthExact);
        Assert.Equal(1000, audio.Length.Value);
        Assert.Equal(sound, await audio.ReadAllAsync());
        await audio.PrepareAsync();
        Assert.Equal(sound, await audio.ReadAllAsync());
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder["work"]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4096)]
    public async Task An_aiff_of_CD_audio_is_swapped_where_it_lies_whatever_the_reader_asks_for(int portion)
    {
        var sound = Sounds.Samples(1000);
        var swapped = new byte[sound.Length];
        for (var i = 0; i < sound.Length; i++)
            swapped[i] = sound[i ^ 1];
        using var audio = await Loader().OpenAsync(folder.Write("a.aiff", Headers.Aiff(swapped, 1000)));
        await audio.PrepareAsync();
        await using var stream = audio.Open();
        using var read = new MemoryStream();
        await stream.CopyToAsync(read, portion);
        Assert.Equal(sound, read.ToArray());
        stream.Position = 1001;
        Assert.Equal(sound[1001], stream.ReadByte());
    }

    [Fact]
    public async Task Mono_of_8_bits_goes_to_both_channels_exactly()
    {
        using var audio = await Loader().OpenAsync(folder.Write("m.wav", Headers.Wav([0, 128, 255], Headers.Format(channels: 1, bits: 8))));
        Assert.Throws<InvalidOperationException>(audio.Open);
        await audio.PrepareAsync();
        Assert.Equal((byte[])[0x00, 0x80, 0x00, 0x80, 0, 0, 0, 0, 0x00, 0x7F, 0x00, 0x7F], await audio.ReadAllAsync());
        Assert.Equal(1, audio.PeakLevel);
        Assert.Equal(0, audio.ClippedSamples);
    }

    [Fact]
    public async Task Floating_samples_beyond_full_scale_are_cut_and_counted()
    {
        float[] values = [2, -2, 0.5f, 1, -1, 1.5f, 0, 0];
        var sound = values.SelectMany(BitConverter.GetBytes).ToArray();
        using var audio = await Loader().OpenAsync(folder.Write("f.wav", Headers.Wav(sound, Headers.Format(tag: 3, bits: 32))));
        await audio.PrepareAsync();
        var samples = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(await audio.ReadAllAsync()).ToArray();
        Assert.Equal([32767, -32768, 16384, 32767, -32768, 32767, 0, 0], samples);
        Assert.Equal(2, audio.ClippedSamples);
        Assert.Equal(2, audio.PeakLevel);
    }

    [Fact]
    public async Task A_gain_makes_the_sound_louder_and_needs_to_be_known_before()
    {
        var sound = Headers.Join(Headers.Little(1000, 2), Headers.Little(20_000, 2));
        using var audio = await Loader().OpenAsync(folder.Write("a.wav", Headers.Wav(sound)));
        audio.GainDecibels = 20 * Math.Log10(2);
        Assert.Throws<InvalidOperationException>(audio.Open);
        await audio.PrepareAsync();
        var samples = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(await audio.ReadAllAsync()).ToArray();
        Assert.InRange(samples[0], 1999, 2001);
        Assert.Equal(short.MaxValue, samples[1]);
        Assert.Equal(1, audio.ClippedSamples);
        Assert.Throws<InvalidOperationException>(() => audio.GainDecibels = 0);
    }

    [Fact]
    public async Task A_file_that_nothing_knows_is_named_with_what_to_install()
    {
        var error = await Assert.ThrowsAsync<DiscException>(async () => await Loader().OpenAsync(folder.Write("song.flac", "fLaC and more"u8)));
        Assert.Same(AudioFileErrors.AudioUnknown, error.Error);
        Assert.Contains("song.flac", error.Message, StringComparison.Ordinal);
        Assert.Contains("libsndfile", error.Advice, StringComparison.Ordinal);
        Assert.Contains("ffmpeg", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_rate_without_a_resampler_is_refused_and_leaves_nothing()
    {
        using var audio = await Loader().OpenAsync(folder.Write("a.wav", Headers.Wav(new byte[480], Headers.Format(rate: 48_000))));
        Assert.Equal((120 * 44_100 + 24_000) / 48_000, audio.Length.Value);
        var error = await Assert.ThrowsAsync<DiscException>(async () => await audio.PrepareAsync());
        Assert.Same(AudioFileErrors.NoResampler, error.Error);
        Assert.Contains("48000", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder["work"]));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    public async Task A_file_that_changes_between_is_an_error(ushort channels)
    {
        var path = folder.Write("a.wav", Headers.Wav(new byte[400], Headers.Format(channels: channels)));
        using var audio = await Loader().OpenAsync(path);
        File.SetLastWriteTimeUtc(path, Mastering.Tests.Samples.Time.UtcDateTime);
        var error = await Assert.ThrowsAsync<DiscException>(async () => await audio.PrepareAsync());
        Assert.Same(MasteringErrors.SourceChanged, error.Error);
    }

    [Fact]
    public async Task A_file_that_changes_while_its_samples_are_read_in_place_is_an_error()
    {
        var path = folder.Write("a.wav", Headers.Wav(new byte[400]));
        using var audio = await Loader().OpenAsync(path);
        await audio.PrepareAsync();
        File.SetLastWriteTimeUtc(path, Mastering.Tests.Samples.Time.UtcDateTime);
        var error = await Assert.ThrowsAsync<DiscException>(() => audio.ReadAllAsync());
        Assert.Same(MasteringErrors.SourceChanged, error.Error);
    }
}
