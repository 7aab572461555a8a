using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>A file, folder, link or device of a UDF volume under one of its names.</summary>
public sealed class UdfEntry
{
    internal UdfEntry(UdfEntry? parent, string name, ByteString identifier, FileCharacteristics characteristics, Lba block, UdfFile? file)
    {
        (Parent, Name, Identifier, Characteristics, NameBlock, File) = (parent, name, identifier, characteristics, block, file);
        Depth = parent is null ? 0 : parent.Depth + 1;
    }

    /// <summary>The folder that holds this one; nothing for the root.</summary>
    public UdfEntry? Parent { get; }

    /// <summary>The name for people; empty for the root.</summary>
    public string Name { get; }

    /// <summary>The name as it is recorded, in OSTA Compressed Unicode.</summary>
    public ByteString Identifier { get; }

    public FileCharacteristics Characteristics { get; }

    /// <summary>The block that holds the name.</summary>
    public Lba NameBlock { get; }

    /// <summary>Folders above this entry: 0 for the root.</summary>
    public int Depth { get; }

    /// <summary>What is recorded of the file; a default one where it could not be read.</summary>
    public FileEntry Entry => File?.Entry ?? default;

    /// <summary>Where the file entry lies; two names with the same place are one file.</summary>
    public LogicalBlockAddress? Address => File?.Address;

    public bool IsFolder => Characteristics.HasFlag(FileCharacteristics.Directory);

    public bool IsHidden => Characteristics.HasFlag(FileCharacteristics.Hidden);

    /// <summary>True when nothing could be read but the name.</summary>
    public bool IsUnreadable => File is null;

    public FileType Type => IsUnreadable ? FileType.Unspecified : Entry.Icb.FileType;

    /// <summary>Bytes of content; for a folder, of its directory.</summary>
    public long Length => File?.Length ?? 0;

    /// <summary>Access rights as stat(2) has them, the lowest twelve bits.</summary>
    public int Mode => PosixModes.ToMode(Entry.Permissions, Entry.Icb.Flags);

    /// <summary>When the content last changed; nothing where that is no date.</summary>
    public DateTimeOffset? ModifiedAt => Entry.ModifiedAt.ToDateTimeOffset();

    /// <summary>When the file was created, by an extended entry or an attribute; nothing where neither says it.</summary>
    public DateTimeOffset? CreatedAt =>
        Entry.IsExtended ? Entry.CreatedAt.ToDateTimeOffset()
        : Attributes.Find(AttributeType.FileTimes)?.As<FileTimesAttribute>().CreatedAt?.ToDateTimeOffset();

    /// <summary>The numbers of a device; nothing for other files.</summary>
    public (uint Major, uint Minor)? Device =>
        Attributes.Find(AttributeType.DeviceSpecification)?.As<DeviceSpecificationAttribute>() is { } device ? (device.Major, device.Minor) : null;

    /// <summary>The extended attributes that stand in the entry, as far as they can be read.</summary>
    public ExtendedAttributeSpace Attributes => ExtendedAttributeSpace.Read(Entry.ExtendedAttributes, Address?.Block ?? 0, []);

    internal UdfFile? File { get; }

    /// <summary>The way from the root, "/" for the root itself.</summary>
    public string Path
    {
        get
        {
            if (Parent is null)
                return "/";
            var names = new Stack<string>();
            for (var entry = this; entry.Parent is not null; entry = entry.Parent)
                names.Push(entry.Name);
            return $"/{string.Join('/', names)}";
        }
    }

    public override string ToString() => Path;
}
