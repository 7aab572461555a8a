using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Takes what a tree shows into the tree of the next session; data that have blocks of their own stay as they lie.</summary>
/// <param name="from">The tree that is taken.</param>
/// <param name="others">The volume's other trees that may show fewer or other files.</param>
/// <param name="tree">The tree of the next session.</param>
internal sealed class VolumeImport(VolumeTree from, IReadOnlyList<VolumeTree> others, SourceTree tree)
{
    private readonly Dictionary<FileId, NodeIndex> firstNames = [];
    private readonly HiddenNames hidden = new(from, tree);

    public async ValueTask AddAsync(CancellationToken cancellation)
    {
        var nodes = new Dictionary<VolumeEntry, NodeIndex> { [from.Root] = tree.Root };
        SetRights(from.Root, tree.Root);
        await foreach (var entry in from.WalkAsync(cancellation: cancellation))
        {
            if (entry.IsAssociatedFile)
            {
                tree.Warn(entry.Path, "its associated file (a resource fork) cannot be kept in a new session");
                continue;
            }

            if (entry.IsHidden)
                tree.Warn(entry.Path, "it was hidden on the disc, and will be seen");
            if (await AddAsync(entry, nodes[entry.Parent!], cancellation) is not { } node)
                continue;
            hidden.Add(entry, node);
            if (entry.IsFolder)
                nodes[entry] = node;
        }

        foreach (var other in others)
            await hidden.CompareAsync(other, cancellation);

        foreach (var fault in from.Faults)
            tree.Warn(fault.Path, $"the volume breaks its standard at block {fault.Block}: {fault.Rule}; what it hides cannot be kept");
    }

    private async ValueTask<NodeIndex?> AddAsync(VolumeEntry entry, NodeIndex parent, CancellationToken cancellation)
    {
        if (entry.Kind == SourceKind.File && entry.FileId is { } id && firstNames.TryGetValue(id, out var first))
            return tree.AddHardLink(parent, entry.RawName, first);
        var content = entry.Kind == SourceKind.File ? await ContentAsync(entry, cancellation) : null;
        var node = entry.Kind switch
        {
            SourceKind.Folder => tree.AddFolder(parent, entry.RawName, entry.ModifiedAt),
            SourceKind.Link => AddLink(entry, parent),
            SourceKind.CharacterDevice or SourceKind.BlockDevice => AddDevice(entry, parent),
            SourceKind.Fifo or SourceKind.Socket => tree.AddPipe(parent, entry.RawName, entry.Kind == SourceKind.Socket, entry.ModifiedAt),
            _ => tree.AddFile(parent, entry.RawName, content!, entry.ModifiedAt),
        };
        if (node is { } added)
            SetRights(entry, added);
        if (entry.Kind == SourceKind.File && entry.FileId is { } own && node is { } file)
            firstNames.Add(own, file);
        return node;
    }

    private NodeIndex? AddLink(VolumeEntry link, NodeIndex parent)
    {
        if (!link.Target.IsEmpty && !link.Target.Span.Contains((byte)0))
            return tree.AddLink(parent, link.RawName, link.Target, link.ModifiedAt);
        tree.Warn(link.Path, "it is a symbolic link with no path that could be kept, and is left out");
        return null;
    }

    private NodeIndex? AddDevice(VolumeEntry device, NodeIndex parent)
    {
        if (device.Device is { } numbers)
            return tree.AddDevice(parent, device.RawName, device.Kind == SourceKind.BlockDevice, numbers, device.ModifiedAt);
        tree.Warn(device.Path, "it is a device whose numbers are not recorded, and is left out");
        return null;
    }

    private void SetRights(VolumeEntry entry, NodeIndex node)
    {
        if (entry.Rights is { } rights)
            tree.SetRights(node, rights with { UserId = Known(rights.UserId), GroupId = Known(rights.GroupId) });
    }

    /// <summary>A UDF owner that is not told becomes the owner that everything has.</summary>
    private uint Known(uint identity) => from.Kind == VolumeTreeKind.Udf && identity == Formats.Udf.FileEntry.NoIdentity ? 0 : identity;

    private async ValueTask<FileContent> ContentAsync(VolumeEntry file, CancellationToken cancellation)
    {
        if (file.Unreadable is { } reason)
            throw new DiscException(VolumeErrors.NotSupported, $"{file.Path} cannot be kept: {reason}.");
        if (file.Length == file.Sections.Sum(section => (long)section.LengthInBytes) && !(file is IsoEntry iso && Zisofs.CanRead(iso)))
            return new RecordedContent(file.Sections, file.ModifiedAt);
        if (file.Length > BlockSizes.UserData)
            return FileContent.FromStream(() => from.OpenFile(file), file.Length, $"{file.Path} of the disc");
        var bytes = new byte[file.Length];
        await using var content = from.OpenFile(file);
        await content.ReadExactlyAsync(bytes, cancellation);
        return FileContent.FromBytes(bytes, $"{file.Path} of the disc");
    }
}
