using System.Buffers.Binary;
using System.Globalization;

namespace OpenImapi.Mastering;

/// <summary>What the tree says about itself without reading a file: its newest time, and a number made of names, lengths and times.</summary>
internal static class TreeDigest
{
    /// <summary>A tree in which nothing has a time is given the first day that every system knows.</summary>
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The volume's date: as given, else the newest time in the tree.</summary>
    public static DateTimeOffset DateOf(SourceTree tree, DateTimeOffset? sourceDate)
    {
        if (sourceDate is { } given)
            return given;
        var newest = 0L;
        for (var row = 0; row < tree.NodeCount; row++)
            newest = Math.Max(newest, tree.Row(row).ModifiedTicks);
        return newest == 0 ? Earliest : new(newest, TimeSpan.Zero);
    }

    /// <summary>Sixteen hexadecimal digits that differ when names, lengths or times do.</summary>
    public static string IdentifierOf(SourceTree tree, TreeOrder order, DateTimeOffset date)
    {
        var digest = Digest.OfNothing;
        Span<byte> numbers = stackalloc byte[21];
        for (var rank = 0; rank < order.Folders.Length; rank++)
        {
            foreach (var node in order.ChildrenOf(rank))
            {
                ref var row = ref tree.Row(node);
                BinaryPrimitives.WriteInt32LittleEndian(numbers, rank);
                BinaryPrimitives.WriteInt64LittleEndian(numbers[4..], row.Length);
                BinaryPrimitives.WriteInt64LittleEndian(numbers[12..], Math.Min(row.ModifiedTicks, date.UtcTicks) / TimeSpan.TicksPerSecond);
                numbers[20] = row.Kind == NodeKind.Folder ? (byte)1 : row.IsFile ? (byte)0 : (byte)row.Kind;
                digest = Digest.With(Digest.With(digest, numbers), tree.NameOf(node));
            }
        }

        return digest.ToString("X16", CultureInfo.InvariantCulture);
    }
}
