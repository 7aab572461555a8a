using System.Collections.Immutable;

namespace OpenImapi.Formats.RedBook;

/// <summary>Sorts packs as they were read into blocks, and says what is wrong with them.</summary>
internal static class CdTextDecoder
{
    public static ImmutableArray<CdTextBlock> Decode(IReadOnlyList<CdTextPack> packs, FaultList faults)
    {
        var sorted = Sort(packs, faults);
        var sizes = sorted.Select(block => Size(block)).ToArray();
        var languages = sizes.FirstOrDefault(size => size is not null)?.Languages ?? ByteString.Empty;
        var blocks = ImmutableArray.CreateBuilder<CdTextBlock>();
        for (var number = 0; number < sorted.Length; number++)
        {
            if (sorted[number].Count == 0)
                continue;
            var language = (sizes[number]?.Languages ?? languages) is { IsEmpty: false } all ? (CdTextLanguage)all.Span[number] : CdTextLanguage.Unknown;
            blocks.Add(new CdTextBlockDecoder(number, sorted[number].Values, sizes[number], faults).Read() with { Language = language });
        }

        return blocks.ToImmutable();
    }

    /// <summary>The sound packs of each block in the order of their numbers, each once.</summary>
    private static SortedList<byte, PlacedPack>[] Sort(IReadOnlyList<CdTextPack> packs, FaultList faults)
    {
        var sorted = Enumerable.Range(0, CdText.MaximumBlocks).Select(_ => new SortedList<byte, PlacedPack>()).ToArray();
        var limit = Math.Min(packs.Count, CdText.MaximumBlocks * CdText.MaximumPacks * 2);
        if (limit < packs.Count)
            faults.Add(limit * CdTextPack.Length, "packs", $"{packs.Count - limit} packs more than a lead-in can repeat were left out");
        var checkless = packs.Take(limit).All(pack => pack.Crc == 0);
        if (checkless && packs.Count > 0)
            faults.Add(0, "CRC", "no pack carries check bits");
        for (var i = 0; i < limit; i++)
        {
            var offset = i * CdTextPack.Length;
            if (!checkless && !packs[i].HasRightCrc)
                faults.Add(offset, "CRC", "the check bits are wrong; the pack was left out");
            else if (!sorted[packs[i].Block].TryAdd(packs[i].Sequence, new(packs[i], offset)) && sorted[packs[i].Block][packs[i].Sequence].Pack != packs[i])
                faults.Add(offset, "ID3, sequence number", $"another pack of block {packs[i].Block} has the number {packs[i].Sequence}; this one was left out");
        }

        return sorted;
    }

    private static CdTextSizeInformation? Size(SortedList<byte, PlacedPack> block)
    {
        var parts = new byte[CdTextSizeInformation.Length];
        var found = 0;
        foreach (var (pack, _) in block.Values)
        {
            if (pack.Type != (byte)CdTextPackType.SizeInformation || pack.Track >= CdTextSizeInformation.Packs)
                continue;
            pack.Text.Span.CopyTo(parts.AsSpan(pack.Track * CdTextPack.TextLength));
            found |= 1 << pack.Track;
        }

        return found == (1 << CdTextSizeInformation.Packs) - 1 ? Structure.Read<CdTextSizeInformation>(parts) : null;
    }
}

/// <summary>A pack and its place among those that were read, in bytes.</summary>
internal readonly record struct PlacedPack(CdTextPack Pack, int Offset);
