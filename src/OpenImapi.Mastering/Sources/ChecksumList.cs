namespace OpenImapi.Mastering;

/// <summary>That a tree has a list of checksums, and what is known of those of files that are on the disc already.</summary>
/// <param name="node">The row of the file that is the list.</param>
internal sealed class ChecksumList(int node)
{
    private readonly Dictionary<int, byte[]> known = [];

    public int Node => node;

    public byte[]? Known(int row) => known.GetValueOrDefault(row);

    public void Learn(int row, byte[] hash) => known[row] = hash;

    /// <summary>The same for another tree that has taken the rows in.</summary>
    /// <param name="places">For each row its place there.</param>
    public ChecksumList At(ReadOnlySpan<int> places)
    {
        var list = new ChecksumList(places[node]);
        foreach (var (row, hash) in known)
            list.known[places[row]] = hash;
        return list;
    }
}

/// <summary>Stands for the list of checksums in a tree: its bytes are made when the image is read, and its length is known before.</summary>
internal sealed class ChecksumContent(DateTimeOffset modified) : FileContent
{
    public override long Length => 0;

    public override string Description => "the list of checksums";

    public override DateTimeOffset? Modified => modified;

    /// <summary>Not for this content: it is made of that of all others.</summary>
    public override Stream Open() => throw new InvalidOperationException("The list of checksums is made when the image is read.");
}
