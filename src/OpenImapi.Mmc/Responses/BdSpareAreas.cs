using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ DISC STRUCTURE, format 0Ah of a BD: how much the spare areas have and have left.</summary>
/// <param name="Free">Blocks of 2,048 bytes that replace none yet.</param>
/// <param name="Allocated">Blocks that were set aside.</param>
[Clause(Standard.Mmc5, "6.23.3.3")]
public record struct BdSpareAreas(uint Free, uint Allocated) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 12;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Zero(4);
        Free = f.UInt32Big("number of free spare blocks", Free);
        Allocated = f.UInt32Big("number of allocated spare blocks", Allocated);
    }
}
