using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>A file or folder of a volume, as one of its name trees shows it.</summary>
public sealed class VolumeEntry
{
    /// <summary>Folders may be nested this deep; a deeper one is refused as a fault, since nothing else could open it.</summary>
    public const int MaximumDepth = 1024;

    internal VolumeEntry(VolumeEntry? parent, string name, Lba record, in DirectoryRecord first, ImmutableArray<FileSection> sections)
    {
        (Parent, Name, RecordBlock, Sections) = (parent, name, record, sections);
        (Identifier, RecordedAt, Flags) = (first.Identifier, first.RecordedAt, first.Flags & ~FileFlags.MultiExtent);
        Location = new(first.Location);
        Depth = parent is null ? 0 : parent.Depth + 1;
    }

    /// <summary>The folder that holds this one; nothing for the root.</summary>
    public VolumeEntry? Parent { get; }

    /// <summary>The name for people: without ";1", in an ISO tree also without a dot at its end. Empty for the root.</summary>
    public string Name { get; }

    /// <summary>The identifier as it is recorded.</summary>
    public ByteString Identifier { get; }

    /// <summary>Date and time of the content, as recorded.</summary>
    public RecordingTime RecordedAt { get; }

    /// <summary>The moment of <see cref="RecordedAt"/>, or nothing where it is none.</summary>
    /// <remarks>genisoimage records an impossible offset from 2038 on, beside a time in UTC: such an offset counts as none.</remarks>
    public DateTimeOffset? ModifiedAt =>
        RecordedAt.ToDateTimeOffset() ?? (RecordedAt with { QuarterHoursFromUtc = 0 }).ToDateTimeOffset();

    /// <summary>The flags of the entry; MultiExtent is taken away, since <see cref="Sections"/> says it.</summary>
    public FileFlags Flags { get; }

    /// <summary>Where the content lies: one section, or several in a file of 4 GiB and more.</summary>
    public ImmutableArray<FileSection> Sections { get; }

    /// <summary>The first block of the extent, an extended attribute record included.</summary>
    public Lba Location { get; }

    /// <summary>The block that holds the (first) directory record of this entry; for the root, the volume descriptor's.</summary>
    public Lba RecordBlock { get; }

    /// <summary>Folders above this entry: 0 for the root.</summary>
    public int Depth { get; }

    /// <summary>Why the content cannot be read; nothing when it can.</summary>
    public string? Unreadable { get; internal init; }

    /// <summary>True when the content cannot be read because blocks of it lie outside the image.</summary>
    internal bool IsOutside { get; init; }

    public bool IsFolder => Flags.HasFlag(FileFlags.Directory);

    public bool IsHidden => Flags.HasFlag(FileFlags.Hidden);

    /// <summary>True for an associated file (9.1.6), which shares its name with the file it belongs to.</summary>
    public bool IsAssociatedFile => Flags.HasFlag(FileFlags.AssociatedFile);

    /// <summary>Bytes of content, over all sections; for a folder, of its directory.</summary>
    public long Length => Sections.Sum(section => (long)section.LengthInBytes);

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
