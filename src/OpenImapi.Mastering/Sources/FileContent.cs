using System.Runtime.InteropServices;
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
    public static FileContent FromFile(string path) => DiskContent.Of(path);

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

        public override Stream Open() => MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
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
