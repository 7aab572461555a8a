using System.Collections.Frozen;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Genres by number, as CD-TEXT has them, for the words that tags use.</summary>
[Clause(Standard.Mmc3, "Annex J")]
internal static class CdTextGenres
{
    /// <summary>What is said in words only.</summary>
    public const int NotDefined = 1;

    /// <summary>Words for each number from 2 up.</summary>
    private static readonly string[] Words =
    [
        "ADULT CONTEMPORARY",
        "ALTERNATIVE ROCK; ALTERNATIVE; INDIE; INDIE ROCK; GRUNGE",
        "CHILDRENS MUSIC; CHILDREN'S MUSIC; CHILDREN",
        "CLASSICAL; BAROQUE; SYMPHONY; CHAMBER MUSIC",
        "CONTEMPORARY CHRISTIAN; CHRISTIAN",
        "COUNTRY",
        "DANCE; DISCO; HOUSE; TECHNO; TRANCE; ELECTRONIC; EURODANCE",
        "EASY LISTENING",
        "EROTIC",
        "FOLK",
        "GOSPEL",
        "HIP HOP; HIP-HOP",
        "JAZZ; ACID JAZZ; JAZZ+FUNK; FUSION",
        "LATIN; SALSA",
        "MUSICAL; SHOWTUNES",
        "NEW AGE; AMBIENT",
        "OPERA",
        "OPERETTA",
        "POP; POP MUSIC",
        "RAP",
        "REGGAE; SKA",
        "ROCK; ROCK MUSIC; CLASSIC ROCK; HARD ROCK; SOUTHERN ROCK; PROGRESSIVE ROCK; ROCK & ROLL; METAL; HEAVY METAL; PUNK",
        "RHYTHM & BLUES; R&B; BLUES; SOUL; FUNK",
        "SOUND EFFECTS; SOUND CLIP",
        "SOUNDTRACK",
        "SPOKEN WORD; SPEECH; AUDIOBOOK; COMEDY",
        "WORLD MUSIC; WORLD; ETHNIC",
    ];

    private static readonly FrozenDictionary<string, int> Codes = Words
        .SelectMany((words, i) => words.Split("; ").Select(word => (Word: word, Code: i + 2)))
        .ToFrozenDictionary(genre => genre.Word, genre => genre.Code, StringComparer.Ordinal);

    /// <summary>The number of a genre; 0 where there is none, 1 where only its words say it.</summary>
    public static int CodeOf(string genre) => genre.Length == 0 ? 0 : Codes.GetValueOrDefault(genre.ToUpperInvariant(), NotDefined);
}
