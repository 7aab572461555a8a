using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>A client's IStream, read as a stream of ours. It asks for nothing but Read, Seek and Stat, and keeps one reference until it is disposed of.</summary>
internal sealed unsafe class ClientStream : Stream
{
    private const uint WithoutName = 1;

    private readonly IStream stream;
    private readonly long length;

    private ClientStream(IStream stream)
    {
        this.stream = stream;
        StatStg status;
        Result.Check(stream.Stat(&status, WithoutName));
        length = checked((long)status.Size);
    }

    /// <exception cref="StorageException">The stream does not say how long it is.</exception>
    /// <exception cref="InvalidCastException">The object is no stream.</exception>
    public static ClientStream Of(void* reference) => new(UniqueComInterfaceMarshaller<IStream>.ConvertToManaged(reference)!);

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => Seek(0, SeekOrigin.Current);
        set => Seek(value, SeekOrigin.Begin);
    }

    /// <summary>The client's own stream, with a reference more.</summary>
    public void* Reference() => Handing.Reference(stream);

    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    /// <exception cref="StorageException">The client's stream answered a failure.</exception>
    public override int Read(Span<byte> buffer)
    {
        uint read = 0;
        fixed (byte* bytes = buffer)
            Result.Check(stream.Read(bytes, (uint)buffer.Length, &read));
        return read <= buffer.Length ? (int)read : throw new StorageException(Result.Fail);
    }

    /// <summary>Reads at once, on this thread: a client's stream is called on the client's own.</summary>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Read(buffer.Span));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin)
    {
        ulong position = 0;
        Result.Check(stream.Seek(offset, (uint)origin, &position));
        return checked((long)position);
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException("A client's stream is only read.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A client's stream is only read.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            ((object)stream as ComObject)?.FinalRelease();
        base.Dispose(disposing);
    }
}
