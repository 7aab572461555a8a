using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;
using OpenImapi.Formats.Susp;

namespace OpenImapi.Mastering;

/// <summary>Turns directory records into what POSIX systems see, by the system use fields of the volume.</summary>
internal sealed class RockRidgeReader
{
    private readonly IBlockSource source;
    private readonly VolumeFaults faults;
    private readonly SystemUseFetcher fetcher;
    private readonly int skip;

    private RockRidgeReader(IBlockSource source, VolumeFaults faults, SystemUseFetcher fetcher, RockRidgeFile root)
    {
        (this.source, this.faults, this.fetcher, Root) = (source, faults, fetcher, root);
        skip = root.Indicator?.SkippedBytes ?? 0;
    }

    /// <summary>What the root's record of itself says.</summary>
    public RockRidgeFile Root { get; }

    /// <summary>The reader of a volume that follows the protocol and has Rock Ridge; nothing for any other.</summary>
    public static async ValueTask<RockRidgeReader?> OpenAsync(IBlockSource source, VolumeDescriptor descriptor, VolumeFaults faults, CancellationToken cancellation)
    {
        var root = IsoTree.ContentOf(descriptor.RootDirectory);
        if (root.IsEmpty || !source.Extent.Contains(root.Start))
            return null;
        var records = new List<PlacedRecord>();
        DirectoryParser.Parse(await source.ReadAsync(root.Start, 1, cancellation), root.Start, records, []);
        if (records is not [{ IsSelf: true } self, ..] || SharingProtocolIndicator.Find(self.Record.SystemUse) is not { } at)
            return null;
        var entries = new SystemUseFetcher(source, faults);
        var file = await entries.ReadAsync(self.Record.SystemUse, at, root.Start, "/", cancellation);
        var isRockRidge = file.Extensions.Any(extension => extension.IsRockRidge) || file.Attributes is not null || file.InUse is not null;
        return isRockRidge ? new(source, faults, entries, file) : null;
    }

    /// <summary>
    /// True for the folder in the root that programs make for directories that lie too deep. Some mark it as moved, by whatever name; what a user named so may be more.
    /// </summary>
    public static bool IsForMoved(IsoEntry entry) =>
        entry is { IsFolder: true, Depth: 1 } && (IsMarked(entry) || entry.Name is "rr_moved" or ".rr_moved" or "RR_MOVED");

    /// <summary>True for such a folder that is marked, and so was never a user's.</summary>
    public static bool IsMarked(IsoEntry entry) => entry is { Depth: 1, RockRidge.IsRelocated: true };

    /// <summary>The entry that a name shows; nothing for a folder that was moved here and is shown where it belongs.</summary>
    public async ValueTask<IsoEntry?> EntryAsync(IsoEntry folder, IsoDraft draft, CancellationToken cancellation)
    {
        var file = await ReadAsync(folder, draft, cancellation);
        if (await IsMovedAsync(folder, draft, file, cancellation))
            return null;
        var (name, raw, fault) = RockRidgeNames.Of(file, draft.Name);
        if (fault is not null)
            Report(draft.Block, folder.Path, fault);
        if (file.ChildLink is { } link)
            return await MovedAsync(folder, draft, name, raw, link, cancellation);
        return new(folder, name, raw, draft.Block, draft.First, draft.Sections)
        {
            RockRidge = file,
            UnreadableBecause = draft.Unreadable ?? UnreadableBecause(file),
            LiesOutside = draft.IsOutside,
        };
    }

    /// <summary>The blocks of moved directories that were met where they are recorded, each with the block of its record.</summary>
    public SortedDictionary<uint, Lba> Moved { get; } = [];

    /// <summary>The blocks of moved directories that were met where they belong, each with the block of the child link.</summary>
    public SortedDictionary<uint, Lba> Linked { get; } = [];

    /// <summary>True for a folder that was moved here from elsewhere.</summary>
    public async ValueTask<bool> IsMovedAsync(IsoEntry folder, IsoDraft draft, CancellationToken cancellation) =>
        await IsMovedAsync(folder, draft, await ReadAsync(folder, draft, cancellation), cancellation);

    /// <summary>In the root the folder of all moved ones may be marked as they are, but no parent link leads from it.</summary>
    private async ValueTask<bool> IsMovedAsync(IsoEntry folder, IsoDraft draft, RockRidgeFile file, CancellationToken cancellation)
    {
        if (!file.IsRelocated || (folder.Parent is null && !await HasParentLinkAsync(folder, draft.First, cancellation)))
            return false;
        Moved[draft.First.Location] = draft.Block;
        return true;
    }

    private async ValueTask<bool> HasParentLinkAsync(IsoEntry folder, DirectoryRecord record, CancellationToken cancellation)
    {
        var at = IsoTree.ContentOf(record).Start;
        var records = new List<PlacedRecord>();
        if (source.Extent.Contains(at))
            DirectoryParser.Parse(await source.ReadAsync(at, 1, cancellation), at, records, []);
        return records is [{ IsSelf: true }, { IsParent: true } parent, ..]
            && (await fetcher.ReadAsync(parent.Record.SystemUse, skip, at, folder.Path, cancellation)).ParentLink is not null;
    }

    private async ValueTask<RockRidgeFile> ReadAsync(IsoEntry folder, IsoDraft draft, CancellationToken cancellation)
    {
        var file = await fetcher.ReadAsync(draft.First.SystemUse, skip, draft.Block, folder.Path, cancellation);
        if (file.ChildLink is { } link)
            Linked[link.Location] = draft.Block;
        return file;
    }

    private void Report(Lba block, string path, string rule) => faults.Report(new VolumeFault(block, path, rule) { IsOfSystemUse = true });

    private static string? UnreadableBecause(RockRidgeFile file) => file.Sparse is { } sparse
        ? $"it is recorded without its holes (SF, {sparse.VirtualSize} bytes with them), which is not read" : null;

    /// <summary>The folder that a child link leads to, with what its own record of itself says.</summary>
    private async ValueTask<IsoEntry> MovedAsync(
        IsoEntry folder, IsoDraft draft, string name, ByteString raw, ChildLink link, CancellationToken cancellation)
    {
        var at = new Lba(link.Location);
        var path = folder.Parent is null ? $"/{name}" : $"{folder.Path}/{name}";
        var records = new List<PlacedRecord>();
        if (source.Extent.Contains(at))
            DirectoryParser.Parse(await source.ReadAsync(at, 1, cancellation), at, records, []);
        if (records is not [{ IsSelf: true } self, { IsParent: true } parent, ..] || self.Record.Location != link.Location)
        {
            var reason = source.Extent.Contains(at) ? $"its child link leads to block {at}, where no directory is (RRIP 4.1.5.1)"
                : $"its child link leads to block {at}, outside the image, which has {source.Extent}";
            return new(folder, name, raw, draft.Block, draft.First with { Flags = FileFlags.Directory }, [new(new(at, new(1)), BlockSizes.UserData)])
            {
                UnreadableBecause = reason,
            };
        }

        var file = await fetcher.ReadAsync(self.Record.SystemUse, skip, at, path, cancellation);
        var above = await fetcher.ReadAsync(parent.Record.SystemUse, skip, at, path, cancellation);
        if (above.ParentLink?.Location != folder.Sections[0].Extent.Start.Value)
            Report(at, path, above.ParentLink is { } other
                ? $"the moved directory's parent link leads to block {other.Location}, not to its parent's {folder.Sections[0].Extent.Start} (RRIP 4.1.5.2)"
                : "the moved directory has no parent link (RRIP 4.1.5.2)");
        var record = self.Record with { Flags = self.Record.Flags | FileFlags.Directory, Identifier = draft.First.Identifier };
        return new(folder, name, raw, draft.Block, record, [new(IsoTree.ContentOf(record), record.DataLength)]) { RockRidge = file };
    }
}
