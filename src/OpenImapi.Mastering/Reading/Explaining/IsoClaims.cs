using System.Runtime.CompilerServices;
using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;
using OpenImapi.Formats.ElTorito;

namespace OpenImapi.Mastering;

/// <summary>What the volume descriptor set of an ISO 9660 volume is and names: descriptors, boot catalog and images, path tables.</summary>
internal static class IsoClaims
{
    /// <summary>Records further in a path table than this (64 MiB) are not explained: all before would have to be read.</summary>
    private const int MaximumTableBlocks = 32_768;

    public static async IAsyncEnumerable<BlockClaim> OfAsync(IsoVolume volume, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var placed in volume.Descriptors)
        {
            var sector = await volume.Source.ReadAsync(placed.Block, 1, cancellation);
            var torito = placed.Type == VolumeDescriptorType.BootRecord && BootRecordVolumeDescriptor.IsElTorito(Structure.Read<BootRecord>(sector));
            yield return torito ? new(new(placed.Block, new(1)), "boot record of El Torito")
            {
                Structures = BlockClaim.One<BootRecordVolumeDescriptor>("boot record volume descriptor"),
            }
            : Descriptor(placed);
        }

        await foreach (var claim in CatalogAsync(volume, cancellation))
            yield return claim;
        foreach (var tree in volume.Joliet is null ? [volume.Iso] : new[] { volume.Iso, volume.Joliet })
            foreach (var claim in PathTables(tree))
                yield return claim;
    }

    private static BlockClaim Descriptor(PlacedDescriptor placed)
    {
        var (title, explain) = placed.Type switch
        {
            VolumeDescriptorType.BootRecord => ("boot record", BlockClaim.One<BootRecord>("boot record")),
            VolumeDescriptorType.Primary => ("primary volume descriptor", BlockClaim.One<VolumeDescriptor>("primary volume descriptor")),
            VolumeDescriptorType.Supplementary when placed.Version == 2 =>
                ("enhanced volume descriptor", BlockClaim.One<VolumeDescriptor>("enhanced volume descriptor")),
            VolumeDescriptorType.Supplementary => ("supplementary volume descriptor", BlockClaim.One<VolumeDescriptor>("supplementary volume descriptor")),
            VolumeDescriptorType.Partition => ("volume partition descriptor", null),
            VolumeDescriptorType.Terminator =>
                ("volume descriptor set terminator", BlockClaim.One<VolumeDescriptorSetTerminator>("volume descriptor set terminator")),
            _ => ($"volume descriptor of type {(int)placed.Type}", null),
        };
        return new(new(placed.Block, new(1)), title) { Structures = explain };
    }

    private static async IAsyncEnumerable<BlockClaim> CatalogAsync(IsoVolume volume, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (await BootCatalogReader.ReadAsync(volume, cancellation) is not { } found)
            yield break;
        yield return new(found.Extent, "boot catalog of El Torito")
        {
            Structures = (block, _, _) => ValueTask.FromResult(EntriesIn(BootCatalogExplainer.Explain(found.Bytes), block - found.Extent.Start)),
        };
        foreach (var (platform, image) in found.Catalog.Images)
        {
            var length = BlockCount.Max(new(1), BlockCount.ForBytes(image.SectorCount * 512L));
            var holds = $"boot image for {NameOf(platform)}, {NameOf(image.Emulation)}, {image.SectorCount} sectors of 512 bytes are loaded";
            yield return new(new(new(image.LoadRba), length), holds);
        }
    }

    /// <summary>The entries that stand in one block of several, counted from its start.</summary>
    private static IReadOnlyList<ExplainedStructure> EntriesIn(IReadOnlyList<ExplainedStructure> entries, BlockCount block)
    {
        var begin = (int)block.Bytes();
        return [.. from entry in entries where entry.Offset >= begin && entry.Offset < begin + BlockSizes.UserData select entry with { Offset = entry.Offset - begin }];
    }

    private static string NameOf(BootPlatform platform) => platform switch
    {
        BootPlatform.X86 => "BIOS",
        BootPlatform.PowerPC => "PowerPC",
        BootPlatform.Mac => "Mac",
        BootPlatform.Efi => "UEFI",
        _ => $"platform {(int)platform:X2}h",
    };

    private static string NameOf(BootEmulation emulation) => emulation switch
    {
        BootEmulation.None => "without emulation",
        BootEmulation.HardDisk => "as a hard disk",
        _ => "as a diskette",
    };

    private static IEnumerable<BlockClaim> PathTables(IsoTree tree)
    {
        var (descriptor, name) = (tree.Descriptor, IsoTreeClaims.NameOf(tree.Kind));
        var length = BlockCount.ForBytes(descriptor.PathTableSize);
        foreach (var (type, location, which) in new[]
        {
            (PathTableType.L, descriptor.TypeLPathTable, "type L"), (PathTableType.L, descriptor.OptionalTypeLPathTable, "optional type L"),
            (PathTableType.M, descriptor.TypeMPathTable, "type M"), (PathTableType.M, descriptor.OptionalTypeMPathTable, "optional type M"),
        })
        {
            var table = new Extent(new(location), length);
            if (location != 0 && tree.Source.Extent.Contains(table))
                yield return new(table, $"{name} path table, {which}")
                {
                    Use = block => $"{which} path table of the {name} tree, block {(block - table.Start).Value + 1} of {length}",
                    Structures = (block, _, cancellation) => TableAsync(tree, table, type, block, cancellation),
                };
        }
    }

    private static async ValueTask<IReadOnlyList<ExplainedStructure>> TableAsync(
        IsoTree tree, Extent table, PathTableType type, Lba block, CancellationToken cancellation)
    {
        var index = (block - table.Start).Value;
        if (index > MaximumTableBlocks)
            return [];
        var read = await tree.Source.ReadAsync(table.Start, (int)Math.Min(index + 2, table.Length.Value), cancellation);
        return TableRecords(read.AsSpan(0, (int)Math.Min(read.Length, tree.Descriptor.PathTableSize)), type, (int)index * BlockSizes.UserData);
    }

    /// <summary>The records that begin in this block; only those before it tell where.</summary>
    private static List<ExplainedStructure> TableRecords(ReadOnlySpan<byte> table, PathTableType type, int begin)
    {
        var (structures, number) = (new List<ExplainedStructure>(), 1);
        for (var at = 0; at < table.Length && at < begin + BlockSizes.UserData && table[at] != 0; number++)
        {
            var length = PathTableRecord.LengthFor(table[at]);
            if (at + length > table.Length)
                break;
            if (at >= begin)
                structures.Add(new(at - begin, $"path table record {number}", Structure.Explain(table.Slice(at, length), new PathTableRecord { Type = type })));
            at += length;
        }

        return structures;
    }
}
