using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>REPORT KEY, key format 05h: whether keys have been exchanged.</summary>
/// <param name="Succeeded">ASF: they have.</param>
[Clause(Standard.Mmc5, "6.29")]
public record struct AuthenticationState(bool Succeeded) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 8;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt16Big("report key data length", Length - 2);
        f.Zero(5);
        Succeeded = (f.UInt8("ASF", (byte)(Succeeded ? 1 : 0)) & 1) != 0;
    }
}

/// <summary>REPORT KEY, key format 08h: for which regions the drive is set, and how often that can still be changed.</summary>
/// <param name="ForbiddenRegions">A bit for each of regions 1 to 8, from bit 0: set where discs of that region are not played.</param>
/// <param name="Scheme">0: the drive does not care for regions; 1: it does.</param>
[Clause(Standard.Mmc5, "6.29")]
public record struct RegionState(byte ForbiddenRegions, byte Scheme) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 8;

    /// <summary>0 no region was set, 1 one was, 2 it can be changed once more, 3 it cannot be changed any more.</summary>
    public byte Type { get; set; }

    /// <summary>How often the maker can still allow more changes, 0 to 7.</summary>
    public byte VendorResets { get; set; }

    /// <summary>How often the user can still change it, 0 to 7.</summary>
    public byte UserChanges { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt16Big("report key data length", Length - 2);
        f.Zero(2);
        var counts = f.UInt8("type code, vendor resets, user changes", (byte)((Type & 3) << 6 | (VendorResets & 7) << 3 | UserChanges & 7));
        (Type, VendorResets, UserChanges) = ((byte)(counts >> 6), (byte)(counts >> 3 & 7), (byte)(counts & 7));
        ForbiddenRegions = f.UInt8("region mask", ForbiddenRegions);
        Scheme = f.UInt8("RPC scheme", Scheme);
        f.Zero(1);
    }
}
