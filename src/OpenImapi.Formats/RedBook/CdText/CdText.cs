using System.Collections.Immutable;

namespace OpenImapi.Formats.RedBook;

/// <summary>CD-TEXT: texts of a disc and its tracks in up to eight languages, to packs and back.</summary>
[Clause(Standard.Mmc3, "Annex J")]
public static class CdText
{
    /// <summary>Blocks, one a language, that a disc may have.</summary>
    public const int MaximumBlocks = 8;

    /// <summary>Packs of one block, with the three of size information.</summary>
    public const int MaximumPacks = 256;

    /// <summary>Bytes of one text with its end, which the standard recommends not to exceed.</summary>
    public const int MaximumText = 160;

    /// <summary>Makes the packs of a lead-in; none where nothing is said.</summary>
    /// <param name="blocks">One for each language.</param>
    /// <param name="report">Takes up every text that cannot stand as it is written: what it becomes, and why.</param>
    /// <exception cref="DiscException">The blocks are too many, or do not name the same tracks from 1 to 99.</exception>
    public static ImmutableArray<CdTextPack> Encode(IReadOnlyList<CdTextBlock> blocks, CdTextReport report)
    {
        Check(blocks);
        var encoders = blocks.Select((block, number) => new CdTextBlockEncoder(block, number, report)).ToArray();
        return encoders.All(encoder => encoder.IsEmpty) ? [] : [.. encoders.SelectMany(encoder => encoder.Packs(encoders))];
    }

    /// <summary>Reads packs, tolerantly and in bounded time; every departure from the standard goes to <paramref name="faults"/>.</summary>
    /// <param name="packs">In any order, once or several times.</param>
    /// <param name="faults">Offsets are bytes from the first pack.</param>
    /// <returns>One block for each language, in order of their numbers; none where no pack is of use.</returns>
    public static ImmutableArray<CdTextBlock> Decode(IReadOnlyList<CdTextPack> packs, FaultList faults) => CdTextDecoder.Decode(packs, faults);

    private static void Check(IReadOnlyList<CdTextBlock> blocks)
    {
        if (blocks.Count > MaximumBlocks)
            throw new DiscException(RedBookErrors.CdTextImpossible, $"There are texts in {blocks.Count} languages.");
        foreach (var block in blocks)
        {
            if (block.FirstTrack < 1 || block.FirstTrack + block.Tracks.Length > 100)
                throw new DiscException(RedBookErrors.CdTextImpossible, $"There are texts of {block.Tracks.Length} tracks from track {block.FirstTrack} on.");
            if (block.FirstTrack != blocks[0].FirstTrack || block.Tracks.Length != blocks[0].Tracks.Length)
                throw new DiscException(RedBookErrors.CdTextImpossible, $"The texts in {block.Language} and in {blocks[0].Language} are not of the same tracks.");
            if (block.GenreCode is < 0 or > ushort.MaxValue)
                throw new DiscException(RedBookErrors.CdTextImpossible, $"The genre code {block.GenreCode} is not a number from 0 to 65,535.");
        }
    }
}
