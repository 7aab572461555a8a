using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;
using OpenImapi.Formats.Susp;

namespace OpenImapi.Mastering;

/// <summary>A file or folder of an ISO 9660, Joliet or Rock Ridge tree.</summary>
public sealed class IsoEntry : VolumeEntry
{
    internal IsoEntry(IsoEntry? parent, string name, ByteString rawName, Lba record, in DirectoryRecord first, ImmutableArray<FileSection> sections)
        : base(parent, name, rawName)
    {
        (RecordBlock, Sections) = (record, sections);
        (Identifier, RecordedAt, Flags) = (first.Identifier, first.RecordedAt, first.Flags & ~FileFlags.MultiExtent);
        Location = new(first.Location);
    }

    /// <summary>The identifier as it is recorded.</summary>
    public ByteString Identifier { get; }

    /// <summary>Date and time of the content as the directory record has it.</summary>
    public RecordingTime RecordedAt { get; }

    /// <summary>The flags of the entry; MultiExtent is taken away, since <see cref="Sections"/> says it.</summary>
    public FileFlags Flags { get; }

    /// <summary>Where the content lies: one section, or several in a file of 4 GiB and more.</summary>
    public override ImmutableArray<FileSection> Sections { get; }

    /// <summary>The first block of the extent, an extended attribute record included.</summary>
    public Lba Location { get; }

    /// <summary>The block that holds the (first) directory record of this entry; for the root, the volume descriptor's.</summary>
    public override Lba RecordBlock { get; }

    /// <summary>What the record's Rock Ridge entries say; nothing in a tree that is not read as Rock Ridge.</summary>
    public RockRidgeFile? RockRidge { get; internal init; }

    public override SourceKind Kind =>
        Flags.HasFlag(FileFlags.Directory) ? SourceKind.Folder : RockRidge is null ? SourceKind.File : RockRidgeKinds.Of(RockRidge);

    /// <summary>Bytes of content, over all sections, uncompressed where it is compressed; for a folder, of its directory.</summary>
    public override long Length => Zisofs.CanRead(this) ? (long)RockRidge!.Compressed!.Value.UncompressedSize : RecordedLength;

    /// <summary>The moment of <see cref="RecordedAt"/>, or Rock Ridge's time of change; nothing where neither is a date.</summary>
    public override DateTimeOffset? ModifiedAt => RockRidge?.Times is { } times && times.Flags.HasFlag(TimeStampFlags.Modification)
        ? RockRidgeTimes.MomentOf(times.Modification) ?? RockRidgeTimes.MomentOf(RecordedAt) : RockRidgeTimes.MomentOf(RecordedAt);

    public override AccessRights? Rights => RockRidge?.Attributes is { } attributes
        ? new((ushort)attributes.Mode.Permissions, attributes.UserId, attributes.GroupId) : null;

    public override ByteString Target => Kind == SourceKind.Link ? RockRidge?.Link ?? default : default;

    public override DeviceNumbers? Device => Kind is SourceKind.CharacterDevice or SourceKind.BlockDevice && RockRidge?.Device is { } device
        ? new(device.Major, device.Minor) : null;

    /// <summary>By the serial number; without one, files that say that they have several names and lie in the same place are one.</summary>
    public override FileId? FileId => Kind == SourceKind.Folder || RockRidge?.Attributes is not { } attributes ? null
        : attributes.SerialNumber is { } number ? new(number, Location)
        : attributes.Links > 1 && RecordedLength > 0 ? new(0, Location) : null;

    public override int NameCount => Kind != SourceKind.Folder && RockRidge?.Attributes is { } attributes ? (int)Math.Clamp(attributes.Links, 1, int.MaxValue) : 1;

    public override bool IsHidden => Flags.HasFlag(FileFlags.Hidden);

    public override bool IsAssociatedFile => Flags.HasFlag(FileFlags.AssociatedFile);

    public override string? Unreadable => UnreadableBecause;

    /// <summary>Bytes that the sections hold.</summary>
    internal long RecordedLength => Sections.Sum(section => (long)section.LengthInBytes);

    internal string? UnreadableBecause { get; init; }

    internal override bool IsOutside => LiesOutside;

    internal bool LiesOutside { get; init; }
}
