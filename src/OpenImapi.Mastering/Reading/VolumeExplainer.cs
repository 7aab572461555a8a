using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>One structure in a block, field by field.</summary>
/// <param name="Offset">Bytes from the start of the block.</param>
/// <param name="Title">What it is.</param>
/// <param name="Fields">Its fields; their offsets count from the start of the structure.</param>
public sealed record ExplainedStructure(int Offset, string Title, IReadOnlyList<FieldNote> Fields);

/// <summary>What lies in a block.</summary>
/// <param name="Block">The block.</param>
/// <param name="Uses">What it is used for, one line for each use; a block of no known use has one line that says so.</param>
/// <param name="Structures">What stands in it, where that is not file content.</param>
public sealed record BlockExplanation(Lba Block, IReadOnlyList<string> Uses, IReadOnlyList<ExplainedStructure> Structures);

/// <summary>Tells what lies in a block of a volume.</summary>
public sealed class VolumeExplainer
{
    /// <summary>Names of one extent that are listed; a file may have very many.</summary>
    private const int MaximumUses = 100;

    /// <summary>Records further in a path table than this (64 MiB) are not explained: all before would have to be read.</summary>
    private const int MaximumTableBlocks = 32_768;

    private readonly IsoVolume volume;
    private readonly Lba block;
    private readonly List<string> uses = [];
    private readonly List<ExplainedStructure> structures = [];

    private VolumeExplainer(IsoVolume volume, Lba block) => (this.volume, this.block) = (volume, block);

    /// <summary>Explains one block of the volume of a session.</summary>
    /// <exception cref="DiscException">There is no volume.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The source does not have the block.</exception>
    public static async ValueTask<BlockExplanation> ExplainAsync(
        IBlockSource source, Lba block, Lba session = default, CancellationToken cancellation = default)
    {
        var opened = await IsoVolume.OpenAsync(source, session, ReadingMode.Tolerant, cancellation);
        var bytes = await source.ReadAsync(block, 1, cancellation);
        var explainer = new VolumeExplainer(opened, block);
        explainer.Descriptors(bytes);
        foreach (var tree in opened.Joliet is null ? [opened.Iso] : new[] { opened.Iso, opened.Joliet })
        {
            await explainer.PathTablesAsync(tree, cancellation);
            explainer.Entry(tree, tree.Root, bytes);
            await foreach (var entry in tree.WalkAsync(cancellation: cancellation).Cast<IsoEntry>())
                explainer.Entry(tree, entry, bytes);
        }

        if (explainer.uses.Count == 0)
            explainer.uses.Add(explainer.Unclaimed(bytes));
        return new(block, explainer.uses, explainer.structures);
    }

    private static string NameOf(IsoTree tree) => tree.Kind == VolumeTreeKind.Joliet ? "Joliet" : "ISO 9660";

    private void Descriptors(ReadOnlySpan<byte> bytes)
    {
        foreach (var placed in volume.Descriptors.Where(placed => placed.Block == block))
        {
            var (title, fields) = placed.Type switch
            {
                VolumeDescriptorType.BootRecord => ("boot record", Structure.Explain<BootRecord>(bytes)),
                VolumeDescriptorType.Primary => ("primary volume descriptor", Structure.Explain<VolumeDescriptor>(bytes)),
                VolumeDescriptorType.Supplementary => ("supplementary volume descriptor", Structure.Explain<VolumeDescriptor>(bytes)),
                VolumeDescriptorType.Terminator => ("volume descriptor set terminator", Structure.Explain<VolumeDescriptorSetTerminator>(bytes)),
                _ => ($"volume descriptor of type {(int)placed.Type}", []),
            };
            Use(title);
            structures.Add(new(0, title, fields));
        }
    }

    private async ValueTask PathTablesAsync(IsoTree tree, CancellationToken cancellation)
    {
        var descriptor = tree.Descriptor;
        var length = BlockCount.ForBytes(descriptor.PathTableSize);
        foreach (var (type, location, which) in new[]
        {
            (PathTableType.L, descriptor.TypeLPathTable, "type L"), (PathTableType.L, descriptor.OptionalTypeLPathTable, "optional type L"),
            (PathTableType.M, descriptor.TypeMPathTable, "type M"), (PathTableType.M, descriptor.OptionalTypeMPathTable, "optional type M"),
        })
        {
            var table = new Extent(new(location), length);
            if (location == 0 || !table.Contains(block) || !volume.Source.Extent.Contains(table))
                continue;
            var index = (block - table.Start).Value;
            Use($"{which} path table of the {NameOf(tree)} tree, block {index + 1} of {length}");
            if (index > MaximumTableBlocks)
                continue;
            var read = await volume.Source.ReadAsync(table.Start, (int)Math.Min(index + 2, length.Value), cancellation);
            TableRecords(read.AsSpan(0, (int)Math.Min(read.Length, descriptor.PathTableSize)), type, (int)index * BlockSizes.UserData);
        }
    }

    /// <summary>The records that begin in this block; only those before it tell where.</summary>
    private void TableRecords(ReadOnlySpan<byte> table, PathTableType type, int begin)
    {
        var number = 1;
        for (var at = 0; at < table.Length && at < begin + BlockSizes.UserData && table[at] != 0; number++)
        {
            var length = PathTableRecord.LengthFor(table[at]);
            if (at + length > table.Length)
                return;
            if (at >= begin)
                structures.Add(new(at - begin, $"path table record {number}", Structure.Explain(table.Slice(at, length), new PathTableRecord { Type = type })));
            at += length;
        }
    }

    private void Entry(IsoTree tree, IsoEntry entry, ReadOnlySpan<byte> bytes)
    {
        var before = 0L;
        foreach (var section in entry.Sections)
        {
            if (section.Extent.Contains(block))
            {
                var offset = (block - section.Extent.Start).Bytes();
                Use(entry.IsFolder
                    ? $"directory of the {NameOf(tree)} tree: {entry.Path}, block {offset / BlockSizes.UserData + 1} of {section.Extent.Length}"
                    : $"content of {entry.Path} in the {NameOf(tree)} tree: bytes {before + offset} to {before + Math.Min(offset + BlockSizes.UserData, section.LengthInBytes) - 1} of {entry.Length}");
                if (entry.IsFolder)
                    DirectoryRecords(tree, bytes);
            }
            else if (block >= entry.Location && block < section.Extent.Start)
                Use($"extended attribute record of {entry.Path} in the {NameOf(tree)} tree");
            before += section.LengthInBytes;
        }
    }

    private void DirectoryRecords(IsoTree tree, ReadOnlySpan<byte> bytes)
    {
        var records = new List<PlacedRecord>();
        DirectoryParser.Parse(bytes, block, records, []);
        foreach (var placed in records)
        {
            var name = placed.IsSelf ? "the directory itself" : placed.IsParent ? "its parent"
                : $"'{EntryNames.Of(placed.Record.Identifier, tree.Kind, placed.Record.Flags.HasFlag(FileFlags.Directory)).Name}'";
            structures.Add(new(placed.Offset, $"directory record of {name}", Structure.Explain<DirectoryRecord>(bytes.Slice(placed.Offset, placed.Length))));
        }
    }

    private string Unclaimed(ReadOnlySpan<byte> bytes)
    {
        var state = bytes.ContainsAnyExcept((byte)0) ? "it is not zero" : "it is zero";
        if (block >= volume.Session && block < volume.Session + VolumeConstants.SystemArea)
            return $"system area, block {(block - volume.Session).Value + 1} of {VolumeConstants.SystemArea}; {state}";
        var end = volume.Session + new BlockCount(volume.Iso.Descriptor.VolumeSpaceSize);
        return block >= end ? $"behind the end of the volume space, which is at block {end}; {state}" : $"nothing that the volume names; {state}";
    }

    private void Use(string use)
    {
        if (uses.Count < MaximumUses)
            uses.Add(use);
        else if (uses.Count == MaximumUses)
            uses.Add("and more names of the same blocks");
    }
}
