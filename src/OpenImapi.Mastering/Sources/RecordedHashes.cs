using System.Security.Cryptography;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>The checksums of files that lie on the medium already: as a list of them there says, else as the files are read.</summary>
public static class RecordedHashes
{
    private const int BlocksAtOnce = 256;

    /// <summary>Tells the checksum of every file of a tree that an earlier session recorded.</summary>
    /// <param name="source">The medium, under its addresses.</param>
    /// <param name="tree">The tree that shows them.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>Each such file's SHA-256.</returns>
    /// <exception cref="DiscException">A block cannot be read.</exception>
    public static async Task<Dictionary<NodeIndex, ReadOnlyMemory<byte>>> ReadAsync(IBlockSource source, SourceTree tree, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(tree);
        var listed = await RecordedList.ReadAsync(source, tree, cancellation);
        var hashes = new Dictionary<NodeIndex, ReadOnlyMemory<byte>>();
        for (var node = 1; node < tree.NodeCount; node++)
            if (tree.RecordedContentOf(node) is { } recorded)
                hashes.Add(new(node), listed.GetValueOrDefault(node) ?? await HashAsync(source, recorded, cancellation));
        return hashes;
    }

    private static async Task<byte[]> HashAsync(IBlockSource source, RecordedContent recorded, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var section in recorded.Sections)
        {
            var left = (long)section.LengthInBytes;
            for (var at = section.Extent.Start; left > 0; at += new BlockCount(BlocksAtOnce))
            {
                var length = (int)Math.Min(left, BlocksAtOnce * BlockSizes.UserData);
                var blocks = await source.ReadAsync(at, (int)BlockCount.ForBytes(length).Value, cancellation);
                hash.AppendData(blocks, 0, length);
                left -= length;
            }
        }

        return hash.GetHashAndReset();
    }
}
