using System.Collections.Immutable;

namespace OpenImapi.Formats.RedBook;

/// <summary>One CD-TEXT pack of 18 bytes, as the R to W sub-channels of the lead-in carry it and drives deliver it.</summary>
/// <param name="Type">What the text is: 80h title, 81h performer … 8Fh size information; see <see cref="CdTextPackType"/>.</param>
/// <param name="Track">The track of the pack's first character; 0 is the disc. The top bit is reserved.</param>
/// <param name="Sequence">Counts the packs of a block from 0.</param>
/// <param name="Position">Block number (language), double-byte flag and characters of the text that earlier packs hold.</param>
/// <param name="Text">12 bytes.</param>
/// <param name="Crc">CRC-16 of the 16 bytes before it, inverted.</param>
[Clause(Standard.Mmc3, "Annex J")]
public record struct CdTextPack(byte Type, byte Track, byte Sequence, byte Position, ByteString Text, ushort Crc) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 18;

    /// <summary>Bytes of text in a pack.</summary>
    public const int TextLength = 12;

    private const byte DoubleByteFlag = 0x80;
    private const byte CharactersMask = 0xF;

    /// <summary>The number of the block, 0 to 7, that the pack belongs to.</summary>
    public readonly int Block => Position >> 4 & 7;

    /// <summary>True where every character takes two bytes.</summary>
    public readonly bool IsDoubleByte => (Position & DoubleByteFlag) != 0;

    /// <summary>Characters of the first text that stand in earlier packs; 15 means 15 or more.</summary>
    public readonly int CharactersBefore => Position & CharactersMask;

    /// <summary>ID4 from its three parts; more than 15 characters count as 15.</summary>
    public static byte PositionOf(int block, bool doubleByte, int charactersBefore) =>
        (byte)(block << 4 | (doubleByte ? DoubleByteFlag : 0) | Math.Min(charactersBefore, CharactersMask));

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Type = f.UInt8("ID1, pack type", Type);
        Track = f.UInt8("ID2, track number", Track);
        Sequence = f.UInt8("ID3, sequence number", Sequence);
        Position = f.UInt8("ID4, block number and character position", Position);
        Text = f.Bytes("text", Text, TextLength);
        Crc = f.UInt16Big("CRC", Crc);
    }

    /// <summary>True where the check bits are those of the rest.</summary>
    public readonly bool HasRightCrc => WithCrc().Crc == Crc;

    /// <summary>The same with the right check bits.</summary>
    public readonly CdTextPack WithCrc()
    {
        Span<byte> bytes = stackalloc byte[Length];
        Structure.Write(this, bytes);
        return this with { Crc = SubchannelCrc.Of(bytes[..^SubchannelCrc.Length]) };
    }

    /// <summary>Packs one after the other, as drives deliver them and as .cdt files hold them; what is left of an incomplete one does not count.</summary>
    public static ImmutableArray<CdTextPack> ReadAll(ReadOnlySpan<byte> bytes)
    {
        var packs = ImmutableArray.CreateBuilder<CdTextPack>(bytes.Length / Length);
        for (; bytes.Length >= Length; bytes = bytes[Length..])
            packs.Add(Structure.Read<CdTextPack>(bytes[..Length]));
        return packs.ToImmutable();
    }

    /// <summary>Packs one after the other, 18 bytes each.</summary>
    public static byte[] WriteAll(IReadOnlyList<CdTextPack> packs)
    {
        var bytes = new byte[packs.Count * Length];
        for (var i = 0; i < packs.Count; i++)
            Structure.Write(packs[i], bytes.AsSpan(i * Length));
        return bytes;
    }
}

/// <summary>What a pack is about.</summary>
[Clause(Standard.Mmc3, "Annex J")]
public enum CdTextPackType : byte
{
    Title = 0x80,
    Performer = 0x81,
    Songwriter = 0x82,
    Composer = 0x83,
    Arranger = 0x84,
    Message = 0x85,

    /// <summary>The publisher's identification of the disc.</summary>
    DiscId = 0x86,
    Genre = 0x87,

    /// <summary>Starts of the tracks and of the lead-out.</summary>
    TableOfContents = 0x88,

    /// <summary>Places to begin playing from, for samples of the tracks.</summary>
    SecondTableOfContents = 0x89,

    /// <summary>For the publisher alone; players do not show it.</summary>
    ClosedInformation = 0x8D,

    /// <summary>UPC or EAN of the disc, ISRC of each track.</summary>
    Code = 0x8E,

    /// <summary>Characters, tracks and counts of the block, and the languages of all.</summary>
    SizeInformation = 0x8F,
}
