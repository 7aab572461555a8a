namespace OpenImapi.Mastering;

/// <summary>The bytes of a file in an archive.</summary>
internal sealed class TarFileStream(ArchiveFile file, long length, IReadOnlyList<TarPiece> pieces) : ReadOnlyStream
{
    private int piece;
    private long position;

    public override bool CanSeek => true;

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
}
