using OpenImapi.Formats;

namespace OpenImapi.Virtual;

/// <summary>Which bytes of a medium are meant; each kind has a store of its own, and only a CD has more than the first.</summary>
public enum BlockArea
{
    /// <summary>2,048 bytes a block. The rest of a CD's sector is computed when it is read.</summary>
    UserData,

    /// <summary>2,352 bytes a block: audio samples, and sectors that were written whole.</summary>
    Sectors,

    /// <summary>96 bytes a block: sub-channels P to W, where they were written with the block.</summary>
    SubChannel,
}

/// <summary>How the areas of a medium are laid out.</summary>
internal static class BlockAreas
{
    /// <summary>Bytes of sub-channels P to W of a block.</summary>
    public const int SubChannelSize = 96;

    public static int BlockSize(this BlockArea area) => area switch
    {
        BlockArea.UserData => BlockSizes.UserData,
        BlockArea.Sectors => BlockSizes.Raw,
        _ => SubChannelSize,
    };

    /// <summary>The first address with a place: a CD's sectors begin with the pre-gap before block 0.</summary>
    public static Lba First(this BlockArea area) => area == BlockArea.UserData ? Lba.Zero : Lba.Zero - new BlockCount(Msf.Offset);
}
