namespace OpenImapi.Audio;

/// <summary>Measures loudness as EBU R128 says, of stereo at 44,100 Hz, track after track.</summary>
internal interface ILoudnessMeter : IAsyncDisposable
{
    /// <summary>Begins a track.</summary>
    void Begin();

    /// <summary>Takes 16-bit stereo samples of the present track, 4 bytes each.</summary>
    ValueTask AddAsync(ReadOnlyMemory<byte> samples, CancellationToken cancellation);

    /// <summary>Ends the present track.</summary>
    ValueTask<Loudness> EndAsync(CancellationToken cancellation);

    /// <summary>Loudness of all tracks taken as one, in LUFS.</summary>
    ValueTask<double> AlbumAsync(CancellationToken cancellation);
}

/// <summary>What was measured.</summary>
/// <param name="Lufs">Integrated loudness in LUFS; minus infinity for silence.</param>
/// <param name="Peak">True peak, 1 being full scale.</param>
internal readonly record struct Loudness(double Lufs, double Peak);
