using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>Which file systems blocks announce in their volume recognition area.</summary>
[Flags]
public enum ImageKinds
{
    None = 0,

    /// <summary>ISO 9660: "CD001" in block 16.</summary>
    Iso9660 = 1,

    /// <summary>UDF: "NSR02" or "NSR03" in an extended area after it.</summary>
    Udf = 2,
}

/// <summary>Tells whether blocks are the image of a disc.</summary>
public static class ImageSniffer
{
    /// <summary>Descriptors in a recognition area, of both kinds; real ones have fewer than ten.</summary>
    private const int MaximumDescriptors = 64;

    /// <summary>The file systems that a session announces; none for a source that is no image of 2,048-byte blocks.</summary>
    public static async ValueTask<ImageKinds> KindsAsync(IBlockSource source, Lba session = default, CancellationToken cancellation = default)
    {
        var kinds = ImageKinds.None;
        if (source.BlockSize != BlockSizes.UserData)
            return kinds;
        var block = session + VolumeConstants.SystemArea;
        var sector = new byte[BlockSizes.UserData];
        for (var i = 0; i < MaximumDescriptors && source.Extent.Contains(block); i++, block += new BlockCount(1))
        {
            await source.ReadAsync(block, sector, cancellation);
            switch (EntryNames.Text(sector.AsSpan(1, 5)))
            {
                case "CD001":
                    kinds |= ImageKinds.Iso9660;
                    break;
                case "NSR02" or "NSR03":
                    return kinds | ImageKinds.Udf;
                case "BEA01" or "BOOT2" or "CDW02":
                    break;
                default:
                    return kinds;
            }
        }

        return kinds;
    }

    /// <summary>The file systems that a file announces; none for a folder or a missing file.</summary>
    /// <exception cref="OpenImapi.Formats.DiscException">The file cannot be read.</exception>
    public static async ValueTask<ImageKinds> KindsAsync(string path, CancellationToken cancellation = default)
    {
        if (!File.Exists(path))
            return ImageKinds.None;
        using var source = new FileBlockSource(path);
        return await KindsAsync(source, source.Extent.Start, cancellation);
    }
}
