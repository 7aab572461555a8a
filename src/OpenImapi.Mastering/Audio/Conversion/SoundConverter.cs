using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>Decodes a file to its end and makes CD audio of it: two channels, 44,100 Hz, gain, 16 bits.</summary>
internal sealed class SoundConverter : IDisposable
{
    /// <summary>Samples of all channels that are decoded at once.</summary>
    private const int Portion = 16_384;

    private readonly IAudioFile file;
    private readonly string path;
    private readonly ChannelMixer mixer;
    private readonly Quantiser quantiser;
    private readonly IResampler? resampler;
    private readonly float[] resampled = new float[2 * Portion];
    private readonly byte[] bytes = new byte[Portion * SampleCount.Size];
    private long decoded;

    /// <exception cref="DiscException">The rate needs a resampler and there is none, or the channels cannot be mixed.</exception>
    public SoundConverter(IAudioFile file, string path, double gainDecibels, IResamplerFactory? resamplers)
    {
        (this.file, this.path) = (file, path);
        mixer = ChannelMixer.For(file.Format, path);
        quantiser = new(gainDecibels);
        if (file.Format.SampleRate == SampleCount.PerSecond)
            return;
        resampler = resamplers?.Create(file.Format.SampleRate, SampleCount.PerSecond, 2)
            ?? throw new DiscException(AudioFileErrors.NoResampler,
                $"{path} has {file.Format.SampleRate} samples a second; a CD has 44,100, and nothing here can change the rate.");
    }

    public long Clipped => quantiser.Clipped;

    public double Peak => quantiser.Peak;

    /// <exception cref="DiscException">The file is broken or shorter than it says, or the target is full.</exception>
    public async ValueTask RunAsync(WorkFile target, IProgress<double>? progress, CancellationToken cancellation)
    {
        var channels = file.Format.Channels;
        var samples = new float[Portion * channels];
        var stereo = new float[Portion * 2];
        while (await file.ReadAsync(samples, cancellation) is > 0 and var count)
        {
            cancellation.ThrowIfCancellationRequested();
            CheckNumbers(samples.AsSpan(0, count));
            var pairs = stereo.AsSpan(0, count / channels * 2);
            mixer.Mix(samples.AsSpan(0, count), pairs);
            Pass(pairs, target);
            decoded += count / channels;
            if (file.Length is > 0 and var length)
                progress?.Report(Math.Min(1, (double)decoded / length));
        }

        Finish(target);
    }

    public void Dispose() => resampler?.Dispose();

    private void Pass(ReadOnlySpan<float> stereo, WorkFile target)
    {
        if (resampler is null)
        {
            Keep(stereo, target);
            return;
        }

        while (!stereo.IsEmpty)
        {
            var (taken, given) = resampler.Process(stereo, resampled, isLast: false);
            if (taken == 0 && given == 0)
                throw new InvalidOperationException("The resampler neither takes nor gives.");
            Keep(resampled.AsSpan(0, given), target);
            stereo = stereo[taken..];
        }
    }

    private void Finish(WorkFile target)
    {
        for (var given = 1; resampler is not null && given > 0;)
        {
            (_, given) = resampler.Process([], resampled, isLast: true);
            Keep(resampled.AsSpan(0, given), target);
        }

        if (file is { IsLengthExact: true, Length: { } promised } && decoded != promised)
            throw new DiscException(AudioFileErrors.AudioBroken, $"{path} says that it has {promised} samples and has {decoded}.");
        var expected = RateRatio.LengthAtCdRate(decoded, file.Format.SampleRate).Bytes;
        if (target.Length != expected)
            throw new InvalidOperationException($"The resampler made {target.Length} bytes of {path} instead of {expected}.");
    }

    private void Keep(ReadOnlySpan<float> stereo, WorkFile target)
    {
        var kept = bytes.AsSpan(0, stereo.Length / 2 * SampleCount.Size);
        quantiser.Convert(stereo, kept);
        target.Append(kept);
    }

    /// <summary>One value that is no number would spread through a resampler to all that follow.</summary>
    private void CheckNumbers(ReadOnlySpan<float> samples)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            if (!float.IsFinite(samples[i]))
                throw new DiscException(AudioFileErrors.AudioBroken, $"Sample {decoded + i / file.Format.Channels} of {path} is not a number.");
        }
    }
}
