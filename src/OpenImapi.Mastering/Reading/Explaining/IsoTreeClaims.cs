using System.Runtime.CompilerServices;
using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;
using OpenImapi.Formats.Susp;

namespace OpenImapi.Mastering;

/// <summary>What the trees of an ISO 9660 volume name: directories with their system use entries, continuation areas, contents.</summary>
internal static class IsoTreeClaims
{
    public static string NameOf(VolumeTreeKind kind) => kind switch
    {
        VolumeTreeKind.Joliet => "Joliet",
        VolumeTreeKind.RockRidge => "Rock Ridge",
        VolumeTreeKind.Udf => "UDF",
        VolumeTreeKind.Enhanced => "ISO 9660:1999",
        _ => "ISO 9660",
    };

    public static async IAsyncEnumerable<BlockClaim> OfAsync(DiscVolume volume, IsoVolume iso, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var susp = await SystemUseSkipAsync(iso.Iso, cancellation);
        IsoTree?[] trees = [iso.Iso, iso.Joliet, iso.RockRidge, iso.OwnEnhanced];
        foreach (var tree in trees.OfType<IsoTree>())
        {
            var skip = tree.Kind is VolumeTreeKind.Joliet or VolumeTreeKind.Enhanced ? null : susp;
            foreach (var claim in Entry(tree, tree.Root, skip, tree == volume.Best))
                yield return claim;
            if (tree.Kind == VolumeTreeKind.Iso9660 && skip is { } first)
                await foreach (var claim in ContinuationsAsync(tree, tree.Root, first, cancellation))
                    yield return claim;
            await foreach (var entry in tree.WalkAsync(cancellation: cancellation).As<IsoEntry>())
            {
                foreach (var claim in Entry(tree, entry, skip, tree == volume.Best))
                    yield return claim;
                if (entry.IsFolder && tree.Kind == VolumeTreeKind.Iso9660 && skip is { } skipped)
                    await foreach (var claim in ContinuationsAsync(tree, entry, skipped, cancellation))
                        yield return claim;
            }
        }
    }

    /// <summary>Bytes to be skipped in system use fields; nothing for a volume that does not follow the protocol.</summary>
    private static async ValueTask<int?> SystemUseSkipAsync(IsoTree tree, CancellationToken cancellation)
    {
        var root = tree.Root.Sections[0].Extent;
        if (root.IsEmpty || !tree.Source.Extent.Contains(root.Start))
            return null;
        var records = new List<PlacedRecord>();
        DirectoryParser.Parse(await tree.Source.ReadAsync(root.Start, 1, cancellation), root.Start, records, []);
        return records is [{ IsSelf: true } self, ..] && SharingProtocolIndicator.Find(self.Record.SystemUse) is { } at
            ? Structure.Read<SharingProtocolIndicator>(self.Record.SystemUse.Span[at..]).SkippedBytes : null;
    }

    private static IEnumerable<BlockClaim> Entry(IsoTree tree, IsoEntry entry, int? skip, bool isBest)
    {
        var (before, name, path) = (0L, NameOf(tree.Kind), entry.Path);
        foreach (var section in entry.Sections)
        {
            if (entry.Location < section.Extent.Start)
                yield return new(Extent.Between(entry.Location, section.Extent.Start), $"extended attribute record of {path}")
                {
                    Use = _ => $"extended attribute record of {path} in the {name} tree",
                };
            var (extent, start, length) = (section.Extent, before, section.LengthInBytes);
            yield return entry.IsFolder
                ? new(extent, $"{name} directory {path}")
                {
                    Use = block => $"directory of the {name} tree: {path}, block {(block - extent.Start).Value + 1} of {extent.Length}",
                    Structures = (block, bytes, _) => ValueTask.FromResult<IReadOnlyList<ExplainedStructure>>(Records(bytes, block, tree.Kind, skip)),
                    IsListed = tree.Kind != VolumeTreeKind.RockRidge,
                }
                : new(extent, path)
                {
                    Use = block => Content(path, name, start + (block - extent.Start).Bytes(), start + length, entry.Length),
                    IsListed = isBest,
                };
            before += length;
        }
    }

    /// <summary>Which bytes of a file a block of its content holds.</summary>
    public static string Content(string path, string tree, long offset, long end, long length) =>
        $"content of {path} in the {tree} tree: bytes {offset} to {Math.Min(offset + BlockSizes.UserData, end) - 1} of {length}";

    private static List<ExplainedStructure> Records(byte[] bytes, Lba block, VolumeTreeKind kind, int? skip)
    {
        var (structures, records) = (new List<ExplainedStructure>(), new List<PlacedRecord>());
        DirectoryParser.Parse(bytes, block, records, []);
        foreach (var placed in records)
        {
            var isFolder = placed.Record.Flags.HasFlag(FileFlags.Directory);
            var name = placed.IsSelf ? "the directory itself" : placed.IsParent ? "its parent" : $"'{EntryNames.Of(placed.Record.Identifier, kind, isFolder).Name}'";
            structures.Add(new(placed.Offset, $"directory record of {name}", Structure.Explain<DirectoryRecord>(bytes.AsSpan(placed.Offset, placed.Length))));
            var field = placed.Record.SystemUse.Span;
            var first = SkipOf(placed, skip);
            if (first is { } begin && begin < field.Length)
                structures.AddRange(SystemUseExplainer.ExplainArea(field[begin..], placed.Offset + placed.Length - field.Length + begin));
        }

        return structures;
    }

    /// <summary>Where the entries of a record begin; in the root's record of itself where SP stands.</summary>
    private static int? SkipOf(in PlacedRecord placed, int? skip) =>
        skip is not null && placed.IsSelf && SharingProtocolIndicator.Find(placed.Record.SystemUse) is { } at ? at : skip;

    /// <summary>The continuation areas of all records of a directory.</summary>
    private static async IAsyncEnumerable<BlockClaim> ContinuationsAsync(
        IsoTree tree, IsoEntry folder, int skip, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var records = new List<PlacedRecord>();
        var extent = folder.Sections[0].Extent;
        for (var at = extent.Start; at < extent.End && folder.Unreadable is null && tree.Source.Extent.Contains(at); at += new BlockCount(1))
        {
            records.Clear();
            DirectoryParser.Parse(await tree.Source.ReadAsync(at, 1, cancellation), at, records, []);
            foreach (var placed in records)
            {
                var reader = new SystemUseReader([]);
                reader.Begin(placed.Record.SystemUse, SkipOf(placed, skip) ?? 0);
                var owner = placed.IsSelf ? folder.Path : placed.IsParent ? $"the parent of {folder.Path}"
                    : $"{folder.Path.TrimEnd('/')}/{EntryNames.Of(placed.Record.Identifier, tree.Kind, isFolder: true).Name}";
                while (reader.Area is { } area && reader.Wanted is { } wanted && tree.Source.Extent.Contains(wanted))
                {
                    yield return Continuation(area, owner);
                    reader.Continue(await tree.Source.ReadAsync(wanted.Start, (int)wanted.Length.Value, cancellation));
                }
            }
        }
    }

    private static BlockClaim Continuation(ContinuationArea area, string owner)
    {
        var start = (int)(area.Offset % BlockSizes.UserData);
        return new(area.Extent, "continuation areas of system use fields")
        {
            Use = _ => $"continuation area of the record of {owner}: {area.AreaLength} bytes from byte {start} of block {area.Extent.Start}",
            Structures = (block, bytes, _) => ValueTask.FromResult(block == area.Extent.Start
                ? SystemUseExplainer.ExplainArea(bytes.AsSpan(start, (int)Math.Min(area.AreaLength, bytes.Length - start)), start) : []),
        };
    }
}
