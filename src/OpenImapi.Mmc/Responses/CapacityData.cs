using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>What READ CAPACITY answers.</summary>
/// <param name="LastBlock">Address of the last block that can be read.</param>
/// <param name="BlockLength">Bytes in a block, 2,048.</param>
[Clause(Standard.Mmc5, "6.19.3")]
public record struct CapacityData(uint LastBlock, uint BlockLength = BlockSizes.UserData) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 8;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        LastBlock = f.UInt32Big("logical block address", LastBlock);
        BlockLength = f.UInt32Big("block length in bytes", BlockLength);
    }
}
