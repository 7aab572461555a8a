using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Where the parts of a hybrid image lie, in sectors of 512 bytes.</summary>
/// <param name="Volume">Sectors up to the end of the volume.</param>
/// <param name="Image">Sectors of the whole image.</param>
/// <param name="BiosImage">The first block of the boot image that boot code is told of; 0 where it is told of none.</param>
/// <param name="EfiImage">The image for UEFI inside of the volume that is a partition, too; empty where there is none.</param>
internal readonly record struct HybridPlaces(long Volume, long Image, uint BiosImage, SectorRange EfiImage)
{
    /// <summary>Sectors of a block.</summary>
    public const int PerBlock = 4;
}

/// <summary>Sectors of 512 bytes, one after another.</summary>
internal readonly record struct SectorRange(long Start, long End)
{
    public long Length => End - Start;

    public bool IsEmpty => Length <= 0;

    public static SectorRange OfBlocks(uint start, long bytes) =>
        new(start * (long)HybridPlaces.PerBlock, (start + BlockCount.ForBytes(bytes).Value) * HybridPlaces.PerBlock);
}
