namespace OpenImapi.Mastering;

/// <summary>The content of one file of a volume. Blocks are only fetched asynchronously.</summary>
internal abstract class VolumeStream : Stream
{
    public sealed override bool CanRead => true;

    public sealed override bool CanSeek => true;

    public sealed override bool CanWrite => false;

    public sealed override long Position { get; set; }

    public sealed override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = 0;
        while (read < buffer.Length && Position < Length && await ReadAtAsync(Position, buffer[read..], cancellationToken) is > 0 and var count)
        {
            Position += count;
            read += count;
        }

        return read;
    }

    public sealed override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public sealed override long Seek(long offset, SeekOrigin origin)
    {
        var target = offset + origin switch
        {
            SeekOrigin.Begin => 0,
            SeekOrigin.Current => Position,
            _ => Length,
        };
        return Position = target >= 0 ? target : throw new IOException("A position before the start of the file was asked for.");
    }

    public sealed override int Read(byte[] buffer, int offset, int count) => throw OnlyAsynchronous();

    public sealed override int Read(Span<byte> buffer) => throw OnlyAsynchronous();

    public sealed override void Flush()
    {
    }

    public sealed override void SetLength(long value) => throw new NotSupportedException("A volume that is read cannot be changed.");

    public sealed override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A volume that is read cannot be changed.");

    /// <summary>Reads some bytes from a position before the end, at least one.</summary>
    protected abstract ValueTask<int> ReadAtAsync(long position, Memory<byte> buffer, CancellationToken cancellation);

    private static NotSupportedException OnlyAsynchronous() => new("A file of a volume is read asynchronously: use ReadAsync or CopyToAsync.");
}
