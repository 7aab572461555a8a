using Microsoft.Win32.SafeHandles;

namespace OpenImapi;

/// <summary>Reads a run of bytes of a stash file.</summary>
internal sealed class StashStream(string path, long start, long length) : Stream
{
    private readonly SafeFileHandle file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = RandomAccess.Read(file, buffer[..Room(buffer.Length)], start + Position);
        Position += count;
        return count;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await RandomAccess.ReadAsync(file, buffer[..Room(buffer.Length)], start + Position, cancellationToken);
        Position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => Position,
        _ => length,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException("A stash that is read cannot be changed.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A stash that is read cannot be changed.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            file.Dispose();
        base.Dispose(disposing);
    }

    private int Room(int wanted) => (int)Math.Clamp(length - Position, 0, wanted);
}
