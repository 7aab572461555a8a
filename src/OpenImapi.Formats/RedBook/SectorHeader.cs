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
        var minute = f.UInt8("minute, in packed decimal", Pack(Address.Minute));
        var second = f.UInt8("second, in packed decimal", Pack(Address.Second));
        var frame = f.UInt8("sector, in packed decimal", Pack(Address.Frame));
        Mode = f.UInt8("sector mode", Mode);
        Address = new(Unpack(minute), Unpack(second), Unpack(frame));
    }

    private static byte Pack(byte value) => (byte)(value / 10 << 4 | value % 10);

    private static byte Unpack(byte value) => (byte)((value >> 4) * 10 + (value & 0xF));
}
