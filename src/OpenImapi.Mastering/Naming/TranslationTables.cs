using System.Text;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>
/// Files TRANS.TBL, one in each folder: for readers that know no names but those of ISO 9660 they say, a line each, what every name was, as mkisofs writes them.
/// </summary>
public static class TranslationTables
{
    /// <summary>The name of the files.</summary>
    public const string Name = "TRANS.TBL";

    private const int NameColumn = 34;
    private const ushort ForAllToRead = 0x124;

    /// <summary>Adds the files to a tree that is otherwise complete.</summary>
    /// <exception cref="DiscException"><see cref="MasteringErrors.FileExists"/>: a folder has a file of that name.</exception>
    public static void AddTo(SourceTree tree, ImageOptions options)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(options);
        if (!options.Iso)
            throw new ArgumentException("Translation tables are for ISO 9660.", nameof(options));
        var tables = new List<(NodeIndex Folder, NodeIndex Table)>();
        foreach (var folder in Enumerable.Range(0, tree.NodeCount).Where(tree.IsFolder).Select(row => new NodeIndex(row)).ToList())
        {
            var table = tree.AddFile(folder, NameText.FromText(Name), FileContent.FromBytes(default), tree[folder].Modified);
            tables.Add((folder, table));
        }

        // How a file is called depends on the names beside it, not on what is in it: with the names known, the tables can be filled.
        var names = ImagePlanner.IsoNamesOf(tree, options);
        foreach (var (folder, table) in tables)
        {
            var text = TextOf(tree, folder, table, names);
            tree.AddFile(folder, NameText.FromText(Name), FileContent.FromBytes(text, $"{Name} of {tree.PathOf(folder)}"), tree[folder].Modified, overwrite: true);
            tree.SetRights(table, new(ForAllToRead, 0, 0));
        }
    }

    private static byte[] TextOf(SourceTree tree, NodeIndex folder, NodeIndex table, Ecma119NameSpace names)
    {
        var lines = new List<byte>();
        foreach (var node in tree.ChildrenOf(folder).Where(node => node != table && names.Holds(node.Value)).OrderBy(node => names.WrittenNameOf(node.Value), StringComparer.Ordinal))
        {
            var identifier = new byte[byte.MaxValue];
            var written = Encoding.ASCII.GetString(identifier, 0, names.WriteIdentifier(node.Value, identifier));
            lines.AddRange(Encoding.ASCII.GetBytes($"{LetterOf(tree[node].Kind)} {written.PadRight(NameColumn)}\t"));
            lines.AddRange(tree[node].Name);
            if (tree[node].Kind == SourceKind.Link)
                lines.AddRange([(byte)'\t', .. tree[node].Target]);
            if (tree[node].Device is { } device)
                lines.AddRange(Encoding.ASCII.GetBytes($"\t{device.Major} {device.Minor}"));
            lines.Add((byte)'\n');
        }

        return [.. lines];
    }

    private static char LetterOf(SourceKind kind) => kind switch
    {
        SourceKind.Folder => 'D',
        SourceKind.Link => 'L',
        SourceKind.CharacterDevice => 'C',
        SourceKind.BlockDevice => 'B',
        SourceKind.Fifo => 'P',
        SourceKind.Socket => 'S',
        _ => 'F',
    };
}
