using System.Collections.Frozen;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Genres by number, as CD-TEXT has them, for the words that tags use.</summary>
[Clause(Standard.Mmc3, "Annex J")]
internal static class CdTextGenres
{
    /// <summary>What is said in words only.</summary>
    public const int NotDefined = 1;

    private static readonly FrozenDictionary<string, int> Codes = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["ADULT CONTEMPORARY"] = 2, ["ALTERNATIVE"] = 3, ["ALTERNATIVE ROCK"] = 3, ["INDIE"] = 3, ["INDIE ROCK"] = 3, ["GRUNGE"] = 3, ["CHILDRENS MUSIC"] = 4,
        ["CHILDREN'S MUSIC"] = 4, ["CHILDREN"] = 4, ["CLASSICAL"] = 5, ["BAROQUE"] = 5, ["SYMPHONY"] = 5, ["CHAMBER MUSIC"] = 5, ["CONTEMPORARY CHRISTIAN"] = 6,
        ["CHRISTIAN"] = 6, ["COUNTRY"] = 7, ["DANCE"] = 8, ["DISCO"] = 8, ["HOUSE"] = 8, ["TECHNO"] = 8, ["TRANCE"] = 8, ["ELECTRONIC"] = 8, ["EURODANCE"] = 8,
        ["EASY LISTENING"] = 9, ["EROTIC"] = 10, ["FOLK"] = 11, ["GOSPEL"] = 12, ["HIP HOP"] = 13, ["HIP-HOP"] = 13, ["JAZZ"] = 14, ["FUSION"] = 14,
        ["ACID JAZZ"] = 14, ["JAZZ+FUNK"] = 14, ["LATIN"] = 15, ["SALSA"] = 15, ["MUSICAL"] = 16, ["SHOWTUNES"] = 16, ["NEW AGE"] = 17, ["AMBIENT"] = 17,
        ["OPERA"] = 18, ["OPERETTA"] = 19, ["POP"] = 20, ["POP MUSIC"] = 20, ["RAP"] = 21, ["REGGAE"] = 22, ["SKA"] = 22, ["ROCK"] = 23, ["ROCK MUSIC"] = 23,
        ["CLASSIC ROCK"] = 23, ["HARD ROCK"] = 23, ["METAL"] = 23, ["HEAVY METAL"] = 23, ["PUNK"] = 23, ["PROGRESSIVE ROCK"] = 23, ["SOUTHERN ROCK"] = 23,
        ["ROCK & ROLL"] = 23, ["R&B"] = 24, ["RHYTHM & BLUES"] = 24, ["SOUL"] = 24, ["BLUES"] = 24, ["FUNK"] = 24, ["SOUND EFFECTS"] = 25, ["SOUND CLIP"] = 25,
        ["SOUNDTRACK"] = 26, ["SPOKEN WORD"] = 27, ["SPEECH"] = 27, ["AUDIOBOOK"] = 27, ["COMEDY"] = 27, ["WORLD MUSIC"] = 28, ["WORLD"] = 28, ["ETHNIC"] = 28,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The number of a genre; 0 where there is none, 1 where only its words say it.</summary>
    public static int CodeOf(string genre) => genre.Length == 0 ? 0 : Codes.GetValueOrDefault(genre.ToUpperInvariant(), NotDefined);
}
