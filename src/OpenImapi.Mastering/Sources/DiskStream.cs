namespace OpenImapi.Mastering;

/// <summary>An open file on disk as a stream, from its start to its end.</summary>
internal sealed class DiskStream(DiskFile file) : ReadOnlyStream
{
    private long position;

    public override bool CanSeek => true;

    public override long Length => file.Stamp().Length;

    public override long Position
    {
        get => position;
        set => position = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    public override int Read(Span<byte> buffer)
    {
        var count = file.Read(position, buffer);
        position += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            file.Dispose();
        base.Dispose(disposing);
    }
}
