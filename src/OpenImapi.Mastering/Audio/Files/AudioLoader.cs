using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Opens music files with the first decoder that knows them.</summary>
/// <param name="decoders">In order of preference; this library's own reader of PCM when not given.</param>
/// <param name="resamplers">For files of other rates than 44,100 Hz; without it they are refused.</param>
/// <param name="options">Where decoded sound is kept.</param>
public sealed class AudioLoader(IReadOnlyList<IAudioDecoder>? decoders = null, IResamplerFactory? resamplers = null, AudioLoaderOptions? options = null)
{
    /// <summary>The decoders in the order in which they are asked.</summary>
    public IReadOnlyList<IAudioDecoder> Decoders { get; } = decoders ?? [new PcmDecoder()];

    /// <summary>What changes rates, where there is anything.</summary>
    public IResamplerFactory? Resamplers => resamplers;

    public AudioLoaderOptions Options { get; } = options ?? new();

    /// <summary>Looks at a file: what it is, what it says of itself and how long it is. Nothing is decoded or kept open.</summary>
    /// <exception cref="DiscException">The file is not there, broken, or nothing here can decode it.</exception>
    public async ValueTask<DecodedAudio> OpenAsync(string path, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        path = Path.GetFullPath(path);
        var source = DiskContent.Of(path);
        await using var opened = await new DecoderChain(Decoders, path).OpenAsync(cancellation);
        return new(this, path, source, opened);
    }
}
