using System.Runtime.CompilerServices;
using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>A hierarchy of directory records: the primary volume's, plain or as Rock Ridge, or Joliet's.</summary>
public sealed class IsoTree : VolumeTree
{
    /// <summary>Blocks fetched at once from a large directory.</summary>
    private const int BlocksAtOnce = 32;

    internal IsoTree(IBlockSource source, VolumeTreeKind kind, Lba block, in VolumeDescriptor descriptor, VolumeFaults faults, RockRidgeReader? rockRidge = null)
        : base(kind, faults)
    {
        (Source, Descriptor, RockRidge) = (source, descriptor, rockRidge);
        var root = descriptor.RootDirectory;
        Root = new(null, "", default, block, root with { Flags = root.Flags | FileFlags.Directory }, [new(ContentOf(root), root.DataLength)])
        {
            RockRidge = rockRidge?.Root,
        };
    }

    /// <summary>The volume descriptor that names this tree's root.</summary>
    public VolumeDescriptor Descriptor { get; }

    public override IsoEntry Root { get; }

    /// <summary>The volume's label as this tree's descriptor has it.</summary>
    public override string Label => Kind == VolumeTreeKind.Joliet
        ? EntryNames.Ucs2(Descriptor.VolumeIdentifier) : EntryNames.Text(Descriptor.VolumeIdentifier);

    internal IBlockSource Source { get; }

    /// <summary>What makes a Rock Ridge tree of the records; nothing in other trees.</summary>
    internal RockRidgeReader? RockRidge { get; }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<IsoEntry> EnumerateAsync(VolumeEntry folder, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var parent = folder is IsoEntry { IsFolder: true } own ? own
            : throw new ArgumentException($"{folder.Path} is not a folder of this tree.", nameof(folder));
        await foreach (var draft in DraftsAsync(parent, cancellation))
        {
            if (RockRidge is null)
                yield return draft.In(parent);
            else if (await RockRidge.EntryAsync(parent, draft, cancellation) is { } entry && !await IsOnlyForMovedAsync(entry, cancellation))
                yield return entry;
        }
    }

    /// <inheritdoc/>
    public override Stream OpenFile(VolumeEntry file)
    {
        if (file.IsFolder || file is not IsoEntry own)
            throw new ArgumentException($"{file.Path} is no file of this tree.", nameof(file));
        if (file.Unreadable is { } reason)
            throw new DiscException(own.IsOutside ? VolumeErrors.OutsideImage : VolumeErrors.NotSupported, $"{file.Path} cannot be read: {reason}.");
        var stored = new VolumeFileStream(Source, own.Sections);
        return Zisofs.CanRead(own) ? new ZisofsStream(stored, own.RockRidge!.Compressed!.Value, own.Path) : stored;
    }

    /// <summary>The blocks of a record's content: an extended attribute record stands before it in the extent (6.4.6).</summary>
    internal static Extent ContentOf(in DirectoryRecord record) =>
        new(new((long)record.Location + record.ExtendedAttributeRecordLength), BlockCount.ForBytes(record.DataLength));

    /// <summary>True when the extent lies on this volume, not on another one of its set. Zero is met in old images and means this one.</summary>
    internal bool IsHere(in DirectoryRecord record) =>
        record.VolumeSequenceNumber == 0 || record.VolumeSequenceNumber == Descriptor.VolumeSequenceNumber;

    private protected override Predicate<VolumeEntry> EntryGuard(VolumeEntry from)
    {
        var entered = new ExtentSet();
        entered.Add(from.Sections[0].Extent);
        return folder =>
        {
            if (folder.Unreadable is not null || entered.Add(folder.Sections[0].Extent))
                return true;
            Faults.Report(folder.RecordBlock, folder.Path, $"the directory at {folder.Sections[0].Extent} is, or overlaps, one that was met before (6.8.2)");
            return false;
        };
    }

    private async IAsyncEnumerable<IsoDraft> DraftsAsync(IsoEntry folder, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var extent = Readable(folder);
        var assembler = new EntryAssembler(this, folder);
        var drafts = new List<IsoDraft>();
        var buffer = new byte[Math.Min(BlocksAtOnce, extent.Length.Value) * BlockSizes.UserData];
        for (var at = extent.Start; at < extent.End;)
        {
            var count = (int)Math.Min(BlocksAtOnce, (extent.End - at).Value);
            await Source.ReadAsync(at, buffer.AsMemory(0, count * BlockSizes.UserData), cancellation);
            for (var i = 0; i < count; i++)
            {
                assembler.Add(buffer.AsSpan(i * BlockSizes.UserData, BlockSizes.UserData), at + new BlockCount(i), drafts);
                if (i == count - 1 && at + new BlockCount(count) >= extent.End)
                    assembler.Finish(drafts);
                foreach (var draft in drafts)
                    yield return draft;
                drafts.Clear();
            }

            at += new BlockCount(count);
        }
    }

    /// <summary>True for the folder that programs make for directories that lie too deep, when all in it is shown where it belongs.</summary>
    private async ValueTask<bool> IsOnlyForMovedAsync(IsoEntry entry, CancellationToken cancellation)
    {
        if (!RockRidgeReader.IsForMoved(entry))
            return false;
        var moved = 0;
        await foreach (var draft in DraftsAsync(entry, cancellation))
        {
            if (!await RockRidge!.IsMovedAsync(entry, draft, cancellation))
                return false;
            moved++;
        }

        return moved > 0 || RockRidgeReader.IsMarked(entry);
    }

    /// <summary>The blocks of a directory that can be read, after looking for loops in the way that led to it.</summary>
    private Extent Readable(IsoEntry folder)
    {
        var extent = folder.Sections[0].Extent;
        var path = folder.Path;
        var fault = folder.Unreadable ?? (extent.IsEmpty ? "the directory has no length (6.8.1.3)" : null);
        for (var above = folder.Parent; above is not null && fault is null; above = above.Parent)
            if (above.Sections[0].Extent.Overlaps(extent))
                fault = $"the directory at {extent} is, or overlaps, that of {above.Path}, which holds it (6.8.2)";
        if (fault is null && Source.Extent.Contains(extent))
            return extent;
        Faults.Report(folder.RecordBlock, path, fault ?? $"the directory at {extent} lies outside the image, which has {Source.Extent}",
            fault is null ? VolumeErrors.OutsideImage : null);
        return fault is not null || !Source.Extent.Contains(extent.Start) ? default : Extent.Between(extent.Start, Source.Extent.End);
    }
}
