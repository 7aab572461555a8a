using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ and SEND DISC STRUCTURE, format 20h: where layer 0 of a recordable disc ends.</summary>
/// <param name="Layer0Blocks">Blocks of 2,048 bytes of layer 0's data area.</param>
[Clause(Standard.Mmc5, "6.23.3.2")]
public record struct LayerBoundary(uint Layer0Blocks) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 8;

    private const byte InitStatus = 0x80;

    /// <summary>The boundary was set, and cannot be changed; never sent.</summary>
    public bool IsSet { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        IsSet = (f.UInt8("init status", IsSet ? InitStatus : (byte)0) & InitStatus) != 0;
        f.Zero(3);
        Layer0Blocks = f.UInt32Big("layer 0 data area capacity", Layer0Blocks);
    }
}
