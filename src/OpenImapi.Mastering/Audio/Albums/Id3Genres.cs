using System.Globalization;

namespace OpenImapi.Mastering;

/// <summary>The 80 genres that ID3v1 numbers, which later tags may still refer to.</summary>
internal static class Id3Genres
{
    private static readonly string[] Names =
    [
        "Blues", "Classic Rock", "Country", "Dance", "Disco", "Funk", "Grunge", "Hip-Hop", "Jazz", "Metal", "New Age", "Oldies", "Other", "Pop", "R&B", "Rap",
        "Reggae", "Rock", "Techno", "Industrial", "Alternative", "Ska", "Death Metal", "Pranks", "Soundtrack", "Euro-Techno", "Ambient", "Trip-Hop", "Vocal",
        "Jazz+Funk", "Fusion", "Trance", "Classical", "Instrumental", "Acid", "House", "Game", "Sound Clip", "Gospel", "Noise", "Alternative Rock", "Bass",
        "Soul", "Punk", "Space", "Meditative", "Instrumental Pop", "Instrumental Rock", "Ethnic", "Gothic", "Darkwave", "Techno-Industrial", "Electronic",
        "Pop-Folk", "Eurodance", "Dream", "Southern Rock", "Comedy", "Cult", "Gangsta", "Top 40", "Christian Rap", "Pop/Funk", "Jungle", "Native American",
        "Cabaret", "New Wave", "Psychedelic", "Rave", "Showtunes", "Trailer", "Lo-Fi", "Tribal", "Acid Punk", "Acid Jazz", "Polka", "Retro", "Musical",
        "Rock & Roll", "Hard Rock",
    ];

    /// <summary>The genre that "17", "(17)" or "(17)Rock" means; other words are as they are.</summary>
    public static string ToText(string written)
    {
        var end = written.IndexOf(')', StringComparison.Ordinal);
        var words = written.StartsWith('(') && end > 0 ? written[(end + 1)..] : "";
        var number = written.StartsWith('(') && end > 0 ? written[1..end] : written;
        if (words.Length > 0)
            return words;
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index < Names.Length ? Names[index] : "" : written;
    }
}
