using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Virtual;

/// <summary>Gathers the CD-TEXT of a lead-in, where the packs follow each other without end.</summary>
internal sealed class LeadInText
{
    /// <summary>Eight languages of 256 packs; more are not kept.</summary>
    private const int MostPacks = 8 * 256;

    private readonly List<CdTextPack> packs = [];
    private readonly byte[] four = new byte[Subchannel.TextPacks * CdTextPack.Length];
    private bool isWhole;

    /// <summary>Each pack once and in order, from the one with which the first language begins.</summary>
    public ImmutableArray<CdTextPack> Packs
    {
        get
        {
            var first = packs.FindIndex(pack => pack is { Sequence: 0, Position: var position } && (position & 0x70) == 0);
            return first <= 0 ? [.. packs] : [.. packs[first..], .. packs[..first]];
        }
    }

    /// <summary>Takes 96 bytes of sub-channels. Packs come through as they are, right or wrong.</summary>
    public void Add(ReadOnlySpan<byte> subchannel)
    {
        if (isWhole)
            return;
        Subchannel.ReadText(subchannel, four);
        foreach (var bytes in four.Chunk(CdTextPack.Length))
        {
            if (!bytes.AsSpan().ContainsAnyExcept((byte)0))
                continue;
            var pack = Structure.Read<CdTextPack>(bytes);
            isWhole |= packs.Count == MostPacks || (packs.Count > 0 && packs[0] == pack);
            if (isWhole)
                return;
            packs.Add(pack);
        }
    }
}
