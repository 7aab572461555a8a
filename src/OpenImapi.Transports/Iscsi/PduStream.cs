using System.Buffers.Binary;
using OpenImapi.Formats;

namespace OpenImapi.Transports;

/// <summary>Whole PDUs over a byte stream: padding, digests and limits. One reader; writers take turns.</summary>
[Clause(Standard.Rfc7143, "11.1")]
internal sealed class PduStream(Stream stream) : IAsyncDisposable
{
    private const int AdditionalHeaderWord = 4;
    private const int MaximumAdditionalHeader = 255 * AdditionalHeaderWord;

    private readonly SemaphoreSlim writing = new(1);
    private byte[] sent = [];
    private byte[] received = [];

    /// <summary>The longest data segment that is taken from the other side, in bytes.</summary>
    public int MaximumReceived { get; set; } = SessionParameters.LoginSegmentLength;

    public bool HeaderDigest { get; set; }

    public bool DataDigest { get; set; }

    /// <summary>Sends one PDU in one piece. Cancelling in the middle of it leaves the stream unusable.</summary>
    public async ValueTask SendAsync<THeader>(THeader header, ReadOnlyMemory<byte> data, CancellationToken cancellation)
        where THeader : struct, IBasicHeaderSegment
    {
        await writing.WaitAsync(cancellation);
        try
        {
            await stream.WriteAsync(Encode(header, data.Span), cancellation);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Reads the next PDU.</summary>
    /// <exception cref="EndOfStreamException">The other side closed the stream.</exception>
    public async ValueTask<ReceivedPdu> ReceiveAsync(CancellationToken cancellation)
    {
        var header = new byte[IBasicHeaderSegment.Length];
        await stream.ReadExactlyAsync(header, cancellation);
        var additional = header[4] * AdditionalHeaderWord;
        var length = (int)(BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4)) & 0xFFFFFF);
        if (length > MaximumReceived)
            throw TransportErrors.Breach($"sent a data segment of {length} bytes; {MaximumReceived} were agreed");
        await ReadHeaderRestAsync(header, additional, cancellation);
        return new(header, await ReadDataAsync(length, cancellation));
    }

    /// <summary>Reads the additional headers, which no PDU of a target has a use for, and the digest over both.</summary>
    private async ValueTask ReadHeaderRestAsync(byte[] header, int additional, CancellationToken cancellation)
    {
        if (additional == 0 && !HeaderDigest)
            return;
        var whole = new byte[header.Length + MaximumAdditionalHeader + Crc32c.Length];
        header.CopyTo(whole, 0);
        var end = header.Length + additional;
        await stream.ReadExactlyAsync(whole.AsMemory(header.Length, additional + (HeaderDigest ? Crc32c.Length : 0)), cancellation);
        if (HeaderDigest)
            Crc32c.Check(whole.AsSpan(0, end), whole.AsSpan(end, Crc32c.Length), "header");
    }

    private async ValueTask<ReadOnlyMemory<byte>> ReadDataAsync(int length, CancellationToken cancellation)
    {
        if (length == 0)
            return ReadOnlyMemory<byte>.Empty;
        var padded = Padded(length);
        var whole = padded + (DataDigest ? Crc32c.Length : 0);
        if (received.Length < whole)
            received = new byte[whole];
        await stream.ReadExactlyAsync(received.AsMemory(0, whole), cancellation);
        if (DataDigest)
            Crc32c.Check(received.AsSpan(0, padded), received.AsSpan(padded, Crc32c.Length), "data segment");
        return received.AsMemory(0, length);
    }

    private ReadOnlyMemory<byte> Encode<THeader>(THeader header, ReadOnlySpan<byte> data)
        where THeader : struct, IBasicHeaderSegment
    {
        header.DataSegmentLength = data.Length;
        var padded = Padded(data.Length);
        var most = IBasicHeaderSegment.Length + padded + 2 * Crc32c.Length;
        if (sent.Length < most)
            sent = new byte[most];
        var at = Structure.Write(header, sent);
        if (HeaderDigest)
            Crc32c.Write(sent.AsSpan(0, at), sent.AsSpan(at, Crc32c.Length));
        at += HeaderDigest ? Crc32c.Length : 0;
        data.CopyTo(sent.AsSpan(at));
        sent.AsSpan(at + data.Length, padded - data.Length).Clear();
        if (DataDigest && padded > 0)
            Crc32c.Write(sent.AsSpan(at, padded), sent.AsSpan(at + padded, Crc32c.Length));
        return sent.AsMemory(0, at + padded + (DataDigest && padded > 0 ? Crc32c.Length : 0));
    }

    private static int Padded(int length) => (length + 3) & ~3;

    public ValueTask DisposeAsync() => stream.DisposeAsync();
}
