namespace OpenImapi.Mastering;

/// <summary>A way to get at the sound of files: this library's own reader of PCM, or a library or program that knows other codecs.</summary>
public interface IAudioDecoder
{
    /// <summary>Name and version, for people.</summary>
    string Name { get; }

    /// <summary>Opens a file, or returns nothing when it is of a kind that this decoder does not know.</summary>
    /// <exception cref="OpenImapi.Formats.DiscException">The file is of a kind that it knows, and broken; or it cannot be read.</exception>
    ValueTask<IAudioFile?> OpenAsync(string path, CancellationToken cancellation);
}

/// <summary>An open music file, read once from its beginning.</summary>
public interface IAudioFile : IAsyncDisposable
{
    AudioFormat Format { get; }

    AudioTags Tags { get; }

    /// <summary>Samples in each channel at the file's own rate, as the file says; nothing where only decoding tells.</summary>
    long? Length { get; }

    /// <summary>The length is right to the sample.</summary>
    bool IsLengthExact { get; }

    /// <summary>What is good to know of the file and is no fault of it, a sentence each.</summary>
    IReadOnlyList<string> Notes => [];

    /// <summary>The next samples, channels in turn, full scale being -1 to 1; lossy sound may go beyond. A 16- or 24-bit sample is exact.</summary>
    /// <param name="samples">Room for a whole number of samples of all channels.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>Values written, 0 at the end.</returns>
    /// <exception cref="OpenImapi.Formats.DiscException">The file is broken there, or shorter than it says; the error names file and place.</exception>
    ValueTask<int> ReadAsync(Memory<float> samples, CancellationToken cancellation);
}

/// <summary>Makes resamplers.</summary>
public interface IResamplerFactory
{
    /// <summary>Name and version, for people.</summary>
    string Name { get; }

    IResampler Create(int fromRate, int toRate, int channels);
}

/// <summary>Changes the rate of samples. The sum of what comes out is the exact length: input times ratio, rounded.</summary>
public interface IResampler : IDisposable
{
    /// <summary>Takes samples and gives those that are ready; with no input it gives the rest.</summary>
    /// <returns>Values taken and values given, all channels counted.</returns>
    (int Taken, int Given) Process(ReadOnlySpan<float> input, Span<float> output, bool isLast);
}
