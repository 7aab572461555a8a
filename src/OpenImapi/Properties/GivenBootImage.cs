using OpenImapi.Mastering;

namespace OpenImapi;

/// <summary>A boot image given as a stream, which stays open: it is read from its start each time, and belongs to whoever gave it.</summary>
internal sealed class GivenBootImage(Stream stream) : FileContent
{
    public override long Length { get; } = stream.Length;

    public override string Description => "the boot image";

    public override Stream Open()
    {
        stream.Position = 0;
        return new Borrowed(stream);
    }

    /// <summary>The stream, which closing does not close.</summary>
    private sealed class Borrowed(Stream stream) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => stream.Length;

        public override long Position
        {
            get => stream.Position;
            set => stream.Position = value;
        }

        public override int Read(byte[] buffer, int offset, int count) => stream.Read(buffer, offset, count);

        public override int Read(Span<byte> buffer) => stream.Read(buffer);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => stream.ReadAsync(buffer, cancellationToken);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            stream.ReadAsync(buffer, offset, count, cancellationToken);

        public override long Seek(long offset, SeekOrigin origin) => stream.Seek(offset, origin);

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException("A boot image is only read.");

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A boot image is only read.");
    }
}
