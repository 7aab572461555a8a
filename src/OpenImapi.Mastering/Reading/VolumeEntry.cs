using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>A file, folder, link or device of a volume, as one of its name trees shows it.</summary>
public abstract class VolumeEntry
{
    /// <summary>Folders may be nested this deep; a deeper one is refused as a fault, since nothing else could open it.</summary>
    public const int MaximumDepth = 1024;

    private protected VolumeEntry(VolumeEntry? parent, string name, ByteString rawName)
    {
        (Parent, Name, RawName) = (parent, name, rawName);
        Depth = parent is null ? 0 : parent.Depth + 1;
    }

    /// <summary>The folder that holds this one; nothing for the root.</summary>
    public VolumeEntry? Parent { get; }

    /// <summary>The name for people; empty for the root.</summary>
    public string Name { get; }

    /// <summary>The name's bytes as a <see cref="SourceTree"/> takes them; in Rock Ridge those that are recorded, else UTF-8. Empty for the root.</summary>
    public ByteString RawName { get; }

    /// <summary>Folders above this entry: 0 for the root.</summary>
    public int Depth { get; }

    public abstract SourceKind Kind { get; }

    public bool IsFolder => Kind == SourceKind.Folder;

    /// <summary>Bytes of content; for a folder, of its directory.</summary>
    public abstract long Length { get; }

    /// <summary>When the content last changed; nothing where no date is recorded.</summary>
    public abstract DateTimeOffset? ModifiedAt { get; }

    /// <summary>Owner and permissions; nothing in a tree that has none.</summary>
    public virtual AccessRights? Rights => null;

    /// <summary>The path that a symbolic link holds; empty for anything else.</summary>
    public virtual ByteString Target => default;

    /// <summary>The numbers of a device; nothing for anything else, or where they are not recorded.</summary>
    public virtual DeviceNumbers? Device => null;

    /// <summary>What all names of this file share; nothing where the tree does not tell.</summary>
    public virtual FileId? FileId => null;

    /// <summary>How many names a file has, as recorded; 1 where the tree does not tell.</summary>
    public virtual int NameCount => 1;

    /// <summary>Where the content lies, in order; empty where there is none, or where it has no blocks of its own, being kept in the file's entry or full of holes.</summary>
    public abstract ImmutableArray<FileSection> Sections { get; }

    /// <summary>True when the entry asks not to be shown.</summary>
    public abstract bool IsHidden { get; }

    /// <summary>True for an associated file (ECMA-119 9.1.6), which shares its name with the file it belongs to.</summary>
    public virtual bool IsAssociatedFile => false;

    /// <summary>Why the content cannot be read; nothing when it can.</summary>
    public abstract string? Unreadable { get; }

    /// <summary>The block that holds the name; for the root, that of the descriptor that names it.</summary>
    public abstract Lba RecordBlock { get; }

    /// <summary>True when the content cannot be read because blocks of it lie outside the image.</summary>
    internal virtual bool IsOutside => false;

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
