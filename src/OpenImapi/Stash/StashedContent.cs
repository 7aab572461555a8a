using OpenImapi.Mastering;

namespace OpenImapi;

/// <summary>A file's content as the stash keeps it: a run of bytes of a stash file.</summary>
/// <param name="path">The stash file.</param>
/// <param name="offset">Where the run begins.</param>
/// <param name="length">How long it is.</param>
/// <param name="description">Where the bytes came from.</param>
/// <param name="modified">When they were last changed there.</param>
internal sealed class StashedContent(string path, long offset, long length, string description, DateTimeOffset? modified) : FileContent
{
    public long Offset => offset;

    public override long Length => length;

    public override string Description => description;

    public override DateTimeOffset? Modified => modified;

    public override Stream Open() => new StashStream(path, offset, length);
}
