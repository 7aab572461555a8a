using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>A folder, or a file, on the way through a UDF tree: what a finding has to name, without the entry's bytes.</summary>
internal sealed class UdfCheckedFolder(UdfCheckedFolder? parent, string name, Lba nameBlock, LogicalBlockAddress address) : IClaimant
{
    public UdfCheckedFolder? Parent => parent;

    /// <summary>The block that holds the name.</summary>
    public Lba NameBlock => nameBlock;

    /// <summary>Where the entry lies.</summary>
    public LogicalBlockAddress Address => address;

    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    public string Path
    {
        get
        {
            var names = new Stack<string>();
            for (var at = this; at.Parent is not null; at = at.Parent)
                names.Push(at.Name);
            return $"/{string.Join('/', names)}";
        }
    }

    private string Name => name;
}
