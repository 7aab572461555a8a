using System.Runtime.CompilerServices;
using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>What the tree of a UDF volume names: file entries, further allocation descriptors, directories, contents.</summary>
internal static class UdfTreeClaims
{
    /// <summary>Names further in a directory than this are not explained: all before would have to be read.</summary>
    private const int MaximumDirectory = 64 * 1024 * 1024;

    private const int MaximumAllocationExtents = 65_536;

    public static async IAsyncEnumerable<BlockClaim> OfAsync(DiscVolume volume, UdfVolume udf, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var isBest = volume.Best == udf.Tree;
        await foreach (var claim in EntryAsync(udf.Blocks, udf.Root, isBest, cancellation))
            yield return claim;
        await foreach (var entry in udf.Tree.WalkAsync(cancellation: cancellation).As<UdfEntry>())
            await foreach (var claim in EntryAsync(udf.Blocks, entry, isBest, cancellation))
                yield return claim;
    }

    private static async IAsyncEnumerable<BlockClaim> EntryAsync(UdfBlocks blocks, UdfEntry entry, bool isBest, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (entry.File is not { } file)
            yield break;
        var path = entry.Path;
        if (blocks.Find(file.Address) is { } place)
            yield return new(new(place.Start, new(1)), $"UDF file entry of {path}") { Structures = UdfClaims.Descriptors };
        await foreach (var claim in AllocationExtentsAsync(blocks, file, path, cancellation))
            yield return claim;
        var before = 0L;
        foreach (var section in file.Sections)
        {
            var (left, address, offset) = (section.State == ExtentState.Recorded ? section.Length : 0, section.Location, before);
            while (left > 0 && blocks.Find(address) is { } found)
            {
                var length = BlockCount.Min(found.Length, BlockCount.ForBytes(left));
                yield return Content(blocks, entry, new(found.Start, length), offset, isBest);
                (left, offset) = (left - length.Bytes(), offset + length.Bytes());
                address = address with { Block = (uint)(address.Block + length.Value) };
            }

            before += section.Length;
        }
    }

    private static BlockClaim Content(UdfBlocks blocks, UdfEntry entry, Extent extent, long offset, bool isBest)
    {
        var path = entry.Path;
        return entry.IsFolder
            ? new(extent, $"UDF directory {path}")
            {
                Use = block => $"directory of the UDF tree: {path}, bytes {OffsetOf(block)} to {Math.Min(OffsetOf(block) + BlockSizes.UserData, entry.Length) - 1} of {entry.Length}",
                Structures = (block, _, cancellation) => NamesAsync(blocks, entry, OffsetOf(block), cancellation),
            }
            : new(extent, entry.Kind == SourceKind.Link ? $"path of the link {path}" : path)
            {
                Use = block => IsoTreeClaims.Content(path, "UDF", OffsetOf(block), entry.Length, entry.Length),
                IsListed = isBest || entry.Kind == SourceKind.Link,
            };

        long OffsetOf(Lba block) => offset + (block - extent.Start).Bytes();
    }

    /// <summary>The names that begin in a block; only those before it tell where.</summary>
    private static async ValueTask<IReadOnlyList<ExplainedStructure>> NamesAsync(UdfBlocks blocks, UdfEntry folder, long offset, CancellationToken cancellation)
    {
        var content = new UdfContent(blocks, folder.File!);
        var wanted = Math.Min(content.Length, offset + 2 * BlockSizes.UserData);
        if (wanted > MaximumDirectory)
            return [];
        var bytes = new byte[(int)wanted];
        for (var at = 0; at < bytes.Length;)
            at += await content.ReadAsync(at, bytes.AsMemory(at), cancellation);
        return [.. from name in DescriptorExplainer.ExplainNames(bytes)
                   where name.Offset >= offset && name.Offset < offset + BlockSizes.UserData
                   select name with { Offset = (int)(name.Offset - offset) }];
    }

    private static async IAsyncEnumerable<BlockClaim> AllocationExtentsAsync(
        UdfBlocks blocks, UdfFile file, string path, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var form = file.Entry.Icb.Form;
        if (form == AllocationForm.Embedded)
            yield break;
        var visited = new HashSet<LogicalBlockAddress>();
        var (descriptors, partition) = (file.Entry.AllocationDescriptors, file.Address.Partition);
        while (visited.Count < MaximumAllocationExtents
            && AllocationDescriptors.Read(form, descriptors, partition).FirstOrDefault(one => one.Length.State == ExtentState.NextExtent) is { Length.State: ExtentState.NextExtent } next
            && visited.Add(next.Location) && blocks.Find(next.Location) is { } place)
        {
            yield return new(new(place.Start, new(1)), $"further allocation descriptors of {path}") { Structures = UdfClaims.Descriptors };
            if (await blocks.ReadAsync<AllocationExtentDescriptor>(next.Location, path, cancellation) is not { } more)
                yield break;
            (descriptors, partition) = (more.AllocationDescriptors, next.Location.Partition);
        }
    }
}
