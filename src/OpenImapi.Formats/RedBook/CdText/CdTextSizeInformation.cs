namespace OpenImapi.Formats.RedBook;

/// <summary>The 36 bytes in the three packs of type 8Fh: what a block holds, and which blocks there are.</summary>
/// <param name="Encoding">The characters of types 80h to 85h.</param>
/// <param name="FirstTrack">The first track that has texts.</param>
/// <param name="LastTrack">The last track that has texts.</param>
/// <param name="CopyFlags">Who may copy the texts: 0 anybody, 3 nobody.</param>
/// <param name="PackCounts">Packs of types 80h to 8Fh in this block, 16 bytes.</param>
/// <param name="LastSequences">The last sequence number of each of the eight blocks.</param>
/// <param name="Languages">The language of each of the eight blocks.</param>
[Clause(Standard.Mmc3, "Annex J")]
public record struct CdTextSizeInformation(
    CdTextEncoding Encoding, byte FirstTrack, byte LastTrack, byte CopyFlags, ByteString PackCounts, ByteString LastSequences, ByteString Languages) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 36;

    /// <summary>Packs that hold it.</summary>
    public const int Packs = Length / CdTextPack.TextLength;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Encoding = (CdTextEncoding)f.UInt8("character code", (byte)Encoding);
        FirstTrack = f.UInt8("first track", FirstTrack);
        LastTrack = f.UInt8("last track", LastTrack);
        CopyFlags = f.UInt8("copy protection", CopyFlags);
        PackCounts = f.Bytes("packs of types 80h to 8Fh", PackCounts, 16);
        LastSequences = f.Bytes("last sequence numbers of blocks 0 to 7", LastSequences, CdText.MaximumBlocks);
        Languages = f.Bytes("languages of blocks 0 to 7", Languages, CdText.MaximumBlocks);
    }
}
