using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>How far a volume says that it reaches. A session's own descriptors count from where it starts, by which readers find the next one; copies at block 16 count from block 0.</summary>
internal static class VolumeSpace
{
    private const int SizeOffset = 80;

    /// <summary>Lets the volumes of a descriptor set that stands at block 16 reach up to a block.</summary>
    /// <param name="set">Blocks of 2,048 bytes; what follows the descriptors is left as it is.</param>
    /// <param name="end">The address after the last block.</param>
    public static void Reach(Span<byte> set, Lba end)
    {
        for (; set.Length >= BlockSizes.UserData && set[1..].StartsWith("CD001"u8); set = set[BlockSizes.UserData..])
            if ((VolumeDescriptorType)set[0] is VolumeDescriptorType.Primary or VolumeDescriptorType.Supplementary)
                new FieldWriter(set[SizeOffset..]).UInt32Both("volume space size", (uint)end.Value);
    }
}
