using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>A directory on the way through a tree: what its parent says of it.</summary>
internal sealed class CheckedFolder(CheckedFolder? parent, string name, Lba recordBlock, in DirectoryRecord record) : IClaimant
{
    public CheckedFolder? Parent { get; } = parent;

    public Lba RecordBlock { get; } = recordBlock;

    public uint Location { get; } = record.Location;

    public uint DataLength { get; } = record.DataLength;

    public ByteString Identifier { get; } = record.Identifier;

    public Extent Extent { get; } = IsoTree.ContentOf(record);

    /// <summary>1 for the root, as 6.8.2.1 counts levels.</summary>
    public int Level { get; } = parent is null ? 1 : parent.Level + 1;

    /// <summary>Sum of the lengths of all directory identifiers on the way, and one for each (6.8.2.1).</summary>
    public int PathLength { get; } = parent is null ? 0 : parent.PathLength + record.Identifier.Length + 1;

    public string Path
    {
        get
        {
            var names = new Stack<string>();
            for (var folder = this; folder.Parent is not null; folder = folder.Parent)
                names.Push(folder.Name);
            return $"/{string.Join('/', names)}";
        }
    }

    private string Name { get; } = name;

    /// <summary>The path of something in this folder.</summary>
    public string PathOf(string name) => Parent is null ? $"/{name}" : $"{Path}/{name}";
}
