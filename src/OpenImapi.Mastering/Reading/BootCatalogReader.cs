using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;
using OpenImapi.Formats.ElTorito;

namespace OpenImapi.Mastering;

/// <summary>A boot catalog and where it lies.</summary>
/// <param name="Extent">The blocks of the catalog.</param>
/// <param name="Catalog">What it says.</param>
/// <param name="Bytes">The bytes of these blocks, or more.</param>
public sealed record PlacedBootCatalog(Extent Extent, BootCatalog Catalog, ByteString Bytes);

/// <summary>Finds the boot catalog that El Torito's boot record of a volume names.</summary>
public static class BootCatalogReader
{
    /// <summary>Blocks of a boot catalog that are read; real ones have one.</summary>
    private const int CatalogBlocks = 8;

    /// <summary>The catalog, or nothing where the volume has none that can be read.</summary>
    public static async ValueTask<PlacedBootCatalog?> ReadAsync(IsoVolume volume, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(volume);
        foreach (var placed in volume.Descriptors.Where(placed => placed.Type == VolumeDescriptorType.BootRecord))
        {
            var sector = await volume.Source.ReadAsync(placed.Block, 1, cancellation);
            if (!BootRecordVolumeDescriptor.IsElTorito(Structure.Read<BootRecord>(sector)))
                continue;
            var start = new Lba(Structure.Read<BootRecordVolumeDescriptor>(sector).CatalogLocation);
            if (!volume.Source.Extent.Contains(start))
                continue;
            var count = BlockCount.Min(volume.Source.Extent.End - start, new(CatalogBlocks));
            var bytes = await volume.Source.ReadAsync(start, (int)count.Value, cancellation);
            if (BootCatalog.Parse(bytes, []) is { } catalog)
                return new(new(start, BlockCount.ForBytes(catalog.Length)), catalog, new(bytes.AsMemory()));
        }

        return null;
    }
}
