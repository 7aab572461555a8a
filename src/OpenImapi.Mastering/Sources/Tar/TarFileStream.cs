namespace OpenImapi.Mastering;

/// <summary>The bytes of a file in an archive.</summary>
internal sealed class TarFileStream(ArchiveFile file, long length, IReadOnlyList<TarPiece> pieces) : Stream
{
    private int piece;
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => position;
        set => (position, piece) = value >= 0 ? (value, 0) : throw new ArgumentOutOfRangeException(nameof(value));
    }

    public override int Read(Span<byte> buffer)
    {
        if (position >= length)
        {
            file.CheckUnchanged();
            return 0;
        }

        while (piece < pieces.Count && pieces[piece].Offset + pieces[piece].Length <= position)
            piece++;
        var next = piece < pieces.Count ? pieces[piece] : new(length, 0, 0);
        var count = (int)Math.Min(buffer.Length, (next.Offset > position ? next.Offset : next.Offset + next.Length) - position);
        if (next.Offset > position)
            buffer[..count].Clear();
        else
            count = file.Read(next.Place + position - next.Offset, buffer[..count]);
        position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + (origin == SeekOrigin.Begin ? 0 : origin == SeekOrigin.Current ? position : length);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException("A file in an archive is only read.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A file in an archive is only read.");
}
