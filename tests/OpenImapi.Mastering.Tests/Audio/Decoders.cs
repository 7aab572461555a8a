namespace OpenImapi.Mastering.Tests.Audio;

/// <summary>A decoder that a test has in hand.</summary>
internal sealed class TestDecoder(string name, Func<IAudioFile?> open) : IAudioDecoder
{
    public string Name => name;

    public int Opened { get; private set; }

    public ValueTask<IAudioFile?> OpenAsync(string path, CancellationToken cancellation)
    {
        Opened++;
        return ValueTask.FromResult(open());
    }
}

/// <summary>Stereo sound whose left channel counts and whose right one is silent.</summary>
internal sealed class TestFile(long length, int rate = 44_100) : IAudioFile
{
    private long position;

    public AudioFormat Format { get; init; } = new("Test", rate, 2, 16, IsLossless: true);

    public AudioTags Tags => AudioTags.None;

    public long? Length { get; init; } = length;

    public bool IsLengthExact { get; init; } = true;

    /// <summary>What happens at a sample.</summary>
    public (long At, Action Do)? Event { get; init; }

    public bool IsClosed { get; private set; }

    public ValueTask<int> ReadAsync(Memory<float> samples, CancellationToken cancellation)
    {
        var count = (int)Math.Min(samples.Length / 2, length - position);
        if (Event is { } happens && happens.At < position + count)
            happens.Do();
        for (var i = 0; i < count; i++)
            (samples.Span[2 * i], samples.Span[2 * i + 1]) = ((position + i) % 30_000 / 32_768f, 0);
        position += count;
        return ValueTask.FromResult(2 * count);
    }

    public ValueTask DisposeAsync()
    {
        IsClosed = true;
        return ValueTask.CompletedTask;
    }
}

/// <summary>Gives every sample twice, or every second one.</summary>
internal sealed class TestResamplers : IResamplerFactory
{
    public string Name => "test";

    public bool IsDisposed { get; private set; }

    public IResampler Create(int fromRate, int toRate, int channels) => new Resampler(this, toRate == 2 * fromRate);

    private sealed class Resampler(TestResamplers owner, bool doubles) : IResampler
    {
        private readonly List<float> held = [];
        private bool odd;

        public (int Taken, int Given) Process(ReadOnlySpan<float> input, Span<float> output, bool isLast)
        {
            for (var i = 0; i < input.Length; i += 2)
            {
                for (var copies = doubles ? 2 : (odd = !odd) ? 1 : 0; copies > 0; copies--)
                    held.AddRange(input.Slice(i, 2));
            }

            var given = Math.Min(held.Count, Math.Min(output.Length, 1000));
            held.Take(given).ToArray().CopyTo(output);
            held.RemoveRange(0, given);
            return (input.Length, given);
        }

        public void Dispose() => owner.IsDisposed = true;
    }
}
