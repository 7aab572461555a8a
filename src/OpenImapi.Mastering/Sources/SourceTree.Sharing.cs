namespace OpenImapi.Mastering;

public sealed partial class SourceTree
{
    /// <summary>Bytes of files that lie on the disc as those of others, whose bytes are the same: see <see cref="Duplicates"/>.</summary>
    public long SharedLength => Shared.SavedIn(this);

    internal SharedData Shared { get; } = new();

    /// <summary>The list of checksums that the tree has; see <see cref="Checksums"/>.</summary>
    internal ChecksumList? ChecksumList { get; set; }

    /// <summary>Says that two files, each with all its names, have the same bytes.</summary>
    internal void ShareData(IReadOnlyList<int> first, IReadOnlyList<int> second)
    {
        Version++;
        foreach (var row in first.Concat(second))
            if (row != first[0] && Shared.GroupOf(row) < 0)
                Shared.Join(first[0], row);
    }

    /// <summary>Gives a file made by the plan the length that it will have.</summary>
    internal void SetLength(int row, long length)
    {
        Version++;
        ContentLength += length - rows[row].Length;
        rows[row].Length = length;
    }
}
