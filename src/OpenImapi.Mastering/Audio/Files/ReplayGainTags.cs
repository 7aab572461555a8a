using System.Globalization;

namespace OpenImapi.Mastering;

/// <summary>Gathers the four tags of ReplayGain, written as "-7.03 dB" and "0.988".</summary>
internal sealed class ReplayGainTags
{
    private double? trackGain;
    private double? trackPeak;
    private double? albumGain;
    private double? albumPeak;

    public ReplayGain? Track => trackGain is { } gain ? new(gain, trackPeak) : null;

    public ReplayGain? Album => albumGain is { } gain ? new(gain, albumPeak) : null;

    public void Add(string name, string value)
    {
        var plain = value.Replace("dB", "", StringComparison.OrdinalIgnoreCase).Trim();
        if (!double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return;
        switch (name.ToUpperInvariant())
        {
            case "REPLAYGAIN_TRACK_GAIN":
                trackGain ??= number;
                break;
            case "REPLAYGAIN_TRACK_PEAK":
                trackPeak ??= number;
                break;
            case "REPLAYGAIN_ALBUM_GAIN":
                albumGain ??= number;
                break;
            case "REPLAYGAIN_ALBUM_PEAK":
                albumPeak ??= number;
                break;
        }
    }
}
