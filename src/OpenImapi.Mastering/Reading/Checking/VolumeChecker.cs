using System.Runtime.CompilerServices;
using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>Checks every structural rule of ECMA-119, Joliet, Rock Ridge and UDF on a volume, whoever made it.</summary>
/// <remarks>
/// Findings come as they are met. Memory grows with the number of files and folders (24 bytes for a file), never with their size; a
/// volume whose directories loop or overlap ends in findings.
/// </remarks>
public static class VolumeChecker
{
    private const int BlocksAtOnce = 32;

    /// <summary>Bytes of a path table that is checked: enough for a million directories.</summary>
    private const uint MaximumPathTable = 64 << 20;

    /// <summary>All findings, errors and notices, on the volume of one session, in whatever file systems it has.</summary>
    /// <param name="source">Blocks of 2,048 bytes, addressed as on the disc.</param>
    /// <param name="session">The session's first block.</param>
    /// <param name="cancellation">Ends the check.</param>
    /// <exception cref="DiscException">There is no volume, or its logical blocks are not of 2,048 bytes.</exception>
    public static async IAsyncEnumerable<Finding> CheckAsync(
        IBlockSource source, Lba session = default, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var finding in CheckAsync(new VolumeLocation(source, session), cancellation))
            yield return finding;
    }

    /// <summary>All findings, errors and notices, on the volume of one session, as it was before the next one where that is known.</summary>
    /// <param name="place">The session.</param>
    /// <param name="cancellation">Ends the check.</param>
    /// <exception cref="DiscException">There is no volume, or its logical blocks are not of 2,048 bytes.</exception>
    public static async IAsyncEnumerable<Finding> CheckAsync(VolumeLocation place, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var (source, session) = place;
        var kinds = await ImageSniffer.KindsAsync(source, session, cancellation);
        if (kinds != ImageKinds.Udf)
            await foreach (var finding in IsoAsync(source, session, cancellation))
                yield return finding;
        if (kinds.HasFlag(ImageKinds.Udf))
            await foreach (var finding in UdfCheck.CheckAsync(place, cancellation))
                yield return finding;
    }

    private static async IAsyncEnumerable<Finding> IsoAsync(IBlockSource source, Lba session, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var volume = await IsoVolume.OpenAsync(source, session, ReadingMode.Tolerant, cancellation);
        var findings = new FindingList();
        var ledger = new ExtentLedger();
        await DescriptorsAsync(volume, ledger, findings, cancellation);
        foreach (var finding in findings.Take())
            yield return finding;
        foreach (var tree in new[] { volume.Iso, volume.Joliet, volume.OwnEnhanced }.OfType<IsoTree>())
            await foreach (var finding in TreeAsync(volume, tree, ledger, cancellation))
                yield return finding;
        foreach (var overlap in ledger.Overlaps())
            yield return overlap;
        if (volume.RockRidge is { } rockRidge)
            await foreach (var finding in new RockRidgeCheck(rockRidge).CheckAsync(cancellation))
                yield return finding;
    }

    /// <summary>The blocks of the volume: up to the volume space size, which later sessions count from their own start or from block 0.</summary>
    private static Extent SpaceOf(IsoVolume volume, IsoTree tree)
    {
        var size = new BlockCount(tree.Descriptor.VolumeSpaceSize);
        return Extent.Between(Lba.Zero, volume.Session + size);
    }

    private static async ValueTask DescriptorsAsync(IsoVolume volume, ExtentLedger ledger, FindingList findings, CancellationToken cancellation)
    {
        var set = volume.Descriptors;
        ledger.AddOwn(new(set[0].Block, new(set.Length)), set[0].Block);
        if (set[0].Type != VolumeDescriptorType.Primary)
            findings.Notice("6.7.1", set[0].Block, "", "the volume descriptor set does not begin with the primary volume descriptor");
        if (set[^1].Type != VolumeDescriptorType.Terminator)
            findings.Error("6.7.1.6", set[^1].Block, "", "the volume descriptor set has no terminator");
        foreach (var descriptor in set)
            DescriptorCheck.Check(await volume.Source.ReadAsync(descriptor.Block, 1, cancellation), descriptor.Block, findings);
    }

    private static async IAsyncEnumerable<Finding> TreeAsync(
        IsoVolume volume, IsoTree tree, ExtentLedger ledger, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var findings = new FindingList();
        var space = SpaceOf(volume, tree);
        var end = volume.Source.Extent.End;
        if (tree.Descriptor.VolumeSpaceSize == 0 || space.End > end && new Lba(tree.Descriptor.VolumeSpaceSize) > end)
            findings.Error("8.4.8", tree.Root.RecordBlock, "", $"the volume space has {tree.Descriptor.VolumeSpaceSize} blocks; the image ends at {end}");
        var table = await PathTablesAsync(volume, tree, space, ledger, findings, cancellation);
        var check = new CheckedTree(tree, space, ledger);
        var open = new Stack<CheckedFolder>();
        open.Push(check.Root);
        while (open.TryPop(out var folder))
        {
            table?.Directory(folder);
            if (check.Enter(folder, findings))
            {
                var directory = new DirectoryCheck(check, folder, findings);
                await foreach (var (sector, block) in SectorsAsync(volume.Source, folder.Extent, cancellation))
                {
                    directory.Sector(sector.Span, block);
                    foreach (var finding in findings.Take())
                        yield return finding;
                }

                directory.End();
                for (var i = directory.Subfolders.Count - 1; i >= 0; i--)
                    open.Push(directory.Subfolders[i]);
            }

            foreach (var finding in findings.Take())
                yield return finding;
        }

        table?.End();
        foreach (var finding in findings.Take())
            yield return finding;
    }

    private static async IAsyncEnumerable<(ReadOnlyMemory<byte> Sector, Lba Block)> SectorsAsync(
        IBlockSource source, Extent extent, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var buffer = new byte[Math.Min(BlocksAtOnce, extent.Length.Value) * BlockSizes.UserData];
        for (var at = extent.Start; at < extent.End;)
        {
            var count = (int)Math.Min(BlocksAtOnce, (extent.End - at).Value);
            await source.ReadAsync(at, buffer.AsMemory(0, count * BlockSizes.UserData), cancellation);
            for (var i = 0; i < count; i++)
                yield return (buffer.AsMemory(i * BlockSizes.UserData, BlockSizes.UserData), at + new BlockCount(i));
            at += new BlockCount(count);
        }
    }

    /// <summary>The type L table, checked and compared with the other occurrences; nothing when it cannot be read.</summary>
    private static async ValueTask<PathTableCheck?> PathTablesAsync(
        IsoVolume volume, IsoTree tree, Extent space, ExtentLedger ledger, FindingList findings, CancellationToken cancellation)
    {
        var descriptor = tree.Descriptor;
        PathTableCheck? table = null;
        foreach (var (clause, type, location, optional) in new[]
        {
            ("8.4.14", PathTableType.L, descriptor.TypeLPathTable, false), ("8.4.15", PathTableType.L, descriptor.OptionalTypeLPathTable, true),
            ("8.4.16", PathTableType.M, descriptor.TypeMPathTable, false), ("8.4.17", PathTableType.M, descriptor.OptionalTypeMPathTable, true),
        })
        {
            if (optional && location == 0)
                continue;
            var extent = new Extent(new(location), BlockCount.ForBytes(descriptor.PathTableSize));
            if (descriptor.PathTableSize > MaximumPathTable)
            {
                findings.Error("8.4.13", tree.Root.RecordBlock, "", $"a path table of {descriptor.PathTableSize} bytes is beyond belief, and is not checked");
                return null;
            }

            if (extent.IsEmpty || !volume.Source.Extent.Contains(extent))
            {
                findings.Error(clause, tree.Root.RecordBlock, "", $"the path table at {extent} lies outside the image, which has {volume.Source.Extent}");
                continue;
            }

            if (!space.Contains(extent))
                findings.Error(clause, tree.Root.RecordBlock, "", $"the path table at {extent} lies outside the volume, which has {space}");
            ledger.AddOwn(extent, tree.Root.RecordBlock);
            var bytes = await volume.Source.ReadAsync(extent.Start, (int)extent.Length.Value, cancellation);
            var content = bytes.AsMemory(0, (int)descriptor.PathTableSize);
            if (table is null && type == PathTableType.L)
            {
                table = new(tree.Kind, extent.Start, findings);
                table.Read(content.Span);
            }
            else
                table?.Compare(content.Span, type, extent.Start);
        }

        return table;
    }
}
