namespace OpenImapi.Formats.RedBook;

/// <summary>What happened to a text that CD-TEXT cannot hold as it was written.</summary>
[Clause(Standard.Mmc3, "Annex J")]
public enum CdTextChange
{
    /// <summary>Characters were replaced by others that mean the same, such as straight quotes for curly ones.</summary>
    Transliterated,

    /// <summary>Characters have no likeness in the encoding; question marks stand for them.</summary>
    CharactersLost,

    /// <summary>Half-width characters became full-width ones, because every character takes two bytes.</summary>
    Widened,

    /// <summary>The end is missing: a text, or the block as a whole, was too long.</summary>
    Shortened,
}

/// <summary>One text that stands on the disc otherwise than it was written.</summary>
/// <param name="Change">What happened.</param>
/// <param name="Block">The block, from 0.</param>
/// <param name="Type">Which text.</param>
/// <param name="Track">The track's number; 0 is the disc.</param>
/// <param name="Written">The text as it was given.</param>
/// <param name="Recorded">The text as the disc will have it.</param>
[Clause(Standard.Mmc3, "Annex J")]
public sealed record CdTextNote(CdTextChange Change, int Block, CdTextPackType Type, int Track, string Written, string Recorded)
{
    public override string ToString()
    {
        var where = Track == 0 ? "of the disc" : $"of track {Track}";
        var what = Change switch
        {
            CdTextChange.Transliterated => "has characters that CD-TEXT lacks in this encoding; similar ones stand for them",
            CdTextChange.CharactersLost => "has characters that CD-TEXT lacks in this encoding; question marks stand for them",
            CdTextChange.Widened => "is written in full-width characters",
            _ => "is too long and was shortened",
        };
        return $"CD-TEXT block {Block}, {Type} {where} {what}: \"{Written}\" becomes \"{Recorded}\".";
    }
}

/// <summary>The texts that stand on the disc otherwise than they were written, found before anything is recorded.</summary>
[Clause(Standard.Mmc3, "Annex J")]
public sealed class CdTextReport : List<CdTextNote>
{
    /// <summary>Throws when any text was changed.</summary>
    public void ThrowIfAny()
    {
        if (Count > 0)
            throw new DiscException(RedBookErrors.CdTextInexact, this[0].ToString());
    }
}
