namespace OpenImapi.Formats.Udf;

/// <summary>Tells what descriptor a block holds, field by field, and what stands inside it.</summary>
[Clause(Standard.Ecma167, "3/7.2")]
[Clause(Standard.Ecma167, "4/7.2")]
public static class DescriptorExplainer
{
    private delegate IReadOnlyList<FieldNote> Explain(ReadOnlySpan<byte> bytes);

    /// <summary>The descriptor at the start of a block and those inside and after it; none when the block does not start with one.</summary>
    public static IReadOnlyList<ExplainedStructure> ExplainBlock(ReadOnlySpan<byte> block)
    {
        var explained = new List<ExplainedStructure>();
        if (!Descriptor.IsLikely(block))
            return explained;
        var tag = Structure.Read<DescriptorTag>(block);
        if (tag.Identifier == TagIdentifier.FileIdentifier)
        {
            AddNames(explained, block, 0);
            return explained;
        }

        var (title, explain) = Find(tag.Identifier);
        if (explain is null)
            return explained;
        explained.Add(new(0, title, explain(block)));
        if (tag.Identifier is TagIdentifier.FileEntry or TagIdentifier.ExtendedFileEntry)
            AddInside(explained, block);
        return explained;
    }

    /// <summary>The names of a directory one after another, up to one that does not end in these bytes.</summary>
    /// <param name="directory">The content of the directory, or the beginning of it.</param>
    public static IReadOnlyList<ExplainedStructure> ExplainNames(ReadOnlySpan<byte> directory)
    {
        var explained = new List<ExplainedStructure>();
        AddNames(explained, directory, 0);
        return explained;
    }

    /// <summary>The name of a kind of descriptor, such as "primary volume descriptor"; empty for none.</summary>
    public static string NameOf(TagIdentifier identifier) => identifier == TagIdentifier.FileIdentifier ? "file identifier descriptor" : Find(identifier).Title;

    private static (string Title, Explain? Explain) Find(TagIdentifier identifier) => identifier switch
    {
        TagIdentifier.Unspecified => ("sparing table", Of<SparingTable>),
        TagIdentifier.PrimaryVolume => ("primary volume descriptor", Of<PrimaryVolumeDescriptor>),
        TagIdentifier.AnchorVolumePointer => ("anchor volume descriptor pointer", Of<AnchorVolumeDescriptorPointer>),
        TagIdentifier.VolumePointer => ("volume descriptor pointer", Of<VolumeDescriptorPointer>),
        TagIdentifier.ImplementationUseVolume => ("implementation use volume descriptor", Of<ImplementationUseVolumeDescriptor>),
        TagIdentifier.Partition => ("partition descriptor", Of<PartitionDescriptor>),
        TagIdentifier.LogicalVolume => ("logical volume descriptor", Of<LogicalVolumeDescriptor>),
        TagIdentifier.UnallocatedSpace => ("unallocated space descriptor", Of<UnallocatedSpaceDescriptor>),
        TagIdentifier.Terminating => ("terminating descriptor", Of<TerminatingDescriptor>),
        TagIdentifier.LogicalVolumeIntegrity => ("logical volume integrity descriptor", Of<LogicalVolumeIntegrityDescriptor>),
        TagIdentifier.FileSet => ("file set descriptor", Of<FileSetDescriptor>),
        TagIdentifier.AllocationExtent => ("allocation extent descriptor", Of<AllocationExtentDescriptor>),
        TagIdentifier.IndirectEntry => ("indirect entry", Of<IndirectEntry>),
        TagIdentifier.TerminalEntry => ("terminal entry", Of<TerminalEntry>),
        TagIdentifier.FileEntry => ("file entry", Of<FileEntry>),
        TagIdentifier.ExtendedAttributeHeader => ("extended attribute header descriptor", Of<ExtendedAttributeHeaderDescriptor>),
        TagIdentifier.UnallocatedSpaceEntry => ("unallocated space entry", Of<UnallocatedSpaceEntry>),
        TagIdentifier.SpaceBitmap => ("space bitmap descriptor", Of<SpaceBitmapDescriptor>),
        TagIdentifier.PartitionIntegrityEntry => ("partition integrity entry", Of<PartitionIntegrityEntry>),
        TagIdentifier.ExtendedFileEntry => ("extended file entry", Of<FileEntry>),
        _ => ("", null),
    };

    private static IReadOnlyList<FieldNote> Of<T>(ReadOnlySpan<byte> bytes)
        where T : struct, IStructure => Structure.Explain<T>(bytes);

    /// <summary>What stands in the two variable parts of a file entry.</summary>
    private static void AddInside(List<ExplainedStructure> explained, ReadOnlySpan<byte> block)
    {
        var entry = Structure.Read<FileEntry>(block);
        var at = FileEntry.LengthFor(entry.IsExtended);
        if (!entry.ExtendedAttributes.IsEmpty)
            AddAttributes(explained, entry.ExtendedAttributes, at);
        at += entry.ExtendedAttributes.Length;
        if (entry.Icb.Form != AllocationForm.Embedded)
            AddExtents(explained, entry.AllocationDescriptors, entry.Icb.Form, at);
        else if (entry.Icb.FileType is FileType.Directory or FileType.StreamDirectory)
            AddNames(explained, entry.AllocationDescriptors, at);
    }

    private static void AddAttributes(List<ExplainedStructure> explained, ReadOnlySpan<byte> bytes, int offset)
    {
        explained.Add(new(offset, NameOf(TagIdentifier.ExtendedAttributeHeader), Of<ExtendedAttributeHeaderDescriptor>(bytes)));
        var at = offset + ExtendedAttributeHeaderDescriptor.Length;
        foreach (var attribute in ExtendedAttributeSpace.Read(bytes, 0, []).Attributes)
        {
            var content = bytes.Slice(at - offset, attribute.Length);
            var (title, fields) = attribute.Type switch
            {
                AttributeType.FileTimes => ("file times extended attribute", Of<FileTimesAttribute>(content)),
                AttributeType.InformationTimes => ("information times extended attribute", Of<InformationTimesAttribute>(content)),
                AttributeType.DeviceSpecification => ("device specification extended attribute", Of<DeviceSpecificationAttribute>(content)),
                AttributeType.ImplementationUse => ("implementation use extended attribute", Of<ImplementationUseAttribute>(content)),
                AttributeType.ApplicationUse => ("application use extended attribute", Of<ApplicationUseAttribute>(content)),
                _ => ($"extended attribute of type {(uint)attribute.Type}", Of<ExtendedAttribute>(content)),
            };
            explained.Add(new(at, title, fields));
            at += attribute.Length;
        }
    }

    private static void AddExtents(List<ExplainedStructure> explained, ReadOnlySpan<byte> bytes, AllocationForm form, int offset)
    {
        var size = AllocationDescriptors.SizeOf(form);
        for (var at = 0; size > 0 && at + size <= bytes.Length; at += size)
        {
            var content = bytes.Slice(at, size);
            var (title, fields) = form switch
            {
                AllocationForm.Short => ("short allocation descriptor", Of<ShortAllocationDescriptor>(content)),
                AllocationForm.Long => ("long allocation descriptor", Of<LongAllocationDescriptor>(content)),
                _ => ("extended allocation descriptor", Of<ExtendedAllocationDescriptor>(content)),
            };
            explained.Add(new(offset + at, title, fields));
        }
    }

    /// <summary>File identifier descriptors one after another, up to one that does not end in these bytes.</summary>
    private static void AddNames(List<ExplainedStructure> explained, ReadOnlySpan<byte> bytes, int offset)
    {
        for (var at = 0; bytes.Length - at >= FileIdentifierDescriptor.FixedLength;)
        {
            var length = FileIdentifierDescriptor.RecordedLength(bytes[at..]);
            if (!Descriptor.IsLikely(bytes[at..]) || length > bytes.Length - at)
                return;
            var name = Structure.Read<FileIdentifierDescriptor>(bytes.Slice(at, length));
            var title = name.Characteristics.HasFlag(FileCharacteristics.Parent) ? "its parent" : $"'{CompressedUnicode.ToText(name.Name)}'";
            explained.Add(new(offset + at, $"{NameOf(TagIdentifier.FileIdentifier)} of {title}", Of<FileIdentifierDescriptor>(bytes.Slice(at, length))));
            at += length;
        }
    }
}
