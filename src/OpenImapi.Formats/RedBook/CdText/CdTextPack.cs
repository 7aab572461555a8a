namespace OpenImapi.Formats.RedBook;

/// <summary>One CD-TEXT pack of 18 bytes, as the R to W sub-channels of the lead-in carry it and drives deliver it.</summary>
/// <param name="Type">What the text is: 80h title, 81h performer … 8Fh size information.</param>
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
}
