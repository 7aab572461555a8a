using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Where a file's bytes come from. The length is promised: more or fewer bytes when read are an error.</summary>
public abstract class FileContent
{
    /// <summary>Length in bytes.</summary>
    public abstract long Length { get; }

    /// <summary>Names the source in errors.</summary>
    public abstract string Description { get; }

    /// <summary>Time of the last change, where the source knows one.</summary>
    public virtual DateTimeOffset? Modified => null;

    /// <summary>Opens the bytes from the start.</summary>
    public abstract Stream Open();

    /// <summary>A file on disk; its length and time are noted now, and it must still have them when it is read.</summary>
    /// <exception cref="DiscException">There is no such file.</exception>
    public static FileContent FromFile(string path) => new DiskContent(path);

    /// <summary>Bytes in memory; they are not copied.</summary>
    public static FileContent FromBytes(ReadOnlyMemory<byte> bytes, string description = "bytes in memory") => new BytesContent(bytes, description);

    /// <summary>A stream that can be opened again each time the content is read.</summary>
    /// <param name="open">Opens the stream at its start; it is closed after reading.</param>
    /// <param name="length">Bytes that the stream will yield, exactly.</param>
    /// <param name="description">Names the source in errors.</param>
    public static FileContent FromStream(Func<Stream> open, long length, string description) => new StreamContent(open, length, description);

    private sealed class BytesContent(ReadOnlyMemory<byte> bytes, string description) : FileContent
    {
        public override long Length => bytes.Length;

        public override string Description => description;

        public override Stream Open() => new MemoryStream(bytes.ToArray(), writable: false);
    }

    private sealed class StreamContent : FileContent
    {
        private readonly Func<Stream> open;

        public StreamContent(Func<Stream> open, long length, string description)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(length);
            (this.open, Length, Description) = (open, length, description);
        }

        public override long Length { get; }

        public override string Description { get; }

        public override Stream Open() => open();
    }
}

/// <summary>Data that already lie on the disc, in an earlier session: a plan points to them and never copies them.</summary>
/// <param name="extents">Where the data lie, in order; each but the last is full to its end.</param>
/// <param name="length">Length in bytes.</param>
/// <param name="modified">Time of the last change, where known.</param>
public sealed class RecordedContent(IReadOnlyList<Extent> extents, long length, DateTimeOffset? modified = null) : FileContent
{
    /// <summary>Where the data lie, in order.</summary>
    public IReadOnlyList<Extent> Extents { get; } = Check(extents, length);

    public override long Length => length;

    public override string Description => $"blocks {string.Join(", ", Extents)} of the disc";

    public override DateTimeOffset? Modified => modified;

    /// <summary>Not for this content: its bytes are on the disc.</summary>
    public override Stream Open() => throw new InvalidOperationException($"{Description} are read from the disc, not from a stream.");

    private static Extent[] Check(IReadOnlyList<Extent> extents, long length)
    {
        var blocks = extents.Sum(extent => extent.Length.Value);
        if (blocks != BlockCount.ForBytes(length).Value || extents.Any(extent => extent.IsEmpty))
            throw new ArgumentException($"{length} bytes do not fill extents of {blocks} blocks.", nameof(extents));
        return [.. extents];
    }
}
