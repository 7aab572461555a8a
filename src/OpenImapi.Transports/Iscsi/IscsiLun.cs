using OpenImapi.Formats;

namespace OpenImapi.Transports;

/// <summary>Numbers of logical units in the eight bytes of a PDU: peripheral addressing below 256, flat space above.</summary>
[Clause(Standard.Sam5, "4.7")]
internal static class IscsiLun
{
    /// <summary>The largest number.</summary>
    public const int Maximum = 0x3FFF;

    /// <summary>What no number is encoded as.</summary>
    public const int None = -1;

    private const int FlatSpace = 0x4000;

    public static ulong Encode(int lun) => (ulong)(lun < 256 ? lun : FlatSpace | lun) << 48;

    /// <summary>The number, or <see cref="None"/> where the bytes address something else than a unit of this level.</summary>
    public static int Decode(ulong bytes)
    {
        var (first, rest) = ((int)(bytes >> 48), bytes << 16);
        if (rest != 0)
            return None;
        return (first & FlatSpace) != 0 && first < 0x8000 ? first & Maximum : first < 256 ? first : None;
    }
}
