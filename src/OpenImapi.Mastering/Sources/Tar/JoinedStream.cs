namespace OpenImapi.Mastering;

/// <summary>Bytes that were taken from a stream to look at them, and then the rest of it. It is only read, and leaves the stream open.</summary>
internal sealed class JoinedStream(ReadOnlyMemory<byte> start, Stream rest) : ReadOnlyStream
{
    private ReadOnlyMemory<byte> left = start;

    public override bool CanSeek => false;

    public override long Length => throw OnlyForwards();

    public override long Position { get => throw OnlyForwards(); set => throw OnlyForwards(); }

    public override int Read(Span<byte> buffer) => left.IsEmpty ? rest.Read(buffer) : Take(buffer);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        left.IsEmpty ? rest.ReadAsync(buffer, cancellationToken) : ValueTask.FromResult(Take(buffer.Span));

    private static NotSupportedException OnlyForwards() => new("An archive that comes through a pipe is only read forwards.");

    private int Take(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, left.Length);
        left.Span[..count].CopyTo(buffer);
        left = left[count..];
        return count;
    }
}
