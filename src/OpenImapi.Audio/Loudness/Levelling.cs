using System.Runtime.InteropServices;
using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Audio;

/// <summary>
/// Makes tracks equally loud: by the ReplayGain of their tags where all have it with their peaks, else by measuring all as EBU R128 says. The aim is that of
/// ReplayGain 2.0, -18 LUFS. A gain that would clip is made smaller: by the peak in the tags, or the true peak that was measured.
/// </summary>
public static class Levelling
{
    /// <summary>What tracks are brought to, in LUFS.</summary>
    public const double AimLufs = -18;

    /// <summary>Sets the gain of each track, before it is prepared.</summary>
    /// <param name="tracks">The tracks of a disc, none of them prepared.</param>
    /// <param name="mode">What is made equally loud; off sets nothing.</param>
    /// <param name="loader">Opens files again where they must be measured.</param>
    /// <param name="progress">Hears which part is done, 0 to 1.</param>
    /// <param name="cancellation">Ends the measuring.</param>
    /// <exception cref="DiscException">A file is broken, or nothing here can measure.</exception>
    public static Task<IReadOnlyList<LevelledTrack>> ApplyAsync(
        IReadOnlyList<DecodedAudio> tracks, LevellingMode mode, AudioLoader loader, IProgress<double>? progress = null,
        CancellationToken cancellation = default) =>
        ApplyAsync(tracks, mode, loader, FindMeter, progress, cancellation);

    internal static async Task<IReadOnlyList<LevelledTrack>> ApplyAsync(IReadOnlyList<DecodedAudio> tracks, LevellingMode mode, AudioLoader loader,
        Func<ILoudnessMeter> meter, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(tracks);
        ArgumentNullException.ThrowIfNull(loader);
        if (mode == LevellingMode.Off || tracks.Count == 0)
            return [];
        var found = OfTags(tracks, mode) ?? await MeasureAsync(tracks, mode, loader, meter, progress, cancellation);
        foreach (var track in found)
            track.Sound.GainDecibels = track.GainDecibels;
        return found;
    }

    /// <summary>Gains by tags, where all tracks have them with their peaks, those of the album alike.</summary>
    private static List<LevelledTrack>? OfTags(IReadOnlyList<DecodedAudio> tracks, LevellingMode mode)
    {
        var gains = tracks.Select(track => mode == LevellingMode.Album ? track.Tags.AlbumGain : track.Tags.TrackGain).ToList();
        if (gains.Any(gain => gain?.Peak is null) || mode == LevellingMode.Album && gains.Distinct().Count() > 1)
            return null;
        return [.. tracks.Zip(gains, (track, gain) => Of(track, gain!.Value.Decibels, gain.Value.Peak!.Value, isMeasured: false))];
    }

    private static async Task<List<LevelledTrack>> MeasureAsync(IReadOnlyList<DecodedAudio> tracks, LevellingMode mode, AudioLoader loader,
        Func<ILoudnessMeter> find, IProgress<double>? progress, CancellationToken cancellation)
    {
        var measured = new List<Loudness>();
        await using var meter = find();
        foreach (var track in tracks)
        {
            meter.Begin();
            measured.Add(await MeasureAsync(track, loader, meter, cancellation));
            progress?.Report((double)measured.Count / tracks.Count);
        }

        if (mode == LevellingMode.Track)
            return [.. tracks.Zip(measured, (track, loudness) => Of(track, GainOf(loudness.Lufs), loudness.Peak, isMeasured: true))];
        var (gain, peak) = (GainOf(await meter.AlbumAsync(cancellation)), measured.Max(loudness => loudness.Peak));
        return [.. tracks.Select(track => Of(track, gain, peak, isMeasured: true))];
    }

    /// <summary>
    /// Measures a file as it would stand on the disc without a gain. The peak is the highest of the meter's, that of the samples (which a
    /// meter's own filter may smooth), and the one before conversion clips.
    /// </summary>
    private static async Task<Loudness> MeasureAsync(DecodedAudio track, AudioLoader loader, ILoudnessMeter meter, CancellationToken cancellation)
    {
        using var sound = await loader.OpenAsync(track.Description, cancellation);
        await sound.PrepareAsync(null, cancellation);
        var highest = sound.PeakLevel ?? 0;
        await using (var samples = sound.Open())
        {
            var buffer = new byte[256 * 1024];
            while (await samples.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation) is > 0 and var count)
            {
                highest = Math.Max(highest, PeakOf(buffer.AsSpan(0, count)));
                await meter.AddAsync(buffer.AsMemory(0, count), cancellation);
            }
        }

        var loudness = await meter.EndAsync(cancellation);
        return loudness with { Peak = Math.Max(loudness.Peak, highest) };
    }

    private static double PeakOf(ReadOnlySpan<byte> samples)
    {
        var most = 0;
        foreach (var value in MemoryMarshal.Cast<byte, short>(samples))
            most = Math.Max(most, Math.Abs((int)value));
        return most / 32_768.0;
    }

    private static ILoudnessMeter FindMeter()
    {
        if (NativeLibraries.Has(NativeLibraries.Ebur128))
            return new Ebur128Meter();
        return FfmpegPrograms.Find() is { } programs ? new FfmpegMeter(programs) : throw new DiscException(AudioErrors.NoLoudnessMeter);
    }

    /// <summary>Silence stays as it is.</summary>
    private static double GainOf(double lufs) => double.IsFinite(lufs) ? AimLufs - lufs : 0;

    private static LevelledTrack Of(DecodedAudio sound, double wanted, double peak, bool isMeasured)
    {
        var most = peak > 0 ? 20 * Math.Log10(Ceiling / peak) : double.PositiveInfinity;
        return new(sound, wanted, Math.Clamp(Math.Min(wanted, most), LeastGain, MostGain), isMeasured) { Peak = peak };
    }

    /// <summary>How high a peak may become, 1 being full scale: rounding and dither find room above it.</summary>
    private const double Ceiling = 32_764 / 32_768.0;

    /// <summary>The gains that sound takes, in decibels.</summary>
    private const double LeastGain = -120;

    private const double MostGain = 60;
}
