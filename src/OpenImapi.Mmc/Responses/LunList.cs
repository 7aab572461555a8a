using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>What REPORT LUNS answers: the numbers of units, of eight bytes each.</summary>
[Clause(Standard.Spc4, "6.33")]
public record struct LunList(ImmutableArray<LunEntry> Units) : IStructure
{
    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var length = f.UInt32Big("LUN list length", (uint)(Units.Count() * LunEntry.Length));
        f.Zero(4);
        Units = f.Repeated(Units, (int)Math.Min(length / LunEntry.Length, 256));
    }
}

/// <summary>The number of one unit, as SAM lays it out in eight bytes.</summary>
[Clause(Standard.Sam5, "4.7.3")]
public record struct LunEntry(ulong Lun) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 8;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct => Lun = f.UInt64Big("LUN", Lun);
}
