using System.Runtime.InteropServices;

namespace OpenImapi.Com;

/// <summary>A client's IStream, read as a stream of ours. It asks for nothing but Read, Seek and Stat, and keeps one reference until it is disposed of.</summary>
internal sealed unsafe class ClientStream : Stream
{
    private const uint WithoutName = 1;

    private readonly ClientObject<IStream> client;

    /// <summary>Takes over the reference, and gives it back where the stream cannot be had.</summary>
    private ClientStream(ClientObject<IStream> client)
    {
        this.client = client;
        try
        {
            StatStg status = default;
            Result.Check(client.Face.Stat(&status, WithoutName));
            Marshal.FreeCoTaskMem((nint)status.Name);
            Length = LengthOf(status.Size);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Reads a stream that stays its owner's.</summary>
    /// <exception cref="StorageException">The stream does not say how long it is.</exception>
    /// <exception cref="InvalidCastException">The object is no stream.</exception>
    public static ClientStream Of(void* reference) => new(new ClientObject<IStream>(reference));

    /// <summary>Takes over a stream that a storage gave out.</summary>
    /// <exception cref="StorageException">The stream does not say how long it is; E_POINTER: there is none.</exception>
    /// <exception cref="InvalidCastException">The object is no stream.</exception>
    public static ClientStream TakeOver(void* given) => new(ClientObject<IStream>.TakeOver(given));

    /// <exception cref="StorageException">E_INVALIDARG: no stream is so long.</exception>
    public static long LengthOf(ulong size) => size <= long.MaxValue ? (long)size : throw new StorageException(Result.InvalidArgument);

    /// <summary>The calls on whose threads the stream is read, where others read it too; else it is read where it is asked to.</summary>
    public CallLine? Line { get; set; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position
    {
        get => Seek(0, SeekOrigin.Current);
        set => Seek(value, SeekOrigin.Begin);
    }

    /// <summary>The client's own stream, with a reference more.</summary>
    public void* Reference() => Handing.Reference(client.Face);

    /// <summary>The same stream with a reference of its own.</summary>
    public ClientStream Again() => TakeOver(Reference());

    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    /// <exception cref="StorageException">The client's stream answered a failure.</exception>
    public override int Read(Span<byte> buffer)
    {
        fixed (byte* bytes = buffer)
        {
            var (start, length) = ((nint)bytes, buffer.Length);
            return Line is { } line ? line.Send(() => Read(start, length)) : Read(start, length);
        }
    }

    /// <summary>Reads at once, on this thread: a client's stream is called on the client's own.</summary>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Read(buffer.Span));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Line is { } line ? line.Send(() => Move(offset, origin)) : Move(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException("A client's stream is only read.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A client's stream is only read.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            client.Dispose();
        base.Dispose(disposing);
    }

    private int Read(nint bytes, int length)
    {
        uint read = 0;
        Result.Check(client.Face.Read((void*)bytes, (uint)length, &read));
        return read <= length ? (int)read : throw new StorageException(Result.Fail);
    }

    private long Move(long offset, SeekOrigin origin)
    {
        ulong position = 0;
        Result.Check(client.Face.Seek(offset, (uint)origin, &position));
        return LengthOf(position);
    }
}
