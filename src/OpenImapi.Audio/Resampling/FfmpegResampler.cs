using System.Globalization;
using System.Runtime.InteropServices;
using OpenImapi.Mastering;

namespace OpenImapi.Audio;

/// <summary>Resampling by ffmpeg, for systems that have it and not libsoxr: a long windowed sinc, samples through pipes.</summary>
public sealed class FfmpegResampler : IResamplerFactory
{
    private readonly FfmpegPrograms programs;

    internal FfmpegResampler(FfmpegPrograms programs) => this.programs = programs;

    /// <summary>The resampler, or nothing where ffmpeg is not found.</summary>
    public static FfmpegResampler? Find() => FfmpegPrograms.Find() is { } programs ? new(programs) : null;

    public string Name => "ffmpeg";

    public IResampler Create(int fromRate, int toRate, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fromRate, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(toRate, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        return new Resampler(programs.Ffmpeg, fromRate, toRate, channels);
    }

    private sealed class Resampler : IResampler
    {
        private readonly (int From, int To, int Channels) change;
        private readonly FfmpegProcess process;
        private readonly Task reading;
        private readonly Queue<byte[]> ready = [];
        private int readyAt;
        private bool ended;
        private bool closed;
        private long taken;
        private long given;

        public Resampler(string program, int from, int to, int channels)
        {
            change = (from, to, channels);
            var format = BitConverter.IsLittleEndian ? "f32le" : "f32be";
            var (rate, target, count) = (Text(from), Text(to), Text(channels));
            process = FfmpegProcess.Start(program,
            [
                "-v", "error", "-f", format, "-ar", rate, "-ac", count, "-i", "pipe:0",
                "-af", $"aresample={target}:filter_size=256:phase_shift=10:cutoff=0.95:exact_rational=1:filter_type=kaiser:kaiser_beta=12",
                "-f", format, "-ac", count, "pipe:1",
            ]);
            reading = ReadAsync();
        }

        public (int Taken, int Given) Process(ReadOnlySpan<float> input, Span<float> output, bool isLast)
        {
            if (!input.IsEmpty)
                process.Input.Write(MemoryMarshal.AsBytes(input));
            taken += input.Length / change.Channels;
            if (isLast && input.IsEmpty && !closed)
            {
                process.Input.Close();
                closed = true;
            }

            var room = closed ? (int)Math.Min(output.Length, (Total - given) * change.Channels) : output.Length;
            var count = Take(MemoryMarshal.AsBytes(output[..room]), wait: closed) / sizeof(float);
            if (closed && count < room)
                (_, count) = (Fill(output[count..room]), room);
            given += count / change.Channels;
            return (input.Length, count);
        }

        public void Dispose()
        {
            process.DisposeAsync().AsTask().GetAwaiter().GetResult();
            reading.GetAwaiter().GetResult();
        }

        /// <summary>The last samples that a filter rounds away are silent.</summary>
        private static bool Fill(Span<float> rest)
        {
            rest.Clear();
            return true;
        }

        /// <summary>Samples that must come of those that were taken, rounded to the nearest.</summary>
        private long Total => (long)((2 * (Int128)taken * change.To + change.From) / (2 * (Int128)change.From));

        /// <summary>Takes what has come through the pipe; waits for all that is asked for when no more goes in.</summary>
        private int Take(Span<byte> bytes, bool wait)
        {
            var count = 0;
            lock (ready)
            {
                while (count < bytes.Length)
                {
                    if (ready.TryPeek(out var part))
                    {
                        var length = Math.Min(part.Length - readyAt, bytes.Length - count);
                        part.AsSpan(readyAt, length).CopyTo(bytes[count..]);
                        (count, readyAt) = (count + length, readyAt + length);
                        if (readyAt == part.Length)
                            (_, readyAt) = (ready.Dequeue(), 0);
                    }
                    else if (!wait || ended)
                        break;
                    else
                        Monitor.Wait(ready);
                }
            }

            return count;
        }

        /// <summary>Takes off what the program gives, so that it never has to wait for who feeds it. Parts are whole samples.</summary>
        private async Task ReadAsync()
        {
            await Task.Yield();
            var size = 4096 * change.Channels * sizeof(float);
            int count;
            do
            {
                var part = new byte[size];
                count = await process.Output.ReadAtLeastAsync(part, size, throwOnEndOfStream: false);
                lock (ready)
                {
                    if (count > 0)
                        ready.Enqueue(part[..(count - count % (change.Channels * sizeof(float)))]);
                    ended = count < size;
                    Monitor.PulseAll(ready);
                }
            }
            while (count == size);
        }

        private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
