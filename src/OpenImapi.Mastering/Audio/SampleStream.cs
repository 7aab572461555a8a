namespace OpenImapi.Mastering;

/// <summary>A stream of samples that can seek and is only read.</summary>
internal abstract class SampleStream(long length) : Stream
{
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => position;
        set => position = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>Reads some bytes from a place before the end; it may be fewer than fit, at least one.</summary>
    protected abstract ValueTask<int> ReadAtAsync(long offset, Memory<byte> bytes, CancellationToken cancellation);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var wanted = (int)Math.Min(buffer.Length, Math.Max(0, length - position));
        var count = wanted == 0 ? 0 : await ReadAtAsync(position, buffer[..wanted], cancellationToken);
        position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        // Files and memory answer at once; nothing else may make a thread wait here.
        var read = ReadAsync(buffer.AsMemory(offset, count));
        return read.IsCompleted ? read.GetAwaiter().GetResult() : throw new NotSupportedException("This sound can only be read asynchronously.");
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => position + offset,
        _ => length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException("Sound is only read.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Sound is only read.");
}
