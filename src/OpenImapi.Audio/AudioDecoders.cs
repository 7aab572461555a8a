using OpenImapi.Mastering;

namespace OpenImapi.Audio;

/// <summary>What this machine can decode music with.</summary>
public static class AudioDecoders
{
    /// <summary>The decoders that are there, in order of preference: this library's own, libsndfile, ffmpeg.</summary>
    public static IReadOnlyList<IAudioDecoder> Default()
    {
        IAudioDecoder?[] all = [new PcmDecoder(), SndfileDecoder.Find(), FfmpegDecoder.Find()];
        return [.. all.OfType<IAudioDecoder>()];
    }

    /// <summary>Opens music files with all that is there.</summary>
    public static AudioLoader Loader(AudioLoaderOptions? options = null) => new(Default(), Resampler(), options);

    /// <summary>The best resampler that is there: libsoxr, else ffmpeg; nothing where neither is.</summary>
    public static IResamplerFactory? Resampler() => (IResamplerFactory?)SoxrResampler.Find() ?? FfmpegResampler.Find();

    /// <summary>What is there and what is not, with the way to install it.</summary>
    public static Task<IReadOnlyList<AudioTool>> StatusAsync(CancellationToken cancellation = default) => AudioTools.FindAsync(cancellation);
}
