using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>A file, folder, link or device of a UDF volume under one of its names.</summary>
public sealed class UdfEntry : VolumeEntry
{
    private readonly UdfBlocks blocks;

    internal UdfEntry(UdfBlocks blocks, UdfEntry? parent, string name, ByteString identifier, FileCharacteristics characteristics, Lba block, UdfFile? file)
        : base(parent, name, new(NameText.FromText(name)))
    {
        (this.blocks, Identifier, Characteristics, RecordBlock, File) = (blocks, identifier, characteristics, block, file);
    }

    /// <summary>The name as it is recorded, in OSTA Compressed Unicode.</summary>
    public ByteString Identifier { get; }

    public FileCharacteristics Characteristics { get; }

    /// <summary>The block that holds the name.</summary>
    public override Lba RecordBlock { get; }

    /// <summary>What is recorded of the file; a default one where it could not be read.</summary>
    public FileEntry Entry => File?.Entry ?? default;

    /// <summary>Where the file entry lies; two names with the same place are one file.</summary>
    public LogicalBlockAddress? Address => File?.Address;

    public override SourceKind Kind => Characteristics.HasFlag(FileCharacteristics.Directory) ? SourceKind.Folder : Type switch
    {
        FileType.SymbolicLink => SourceKind.Link,
        FileType.BlockDevice => SourceKind.BlockDevice,
        FileType.CharacterDevice => SourceKind.CharacterDevice,
        FileType.Fifo => SourceKind.Fifo,
        FileType.Socket => SourceKind.Socket,
        _ => SourceKind.File,
    };

    public override bool IsHidden => Characteristics.HasFlag(FileCharacteristics.Hidden);

    /// <summary>True when nothing could be read but the name.</summary>
    public bool IsUnreadable => File is null;

    public override string? Unreadable => IsUnreadable ? "its file entry is not there" : Places.Unreadable;

    public FileType Type => IsUnreadable ? FileType.Unspecified : Entry.Icb.FileType;

    /// <summary>Bytes of content; for a folder, of its directory; of a link, of its path's components.</summary>
    public override long Length => File?.Length ?? 0;

    /// <summary>Access rights as stat(2) has them, the lowest twelve bits.</summary>
    public int Mode => PosixModes.ToMode(Entry.Permissions, Entry.Icb.Flags);

    /// <summary>Owner and permissions; an owner or group that is not told is 4,294,967,295. Nothing where the file entry could not be read.</summary>
    public override AccessRights? Rights => File is null ? null : new((ushort)Mode, Entry.UserId, Entry.GroupId);

    /// <summary>When the content last changed; nothing where that is no date.</summary>
    public override DateTimeOffset? ModifiedAt => Entry.ModifiedAt.ToDateTimeOffset();

    /// <summary>When the file was created, by an extended entry or an attribute; nothing where neither says it.</summary>
    public DateTimeOffset? CreatedAt =>
        Entry.IsExtended ? Entry.CreatedAt.ToDateTimeOffset()
        : Attributes.Find(AttributeType.FileTimes)?.As<FileTimesAttribute>().CreatedAt?.ToDateTimeOffset();

    /// <summary>The numbers of a device; nothing for other files.</summary>
    public override DeviceNumbers? Device =>
        Attributes.Find(AttributeType.DeviceSpecification)?.As<DeviceSpecificationAttribute>() is { } device ? new(device.Major, device.Minor) : null;

    /// <summary>The path that a symbolic link holds, in UTF-8; empty for anything else, and where it cannot be read.</summary>
    public override ByteString Target => TargetPath;

    public override FileId? FileId => Address is { } address && !IsFolder ? new((ulong)address.Partition << 32 | address.Block, default) : null;

    public override int NameCount => IsFolder || IsUnreadable ? 1 : Math.Max(1, (int)Entry.LinkCount);

    public override ImmutableArray<FileSection> Sections => Places.Sections;

    /// <summary>The extended attributes that stand in the entry, as far as they can be read.</summary>
    public ExtendedAttributeSpace Attributes => ExtendedAttributeSpace.Read(Entry.ExtendedAttributes, Address?.Block ?? 0, []);

    internal ByteString TargetPath { get; init; }

    internal UdfFile? File { get; }

    internal override bool IsOutside => Places.Unreadable is not null;

    private UdfSections Places => field ??= UdfSections.Of(blocks, File);
}
