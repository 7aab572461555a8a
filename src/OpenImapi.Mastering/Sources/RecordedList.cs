using System.Text;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>The checksums that a list on the medium has, so that the files need not be read again.</summary>
internal static class RecordedList
{
    private const int HashDigits = 64;

    /// <summary>A longer list is not read.</summary>
    private const long MaximumLength = 1 << 28;

    /// <summary>Reads the list in a tree's root.</summary>
    /// <param name="source">The medium, under its addresses.</param>
    /// <param name="tree">The tree.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>By its row, the SHA-256 of each file that the list names and that lies before it: what lies behind it was recorded later.</returns>
    public static async Task<Dictionary<int, byte[]>> ReadAsync(IBlockSource source, SourceTree tree, CancellationToken cancellation)
    {
        var found = new Dictionary<int, byte[]>();
        if (tree.Find(Checksums.FileName) is not { } node || tree.RecordedContentOf(node.Value) is not { Sections: [var first, ..], Length: <= MaximumLength } list)
            return found;
        var text = new List<byte>();
        foreach (var section in list.Sections)
            text.AddRange((await source.ReadAsync(section.Extent.Start, (int)section.Extent.Length.Value, cancellation)).AsSpan(0, (int)section.LengthInBytes));
        var bytes = text.ToArray().AsSpan();
        foreach (var line in bytes.Split((byte)'\n'))
            if (Parse(bytes[line], tree) is var (row, hash) && tree.RecordedContentOf(row) is { } file && file.Sections.All(section => section.Extent.End <= first.Extent.Start))
                found[row] = hash;
        return found;
    }

    /// <summary>The file and the checksum of a line; nothing for one that has a path with escapes, or is none.</summary>
    private static (int Row, byte[] Hash)? Parse(ReadOnlySpan<byte> line, SourceTree tree)
    {
        if (line.Length < HashDigits + 3 || line[HashDigits] != ' ' || line[HashDigits + 1] is not ((byte)' ' or (byte)'*'))
            return null;
        var digits = Encoding.ASCII.GetString(line[..HashDigits]);
        if (!digits.All(char.IsAsciiHexDigit))
            return null;
        var path = line[(HashDigits + 2)..];
        NodeIndex? at = tree.Root;
        foreach (var part in path.Split((byte)'/'))
            at = at is { } folder && tree.IsFolder(folder.Value) ? tree.Find(folder, path[part]) : null;
        return at is { } node ? (node.Value, Convert.FromHexString(digits)) : null;
    }
}
