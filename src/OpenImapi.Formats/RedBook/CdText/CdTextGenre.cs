namespace OpenImapi.Formats.RedBook;

/// <summary>Genres of CD-TEXT by number, as its publisher's editor lists them. Other numbers stay as they are.</summary>
[Clause(Standard.Mmc3, "Annex J")]
public enum CdTextGenre
{
    NotUsed = 0,
    NotDefined = 1,
    AdultContemporary = 2,
    AlternativeRock = 3,
    ChildrensMusic = 4,
    Classical = 5,
    ContemporaryChristian = 6,
    Country = 7,
    Dance = 8,
    EasyListening = 9,
    Erotic = 10,
    Folk = 11,
    Gospel = 12,
    HipHop = 13,
    Jazz = 14,
    Latin = 15,
    Musical = 16,
    NewAge = 17,
    Opera = 18,
    Operetta = 19,
    PopMusic = 20,
    Rap = 21,
    Reggae = 22,
    RockMusic = 23,
    RhythmAndBlues = 24,
    SoundEffects = 25,
    SpokenWord = 26,
    WorldMusic = 27,
}
