namespace OpenImapi.Formats.RedBook;

/// <summary>How every CD-ROM sector begins, 16 bytes: the synchronisation field, its address and its mode.</summary>
/// <param name="Address">Where the sector lies.</param>
/// <param name="Mode">0 empty, 1 user data with error correction, 2 other.</param>
[Clause(Standard.Ecma130, "14.1")]
[Clause(Standard.Ecma130, "14.2")]
public record struct SectorHeader(Msf Address, byte Mode) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 16;

    private static ReadOnlySpan<byte> Sync => [0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x00];

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Fixed("sync", Sync);
        Address = f.Time("address", Address);
        Mode = f.UInt8("sector mode", Mode);
    }
}
