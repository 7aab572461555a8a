namespace OpenImapi.Formats.Susp;

/// <summary>SF: the file's content is recorded without its holes.</summary>
/// <param name="VirtualSize">Bytes of the content with its holes; up to 32 bits in Rock Ridge before 1.12.</param>
/// <param name="TableDepth">Levels of tables that say where the parts are, 1 to 7; nothing in Rock Ridge before 1.12, whose entry is shorter.</param>
[Clause(Standard.Rrip, "4.1.7")]
public record struct SparseFile(ulong VirtualSize, byte? TableDepth) : ISystemUseEntry
{
    private const int LengthWithDepth = 21;

    public static SystemUseSignature Signature => SystemUseSignature.SF;

    public readonly int Length => TableDepth is null ? 12 : LengthWithDepth;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var length = f.Header("SF"u8, Length);
        var high = length >= LengthWithDepth ? f.UInt32Both("virtual file size high", (uint)(VirtualSize >> 32)) : 0;
        var low = f.UInt32Both(length >= LengthWithDepth ? "virtual file size low" : "virtual file size", (uint)VirtualSize);
        VirtualSize = (ulong)high << 32 | low;
        TableDepth = length >= LengthWithDepth ? f.UInt8("table depth", TableDepth ?? 0) : null;
    }
}

/// <summary>RR: which Rock Ridge entries the record has. Rock Ridge 1.09 knew it, 1.12 does not; programs write it still.</summary>
/// <param name="Present">The entries that are said to be there.</param>
[Clause(Standard.Rrip, "4.1")]
public record struct RockRidgeInUse(RockRidgeEntries Present) : ISystemUseEntry
{
    public static SystemUseSignature Signature => SystemUseSignature.RR;

    public readonly int Length => 5;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Header("RR"u8, Length);
        Present = (RockRidgeEntries)f.UInt8("flags", (byte)Present);
    }
}

/// <summary>The Rock Ridge entries that RR counts.</summary>
[Flags]
[Clause(Standard.Rrip, "4.1")]
public enum RockRidgeEntries
{
    None = 0,
    PX = 1,
    PN = 2,
    SL = 4,
    NM = 8,
    CL = 16,
    PL = 32,
    RE = 64,
    TF = 128,
}

/// <summary>ZF: the file's content is compressed in blocks (zisofs), and is shown uncompressed by readers that know how.</summary>
/// <param name="Version">1 for zisofs, 2 for zisofs2.</param>
/// <param name="Algorithm">Two characters: "pz" for zlib in version 1; "PZ", "XZ", "L4", "ZD" or "B2" in version 2.</param>
/// <param name="HeaderWords">Words of 4 bytes before the block pointers.</param>
/// <param name="BlockSizeLog2">Logarithm of the bytes in a block before compression: 15, 16 or 17.</param>
/// <param name="UncompressedSize">Bytes of the content; up to 32 bits in version 1.</param>
[Clause(Standard.Zisofs, "ZF System Use Entry Format")]
public record struct CompressedFile(byte Version, ByteString Algorithm, byte HeaderWords, byte BlockSizeLog2, ulong UncompressedSize) : ISystemUseEntry
{
    public static SystemUseSignature Signature => SystemUseSignature.ZF;

    public readonly int Length => 16;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.AnyVersion("ZF"u8, Length);
        Version = f.UInt8("system use entry version", Version);
        Algorithm = f.Bytes("algorithm", Algorithm, 2);
        HeaderWords = f.UInt8("header size div 4", HeaderWords);
        BlockSizeLog2 = f.UInt8("log2 of block size", BlockSizeLog2);
        UncompressedSize = Version == 1 ? f.UInt32Both("uncompressed size", (uint)UncompressedSize) : f.UInt64Little("virtual uncompressed file size", UncompressedSize);
    }
}
