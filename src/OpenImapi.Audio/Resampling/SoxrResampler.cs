using System.Runtime.InteropServices;
using OpenImapi.Mastering;

namespace OpenImapi.Audio;

/// <summary>Resampling by libsoxr at its very high quality: errors lie below -150 dB.</summary>
public sealed class SoxrResampler : IResamplerFactory
{
    private SoxrResampler()
    {
    }

    /// <summary>The resampler, or nothing where the library is not installed.</summary>
    public static SoxrResampler? Find() => NativeLibraries.Has(NativeLibraries.Soxr) ? new() : null;

    public string Name => $"libsoxr {Soxr.VersionText}";

    public IResampler Create(int fromRate, int toRate, int channels) => new Resampler(fromRate, toRate, channels);

    private sealed unsafe class Resampler : IResampler
    {
        private readonly (int From, int To, int Channels) change;
        private readonly SoxrHandle handle;
        private long taken;
        private long given;

        public Resampler(int from, int to, int channels)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(from, 1);
            ArgumentOutOfRangeException.ThrowIfLessThan(to, 1);
            ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
            change = (from, to, channels);
            var quality = Soxr.Quality(new(Soxr.VeryHighQuality), new(0));
            handle = new(Soxr.Create(from, to, (uint)channels, out var error, 0, quality, 0));
            if (!handle.IsInvalid)
                return;
            handle.Dispose();
            throw Failed(error);
        }

        public (int Taken, int Given) Process(ReadOnlySpan<float> input, Span<float> output, bool isLast)
        {
            var available = input.Length / change.Channels;
            var room = (long)output.Length / change.Channels;
            if (available == 0 && !isLast)
                return (0, 0);
            var flush = available == 0;
            if (flush)
                room = Math.Min(room, Total - given);
            nuint read = 0, written;
            fixed (float* source = input)
            fixed (float* target = output)
            {
                var error = Soxr.Process(handle.Resampler, flush ? null : source, (nuint)available, out read, target, (nuint)room, out written);
                GC.KeepAlive(handle);
                if (error != 0)
                    throw Failed(error);
            }

            taken += (long)read;
            var count = (long)written;
            if (flush && count < room)
            {
                // The library rounds the length down where it ends on half a sample.
                output.Slice((int)count * change.Channels, (int)(room - count) * change.Channels).Clear();
                count = room;
            }

            given += count;
            return ((int)read * change.Channels, (int)count * change.Channels);
        }

        public void Dispose() => handle.Dispose();

        /// <summary>Samples that must come of those that were taken, rounded to the nearest.</summary>
        private long Total => (long)((Int128)(2 * (Int128)taken * change.To + change.From) / (2 * (Int128)change.From));

        private static InvalidOperationException Failed(nint error) => new($"libsoxr: {Marshal.PtrToStringUTF8(error)}");
    }
}
