using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>The lines of a list of checksums, but for the checksums: which files, in the tree's order, under which names.</summary>
internal sealed class ChecksumListing
{
    /// <summary>64 digits, two blanks, and the line's end.</summary>
    private const int FixedLength = 67;

    private readonly SourceTree tree;
    private readonly INameSpace shown;
    private readonly List<int> files = [];

    public ChecksumListing(SourceTree tree, TreeOrder order, IReadOnlyList<INameSpace> nameSpaces)
    {
        (this.tree, List, shown) = (tree, tree.ChecksumList!, BestOf(nameSpaces));
        for (var rank = 0; rank < order.Folders.Length; rank++)
        {
            foreach (var node in order.ChildrenOf(rank))
            {
                if (!tree.Row(node).IsFile || node == List.Node || !shown.Holds(node))
                    continue;
                if (tree.RecordedContentOf(node) is not null && List.Known(node) is null)
                    throw new DiscException(MasteringErrors.ChecksumUnknown, $"The checksum of {tree.PathOf(new(node))}, which is on the disc already, is not known.");
                files.Add(node);
                Length += FixedLength + NameOf(node).Length + (NameOf(node).Contains((byte)'\\') ? 1 : 0);
            }
        }
    }

    public ChecksumList List { get; }

    /// <summary>Bytes of the whole list.</summary>
    public long Length { get; }

    /// <summary>Files in the list.</summary>
    public int Count => files.Count;

    /// <summary>The file of a line.</summary>
    public int FileOf(int line) => files[line];

    /// <summary>A line with a file's checksum.</summary>
    public byte[] LineOf(int line, ReadOnlySpan<byte> hash)
    {
        var name = NameOf(files[line]);
        var digits = NameText.FromText(Convert.ToHexStringLower(hash));
        return [.. name.Contains((byte)'\\') ? "\\"u8 : [], .. digits, .. "  "u8, .. name, (byte)'\n'];
    }

    /// <summary>A file's path as it stands in the list: where it has a backslash or a line's end, as the program escapes them.</summary>
    private byte[] NameOf(int node)
    {
        var parts = new Stack<byte[]>();
        for (var at = node; at > 0; at = tree.Row(at).Parent)
            parts.Push(shown.KeepsName(at) ? tree.NameOf(at).ToArray() : NameText.FromText(shown.WrittenNameOf(at)));
        var path = new List<byte>();
        foreach (var part in parts)
        {
            if (path.Count > 0)
                path.Add((byte)'/');
            foreach (var each in part)
                path.AddRange(each switch { (byte)'\\' => "\\\\"u8, (byte)'\n' => "\\n"u8, (byte)'\r' => "\\r"u8, _ => [each] });
        }

        return [.. path];
    }

    /// <summary>Rock Ridge, or else UDF, or else Joliet, or else what is there.</summary>
    private static INameSpace BestOf(IReadOnlyList<INameSpace> nameSpaces) =>
        nameSpaces.FirstOrDefault(space => space is Ecma119NameSpace { RockRidge: not null })
            ?? nameSpaces.FirstOrDefault(space => space is UdfNameSpace)
            ?? nameSpaces.FirstOrDefault(space => space.Name == "Joliet")
            ?? nameSpaces[0];
}
