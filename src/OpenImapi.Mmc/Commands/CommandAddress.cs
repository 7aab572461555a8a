using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>Addresses in commands: 32 bits, below 0 as two's complement (MMC-5, 6.44), as lead-ins and the first pre-gap are.</summary>
public static class CommandAddress
{
    /// <summary>The number that stands for a block.</summary>
    public static uint Of(Lba block) => block.Value < 0 ? unchecked((uint)checked((int)block.Value)) : checked((uint)block.Value);

    /// <summary>The block that a number of a CD command stands for.</summary>
    public static Lba ToLba(uint address) => new(unchecked((int)address));
}
