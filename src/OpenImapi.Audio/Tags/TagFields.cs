using System.Globalization;
using OpenImapi.Mastering;

namespace OpenImapi.Audio;

/// <summary>Tags as names and texts, under the names of Vorbis comments, which other kinds of tags are brought to.</summary>
internal static class TagFields
{
    /// <summary>What the fields say. A name is taken however its case, its spaces and underscores are; several texts of one name are joined.</summary>
    public static AudioTags ToTags(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var texts = fields.Where(field => field.Value.Trim().Length > 0)
            .GroupBy(field => Plain(field.Key), field => field.Value.Trim(), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Distinct(StringComparer.Ordinal).ToList(), StringComparer.Ordinal);
        string First(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                if (texts.TryGetValue(name, out var found))
                    return string.Join(" / ", found);
            }

            return "";
        }

        return new()
        {
            Title = First("TITLE"),
            Performer = First("ARTIST", "PERFORMER"),
            Album = First("ALBUM"),
            AlbumPerformer = First("ALBUMARTIST", "ENSEMBLE"),
            Songwriter = First("LYRICIST", "SONGWRITER", "WRITER", "TEXT"),
            Composer = First("COMPOSER"),
            Arranger = First("ARRANGER"),
            Comment = First("COMMENT", "DESCRIPTION"),
            Genre = First("GENRE"),
            Isrc = First("ISRC", "TSRC"),
            Catalog = First("BARCODE", "UPC", "EAN", "EAN/UPN", "MCN"),
            TrackNumber = Number(First("TRACKNUMBER", "TRACK")),
            DiscNumber = Number(First("DISCNUMBER", "DISC")),
            TrackGain = Gain(First("REPLAYGAINTRACKGAIN"), First("REPLAYGAINTRACKPEAK")) ?? OpusGain(First("R128TRACKGAIN")),
            AlbumGain = Gain(First("REPLAYGAINALBUMGAIN"), First("REPLAYGAINALBUMPEAK")) ?? OpusGain(First("R128ALBUMGAIN")),
            CueSheet = First("CUESHEET"),
        };
    }

    /// <summary>The fields of tags, as a FLAC file is to carry them.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(AudioTags tags)
    {
        (string Name, string Text)[] fields =
        [
            ("TITLE", tags.Title), ("ARTIST", tags.Performer), ("ALBUM", tags.Album), ("ALBUMARTIST", tags.AlbumPerformer), ("LYRICIST", tags.Songwriter),
            ("COMPOSER", tags.Composer), ("ARRANGER", tags.Arranger), ("COMMENT", tags.Comment), ("GENRE", tags.Genre), ("ISRC", tags.Isrc),
            ("BARCODE", tags.Catalog), ("TRACKNUMBER", $"{tags.TrackNumber}"), ("DISCNUMBER", $"{tags.DiscNumber}"), ("CUESHEET", tags.CueSheet),
            ("REPLAYGAIN_TRACK_GAIN", Decibels(tags.TrackGain)), ("REPLAYGAIN_TRACK_PEAK", Peak(tags.TrackGain)),
            ("REPLAYGAIN_ALBUM_GAIN", Decibels(tags.AlbumGain)), ("REPLAYGAIN_ALBUM_PEAK", Peak(tags.AlbumGain)),
        ];
        return fields.Where(field => field.Text.Length > 0).Select(field => new KeyValuePair<string, string>(field.Name, field.Text));
    }

    private static string Decibels(ReplayGain? gain) =>
        gain is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known.Decibels:+0.00;-0.00} dB") : "";

    private static string Peak(ReplayGain? gain) => gain?.Peak is { } peak ? string.Create(CultureInfo.InvariantCulture, $"{peak:0.000000}") : "";

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>"3", "03" or "3/12".</summary>
    private static int? Number(string text)
    {
        var digits = text.AsSpan(0, text.AsSpan().IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : text.Length);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
    }

    /// <summary>"-7.89 dB" and "0.988547".</summary>
    private static ReplayGain? Gain(string gain, string peak)
    {
        var number = gain.EndsWith("dB", StringComparison.OrdinalIgnoreCase) ? gain[..^2] : gain;
        return Decimal(number) is { } decibels && Math.Abs(decibels) < 100 ? new(decibels, Decimal(peak) is > 0 and < 100 and var known ? known : null) : null;
    }

    /// <summary>Gain of Opus in 256ths of a decibel towards -23 LUFS (RFC 7845, 5.2.1); ReplayGain's aim is 5 dB above.</summary>
    private static ReplayGain? OpusGain(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var gain) && gain is >= short.MinValue and <= short.MaxValue
            ? new(gain / 256.0 + 5, null) : null;

    private static double? Decimal(string text) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
