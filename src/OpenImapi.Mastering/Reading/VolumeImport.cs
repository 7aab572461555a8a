using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Takes the files of a disc into the tree of its next session, where they stay as they lie.</summary>
internal static class VolumeImport
{
    public static async ValueTask AddAsync(IsoVolume volume, SourceTree tree, CancellationToken cancellation)
    {
        var nodes = new Dictionary<VolumeEntry, NodeIndex> { [volume.Default.Root] = tree.Root };
        await foreach (var entry in volume.Default.WalkAsync(cancellation: cancellation))
        {
            if (entry.IsAssociatedFile)
            {
                tree.Warn(entry.Path, "its associated file (a resource fork) cannot be kept in a new session");
                continue;
            }

            if (entry.IsHidden)
                tree.Warn(entry.Path, "it was hidden on the disc, and will be seen");
            var parent = nodes[entry.Parent!];
            var name = NameText.FromText(entry.Name);
            if (entry.IsFolder)
                nodes[entry] = tree.AddFolder(parent, name, entry.ModifiedAt);
            else
                tree.AddFile(parent, name, ContentOf(entry), entry.ModifiedAt);
        }

        foreach (var fault in volume.Faults)
            tree.Warn(fault.Path, $"the volume breaks its standard at block {fault.Block}: {fault.Rule}; what it hides cannot be kept");
    }

    private static RecordedContent ContentOf(VolumeEntry file)
    {
        if (file.Unreadable is { } reason)
            throw new DiscException(VolumeErrors.NotSupported, $"{file.Path} cannot be kept: {reason}.");
        return new(file.Sections, file.ModifiedAt);
    }
}
