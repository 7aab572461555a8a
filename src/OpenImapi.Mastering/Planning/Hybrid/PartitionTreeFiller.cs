using System.Buffers.Binary;
using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>Fills the descriptors and trees of a partition: the bytes of the originals, with their addresses moved.</summary>
internal sealed class PartitionTreeFiller(IReadOnlyList<MovedTree> trees, VolumeFacts facts)
{
    private readonly IRegionFiller[] originals = [.. trees.Select(tree => tree.Space.OpenFiller(facts))];
    private (Region Region, byte[] Bytes) table;

    public void Fill(in Region region, long offset, Span<byte> blocks)
    {
        if (region.Kind == RegionKind.PartitionDescriptors)
        {
            FillDescriptors((int)(offset / BlockSizes.UserData), blocks);
            return;
        }

        var address = region.Extent.Start;
        var number = 0;
        while (!trees[number].Copy.Contains(address))
            number++;
        var tree = trees[number];
        if (region.Kind is RegionKind.PathTableL or RegionKind.PathTableM)
        {
            FillPathTable(region, number, offset, blocks);
            return;
        }

        originals[number].Fill(tree.OriginalOf(region), offset, blocks);
        for (; !blocks.IsEmpty; blocks = blocks[BlockSizes.UserData..])
        {
            if (region.Kind == RegionKind.Directory)
                MoveRecords(tree, blocks[..BlockSizes.UserData]);
            else
                MoveEntries(tree, blocks[..BlockSizes.UserData]);
        }
    }

    private void FillDescriptors(int first, Span<byte> blocks)
    {
        for (; !blocks.IsEmpty; blocks = blocks[BlockSizes.UserData..], first++)
        {
            var block = blocks[..BlockSizes.UserData];
            if (first == trees.Count)
            {
                Structure.Write(default(VolumeDescriptorSetTerminator), block);
                continue;
            }

            var tree = trees[first];
            tree.Space.WriteDescriptor(facts, block);
            var descriptor = Structure.Read<VolumeDescriptor>(block);
            Structure.Write(descriptor with
            {
                VolumeSpaceSize = descriptor.VolumeSpaceSize - tree.Offset,
                TypeLPathTable = tree.Move(descriptor.TypeLPathTable),
                TypeMPathTable = tree.Move(descriptor.TypeMPathTable),
                RootDirectory = descriptor.RootDirectory with { Location = tree.Move(descriptor.RootDirectory.Location) },
            }, block);
        }
    }

    /// <summary>Moves the addresses in a whole path table, whose records go over the ends of blocks.</summary>
    private void FillPathTable(in Region region, int number, long offset, Span<byte> blocks)
    {
        if (table.Region != region)
        {
            var bytes = new byte[region.Extent.Length.Bytes()];
            originals[number].Fill(trees[number].OriginalOf(region), 0, bytes);
            var type = region.Kind == RegionKind.PathTableL ? PathTableType.L : PathTableType.M;
            for (var rest = bytes.AsSpan(); rest.Length >= PathTableRecord.LengthFor(1) && rest[0] > 0;)
            {
                var record = Structure.Read(new PathTableRecord { Type = type }, rest);
                rest = rest[Structure.Write(record with { Location = trees[number].Move(record.Location) }, rest)..];
            }

            table = (region, bytes);
        }

        table.Bytes.AsSpan((int)offset, blocks.Length).CopyTo(blocks);
    }

    private static void MoveRecords(MovedTree tree, Span<byte> sector)
    {
        while (!sector.IsEmpty && sector[0] > 0)
        {
            var record = Structure.Read<DirectoryRecord>(sector);
            var length = Structure.Write(record with { Location = tree.Move(record.Location) }, sector);
            MoveEntries(tree, sector[(length - record.SystemUse.Length)..length]);
            sector = sector[length..];
        }
    }

    /// <summary>Moves the addresses that entries of the System Use Sharing Protocol hold: where they go on, and where moved folders lie.</summary>
    private static void MoveEntries(MovedTree tree, Span<byte> entries)
    {
        const int header = 4;
        while (entries.Length >= header)
        {
            if (entries[0] == 0)
            {
                entries = entries[1..];
                continue;
            }

            if (entries[..2].SequenceEqual("CE"u8) || entries[..2].SequenceEqual("CL"u8) || entries[..2].SequenceEqual("PL"u8))
            {
                var address = tree.Move(BinaryPrimitives.ReadUInt32LittleEndian(entries[header..]));
                BinaryPrimitives.WriteUInt32LittleEndian(entries[header..], address);
                BinaryPrimitives.WriteUInt32BigEndian(entries[(header + sizeof(uint))..], address);
            }

            entries = entries[Math.Max(entries[2], (byte)1)..];
        }
    }
}
