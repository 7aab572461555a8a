using System.Globalization;
using OpenImapi.Formats;

namespace OpenImapi.Audio;

/// <summary>Measures by ffmpeg's ebur128 filter: one process for each track, and one that hears them all.</summary>
internal sealed class FfmpegMeter(FfmpegPrograms programs) : ILoudnessMeter
{
    private readonly FfmpegProcess album = Start(programs);
    private FfmpegProcess? track;

    public void Begin() => track = Start(programs);

    public async ValueTask AddAsync(ReadOnlyMemory<byte> samples, CancellationToken cancellation)
    {
        foreach (var process in new[] { track!, album })
        {
            try
            {
                await process.Input.WriteAsync(samples, cancellation);
            }
            catch (IOException e)
            {
                await process.EndAsync(cancellation);
                throw new DiscException(AudioErrors.DecoderFailed, $"ffmpeg could not measure loudness: {await process.ComplaintAsync()}", inner: e);
            }
        }
    }

    public async ValueTask<Loudness> EndAsync(CancellationToken cancellation)
    {
        await using var ended = track!;
        track = null;
        return await SummaryAsync(ended, cancellation);
    }

    public async ValueTask<double> AlbumAsync(CancellationToken cancellation) => (await SummaryAsync(album, cancellation)).Lufs;

    public async ValueTask DisposeAsync()
    {
        if (track is not null)
            await track.DisposeAsync();
        await album.DisposeAsync();
    }

    private static FfmpegProcess Start(FfmpegPrograms programs) => FfmpegProcess.Start(programs.Ffmpeg,
        ["-hide_banner", "-nostats", "-v", "info", "-f", "s16le", "-ar", "44100", "-ac", "2", "-i", "pipe:0", "-af",
         "ebur128=peak=true:framelog=verbose", "-f", "null", "-"]);

    /// <summary>Reads the summary, whose lines are "I: -23.0 LUFS" and "Peak: -3.2 dBFS".</summary>
    private static async Task<Loudness> SummaryAsync(FfmpegProcess process, CancellationToken cancellation)
    {
        process.Input.Close();
        var exitCode = await process.EndAsync(cancellation);
        var said = await process.ComplaintAsync();
        var summary = said[Math.Max(0, said.LastIndexOf("Summary:", StringComparison.Ordinal))..];
        if (exitCode == 0 && Value(summary, "I:") is { } loudness && Value(summary, "Peak:") is { } peak)
            return new(loudness <= SilenceLufs ? double.NegativeInfinity : loudness, Math.Pow(10, (peak + PeakRounding) / 20));
        throw new DiscException(AudioErrors.DecoderFailed, $"ffmpeg could not measure loudness: {said}");
    }

    /// <summary>The gate below which nothing is heard.</summary>
    private const double SilenceLufs = -70;

    /// <summary>What rounding may have taken off a peak, in decibels.</summary>
    private const double PeakRounding = 0.05;

    private static double? Value(string summary, string name)
    {
        var at = summary.IndexOf(name, StringComparison.Ordinal);
        if (at < 0)
            return null;
        var word = summary[(at + name.Length)..].TrimStart().Split(' ')[0];
        return word == "-inf" ? double.NegativeInfinity : double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
    }
}
