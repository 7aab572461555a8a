using System.Runtime.InteropServices;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Audio;

/// <summary>Measures by libebur128.</summary>
internal sealed unsafe class Ebur128Meter : ILoudnessMeter
{
    private readonly List<Ebur128Handle> tracks = [];
    private float[] values = [];

    public void Begin()
    {
        var meter = new Ebur128Handle(Ebur128.Create(2, new(SampleCount.PerSecond), Ebur128.IntegratedAndTruePeak));
        tracks.Add(meter);
        if (meter.IsInvalid)
            throw new InvalidOperationException("libebur128 got no memory.");
    }

    public ValueTask AddAsync(ReadOnlyMemory<byte> samples, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var shorts = MemoryMarshal.Cast<byte, short>(samples.Span);
        if (values.Length < shorts.Length)
            values = new float[shorts.Length];
        for (var i = 0; i < shorts.Length; i++)
            values[i] = shorts[i] / 32768f;
        fixed (float* place = values)
            Check(Ebur128.Add(tracks[^1].Meter, place, (nuint)shorts.Length / 2));
        return ValueTask.CompletedTask;
    }

    public ValueTask<Loudness> EndAsync(CancellationToken cancellation)
    {
        var meter = tracks[^1].Meter;
        Check(Ebur128.Loudness(meter, out var loudness));
        Check(Ebur128.TruePeak(meter, 0, out var left));
        Check(Ebur128.TruePeak(meter, 1, out var right));
        return ValueTask.FromResult(new Loudness(loudness, Math.Max(left, right)));
    }

    public ValueTask<double> AlbumAsync(CancellationToken cancellation)
    {
        nint[] meters = [.. tracks.Select(track => track.Meter)];
        fixed (nint* place = meters)
        {
            Check(Ebur128.Loudness(place, (nuint)meters.Length, out var loudness));
            return ValueTask.FromResult(loudness);
        }
    }

    public ValueTask DisposeAsync()
    {
        foreach (var track in tracks)
            track.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void Check(int result)
    {
        if (result != 0)
            throw new InvalidOperationException($"libebur128 answered {result}.");
    }
}
