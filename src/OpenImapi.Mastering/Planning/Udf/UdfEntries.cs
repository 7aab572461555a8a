using OpenImapi.Formats;
using OpenImapi.Formats.Susp;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>The entries of the files and folders of a UDF volume: everything about them but their names.</summary>
internal sealed class UdfEntries(SourceTree tree, FileNumbers numbers, FileTimes times, AccessPolicy access, UdfIdentities identities, UdfPlaces places, UdfContents contents)
{
    private readonly UdfRevision revision = places.Shape.Revision;

    /// <summary>Writes the entry of a file by its number, with the file's bytes where they stand in it.</summary>
    public void Write(uint number, UdfExtents extents, Span<byte> block, ReadOnlySpan<byte> embedded = default)
    {
        var node = numbers.NodeOf(number);
        var location = places.EntryBlock(number);
        var (mode, user, group) = access.Of(tree, node);
        var (form, length, descriptors) = contents.EmbedsData(node)
            ? (AllocationForm.Embedded, tree.Row(node).Length, new(embedded.ToArray())) : ContentOf(node, location, extents);
        var time = Formats.Udf.TimeStamp.From(times.Of(node));
        Descriptor.Write(FileEntry.Create(revision.AllowsExtendedFileEntries()) with
        {
            Icb = new(TypeOf(mode.Type), (IcbFlags)form | PosixModes.ToFlags((int)mode.Permissions)),
            UserId = user,
            GroupId = group,
            Permissions = PosixModes.ToPermissions((int)mode.Permissions),
            LinkCount = checked((ushort)Math.Min(ushort.MaxValue, tree.IsFolder(node) ? numbers.NamesOf(node) - 1 : numbers.NamesOf(node))),
            InformationLength = (ulong)length,
            ObjectSize = (ulong)length,
            LogicalBlocksRecorded = form == AllocationForm.Embedded ? 0 : (ulong)BlockCount.ForBytes(length).Value,
            AccessedAt = time,
            ModifiedAt = time,
            CreatedAt = time,
            AttributesChangedAt = time,
            Implementation = UdfVolumeStructures.Implementation,
            UniqueId = identities.Of(number),
            ExtendedAttributes = AttributesOf(node, location),
            AllocationDescriptors = descriptors,
        }, block, location, revision);
    }

    /// <summary>Whether an entry holds its file's bytes.</summary>
    public bool Embeds(uint number) => contents.EmbedsData(numbers.NodeOf(number));

    /// <summary>The entry of the metadata file or its mirror: one run of blocks of the partition.</summary>
    public void WriteMetadata(bool isMirror, Span<byte> block)
    {
        var length = (ulong)places.MetadataLength * BlockSizes.UserData;
        var time = Formats.Udf.TimeStamp.From(times.Date);
        var (entry, start) = isMirror ? (places.MirrorEntry, places.Mirror) : (places.MetadataEntry, places.Structures);
        Descriptor.Write(FileEntry.Create(extended: true) with
        {
            Icb = new(isMirror ? FileType.MetadataMirror : FileType.Metadata, IcbFlags.None),
            UserId = FileEntry.NoIdentity,
            GroupId = FileEntry.NoIdentity,
            InformationLength = length,
            ObjectSize = length,
            LogicalBlocksRecorded = places.MetadataLength,
            AccessedAt = time,
            ModifiedAt = time,
            CreatedAt = time,
            AttributesChangedAt = time,
            Implementation = UdfVolumeStructures.Implementation,
            AllocationDescriptors = UdfContents.RunOf(length, places.InPartition(start)),
        }, block, places.InPartition(entry), revision);
    }

    /// <summary>The entry of the virtual allocation table: the table itself, where there is room for it.</summary>
    public void WriteVirtualTable(ReadOnlySpan<byte> table, Span<byte> block)
    {
        var time = Formats.Udf.TimeStamp.From(times.Date);
        var isEmbedded = places.VirtualTable == 0;
        Descriptor.Write(FileEntry.Create(revision.AllowsExtendedFileEntries()) with
        {
            Icb = new(revision.VirtualTableFileType(), (IcbFlags)(isEmbedded ? AllocationForm.Embedded : AllocationForm.Short)),
            UserId = FileEntry.NoIdentity,
            GroupId = FileEntry.NoIdentity,
            LinkCount = 1,
            InformationLength = (ulong)table.Length,
            ObjectSize = (ulong)table.Length,
            LogicalBlocksRecorded = isEmbedded ? 0 : (ulong)BlockCount.ForBytes(table.Length).Value,
            AccessedAt = time,
            ModifiedAt = time,
            CreatedAt = time,
            AttributesChangedAt = time,
            Implementation = UdfVolumeStructures.Implementation,
            AllocationDescriptors = isEmbedded ? new(table.ToArray()) : UdfContents.RunOf((ulong)table.Length, places.InPartition(places.VirtualTable)),
        }, block, places.InPartition(places.VirtualTableEntry), revision);
    }

    private static FileType TypeOf(PosixFileType type) => type switch
    {
        PosixFileType.Directory => FileType.Directory,
        PosixFileType.SymbolicLink => FileType.SymbolicLink,
        PosixFileType.BlockDevice => FileType.BlockDevice,
        PosixFileType.CharacterDevice => FileType.CharacterDevice,
        PosixFileType.Fifo => FileType.Fifo,
        PosixFileType.Socket => FileType.Socket,
        _ => FileType.Bytes,
    };

    private (AllocationForm Form, long Length, ByteString Descriptors) ContentOf(int node, uint location, UdfExtents extents)
    {
        var row = tree.Row(node);
        if (row.IsFile)
        {
            var inline = contents.InlineCount(node);
            var descriptors = new byte[(inline + (contents.FurtherOf(node) is null ? 0 : 1)) * extents.Size];
            extents.Write(node, 0, descriptors.AsSpan(0, inline * extents.Size));
            if (contents.FurtherOf(node) is { } further)
                extents.WriteNext(further.Address, descriptors.AsSpan(inline * extents.Size));
            return (places.Shape.HasLongExtents ? AllocationForm.Long : AllocationForm.Short, row.Length, new(descriptors));
        }

        var (length, isApart) = (contents.LengthOf(node), places.Shape.HasVirtualTable);
        return contents.AddressOf(node) is { } address
            ? (isApart ? AllocationForm.Long : AllocationForm.Short, length, UdfContents.RunOf((ulong)length, places.InStructures(address), isApart))
            : (AllocationForm.Embedded, length, contents.EmbeddedOf(node, location));
    }

    private ByteString AttributesOf(int node, uint location)
    {
        if (tree.Row(node).Kind is not (NodeKind.BlockDevice or NodeKind.CharacterDevice))
            return default;
        var (major, minor) = tree.DeviceOf(node);
        var space = new ExtendedAttributeSpace([new DeviceSpecificationAttribute(major, minor, UdfVolumeStructures.Implementation).ToAttribute()]);
        var bytes = new byte[space.Length + 3 & ~3];
        space.Write(bytes, location, revision);
        return new(bytes);
    }
}
