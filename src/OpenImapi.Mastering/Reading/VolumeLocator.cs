using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>Where a volume is: blocks under their disc addresses, and the session that holds the descriptors.</summary>
public readonly record struct VolumeLocation(IBlockSource Source, Lba Session)
{
    /// <summary>Where the next session begins, where it is known; a volume that all sessions share is shown as it was before that one.</summary>
    public Lba? NextSession { get; init; }
}

/// <summary>Finds the volume of an image file or a disc.</summary>
public static class VolumeLocator
{
    /// <summary>Blocks looked at for the root directory of an image whose addresses are not its own.</summary>
    private const int BlocksSearched = 4096;

    /// <summary>The volume of a disc: that of its last session, whose tree holds the earlier ones' files.</summary>
    /// <param name="source">The disc.</param>
    /// <param name="sessions">The first block of each session's first track.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <exception cref="DiscException">No session holds a volume.</exception>
    public static async ValueTask<VolumeLocation> FindAsync(
        IBlockSource source, IReadOnlyList<Lba> sessions, CancellationToken cancellation = default)
    {
        foreach (var session in sessions.OrderDescending())
            if (await ImageSniffer.KindsAsync(source, session, cancellation) != ImageKinds.None)
                return new(source, session);
        throw new DiscException(VolumeErrors.NoVolume, $"None of the {sessions.Count} sessions holds an ISO 9660 or UDF volume.");
    }

    /// <summary>The volumes of all sessions of a disc that hold one, oldest first.</summary>
    /// <param name="source">The disc.</param>
    /// <param name="sessions">The first block of each session's first track.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static async ValueTask<IReadOnlyList<VolumeLocation>> HoldingAsync(
        IBlockSource source, IReadOnlyList<Lba> sessions, CancellationToken cancellation = default)
    {
        var found = new List<VolumeLocation>();
        foreach (var session in sessions.Order())
            if (await ImageSniffer.KindsAsync(source, session, cancellation) != ImageKinds.None)
                found.Add(new(source, session));
        return found;
    }

    /// <summary>
    /// The volume of an image file. The file of a later session alone begins with that session's blocks; its addresses are then
    /// found by its root directory, or by its anchor, and the source is returned under the disc's addresses.
    /// </summary>
    /// <exception cref="DiscException">The file holds no volume.</exception>
    public static async ValueTask<VolumeLocation> FindAsync(IBlockSource source, CancellationToken cancellation = default)
    {
        var first = source.Extent.Start;
        var kinds = await ImageSniffer.KindsAsync(source, first, cancellation);
        if (kinds == ImageKinds.None)
            throw new DiscException(VolumeErrors.NoVolume, $"There is no ISO 9660 or UDF volume: block {first + VolumeConstants.SystemArea} announces none.");
        var start = kinds.HasFlag(ImageKinds.Iso9660) ? await StartByRootAsync(source, cancellation) : await StartByAnchorAsync(source, cancellation);
        return start is { } found && found > first ? new(new RebasedBlockSource(source, found), found) : new(source, first);
    }

    /// <summary>Where the session begins whose root directory says another address than the one at which it is found.</summary>
    private static async ValueTask<Lba?> StartByRootAsync(IBlockSource source, CancellationToken cancellation)
    {
        var first = source.Extent.Start;
        var volume = await IsoVolume.OpenAsync(source, first, ReadingMode.Tolerant, cancellation);
        var root = volume.Iso.Root.Location;
        if (await IsRootAsync(source, root, root, cancellation))
            return null;
        for (var at = first + VolumeConstants.SystemArea; at < first + new BlockCount(BlocksSearched) && source.Extent.Contains(at); at += new BlockCount(1))
            if (root > at && await IsRootAsync(source, at, root, cancellation))
                return first + (root - at);
        return null;
    }

    /// <summary>Where the session begins whose anchor, 256 or 512 blocks after its start, says so.</summary>
    private static async ValueTask<Lba?> StartByAnchorAsync(IBlockSource source, CancellationToken cancellation)
    {
        foreach (var distance in new[] { AnchorVolumeDescriptorPointer.FirstLocation, 2 * AnchorVolumeDescriptorPointer.FirstLocation })
        {
            var at = source.Extent.Start + new BlockCount(distance);
            if (!source.Extent.Contains(at))
                continue;
            var block = await source.ReadAsync(at, 1, cancellation);
            if (Descriptor.IsLikely(block) && Structure.Read<DescriptorTag>(block) is { Identifier: TagIdentifier.AnchorVolumePointer } tag)
                return new Lba(tag.Location) - new BlockCount(distance);
        }

        return null;
    }

    /// <summary>True when the block holds a directory that says it lies at <paramref name="root"/>, and that is its own parent.</summary>
    internal static async ValueTask<bool> IsRootAsync(IBlockSource source, Lba block, Lba root, CancellationToken cancellation)
    {
        if (!source.Extent.Contains(block))
            return false;
        var records = new List<PlacedRecord>();
        DirectoryParser.Parse(await source.ReadAsync(block, 1, cancellation), block, records, []);
        return records.Count >= 2 && records[0].IsSelf && records[1].IsParent
            && records[0].Record.Location == root.Value && records[1].Record.Location == root.Value;
    }
}
