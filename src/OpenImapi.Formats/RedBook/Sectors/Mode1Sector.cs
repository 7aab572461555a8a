namespace OpenImapi.Formats.RedBook;

/// <summary>A Mode 1 sector of 2,352 bytes: header, 2,048 bytes of user data, EDC and ECC.</summary>
[Clause(Standard.Ecma130, "14.3")]
public static class Mode1Sector
{
    /// <summary>Makes the sector around user data.</summary>
    /// <param name="address">Where it lies on the disc.</param>
    /// <param name="userData">2,048 bytes.</param>
    /// <param name="sector">2,352 bytes to fill.</param>
    public static void Write(Lba address, ReadOnlySpan<byte> userData, Span<byte> sector) => Sector.Write(SectorForm.Mode1, address, userData, sector);

    /// <summary>The user data of a Mode 1 sector.</summary>
    public static ReadOnlySpan<byte> UserData(ReadOnlySpan<byte> sector) => Sector.UserData(SectorForm.Mode1, sector);
}
