namespace OpenImapi.Mastering;

/// <summary>The content of one file of a UDF volume. Blocks are only fetched asynchronously.</summary>
internal sealed class UdfFileStream(UdfContent content) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => content.Length;

    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = 0;
        while (read < buffer.Length && await content.ReadAsync(Position, buffer[read..], cancellationToken) is > 0 and var count)
        {
            Position += count;
            read += count;
        }

        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin)
    {
        var target = offset + origin switch
        {
            SeekOrigin.Begin => 0,
            SeekOrigin.Current => Position,
            _ => Length,
        };
        return Position = target >= 0 ? target : throw new IOException("A position before the start of the file was asked for.");
    }

    public override int Read(byte[] buffer, int offset, int count) => throw OnlyAsynchronous();

    public override int Read(Span<byte> buffer) => throw OnlyAsynchronous();

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException("A volume that is read cannot be changed.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A volume that is read cannot be changed.");

    private static NotSupportedException OnlyAsynchronous() => new("A file of a volume is read asynchronously: use ReadAsync or CopyToAsync.");
}
