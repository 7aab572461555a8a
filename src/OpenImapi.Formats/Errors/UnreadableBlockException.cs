namespace OpenImapi.Formats;

/// <summary>One block of a source cannot be read. Others can be asked for all the same.</summary>
public class UnreadableBlockException : DiscException
{
    /// <param name="error">Which error.</param>
    /// <param name="block">The first block of the request that cannot be read.</param>
    /// <param name="happened">What happened here, naming the file, block or drive.</param>
    /// <param name="inner">The cause.</param>
    public UnreadableBlockException(DiscError error, Lba block, string happened, Exception? inner = null)
        : base(error, happened, inner: inner) => Block = block;

    /// <summary>The first block that could not be read.</summary>
    public Lba Block { get; }
}
