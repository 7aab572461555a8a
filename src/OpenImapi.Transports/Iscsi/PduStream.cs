using System.Buffers.Binary;
using OpenImapi.Formats;

namespace OpenImapi.Transports;

/// <summary>Whole PDUs over a byte stream: padding, digests and limits. One reader; writers take turns.</summary>
[Clause(Standard.Rfc7143, "11.1")]
internal sealed class PduStream(Stream stream, Breach breach) : IAsyncDisposable
{
    private const int AdditionalHeaderWord = 4;

    private readonly SemaphoreSlim writing = new(1);
    private readonly byte[] tail = new byte[AdditionalHeaderWord + Crc32c.Length];
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
        var pdu = await ReceiveHeaderAsync(cancellation);
        if (pdu.DataLength == 0)
            return pdu;
        if (received.Length < pdu.DataLength)
            received = new byte[pdu.DataLength];
        var data = received.AsMemory(0, pdu.DataLength);
        await ReceiveDataAsync(data, cancellation);
        return pdu with { Data = data };
    }

    /// <summary>Reads the header of the next PDU. Its data, where it has some, must be received next.</summary>
    /// <exception cref="EndOfStreamException">The other side closed the stream.</exception>
    public async ValueTask<ReceivedPdu> ReceiveHeaderAsync(CancellationToken cancellation)
    {
        var header = new byte[IBasicHeaderSegment.Length];
        await stream.ReadExactlyAsync(header, cancellation);
        var pdu = new ReceivedPdu(header, default);
        if (pdu.DataLength > MaximumReceived)
            throw breach($"sent a data segment of {pdu.DataLength} bytes; {MaximumReceived} were agreed");
        await ReadHeaderRestAsync(header, header[4] * AdditionalHeaderWord, cancellation);
        return pdu;
    }

    /// <summary>Reads the data behind a header to where they belong.</summary>
    /// <param name="destination">As long as the data are.</param>
    /// <param name="cancellation">Leaves the stream unusable.</param>
    public async ValueTask ReceiveDataAsync(Memory<byte> destination, CancellationToken cancellation)
    {
        await stream.ReadExactlyAsync(destination, cancellation);
        var padding = Padded(destination.Length) - destination.Length;
        var rest = padding + (DataDigest ? Crc32c.Length : 0);
        if (rest == 0)
            return;
        await stream.ReadExactlyAsync(tail.AsMemory(0, rest), cancellation);
        if (DataDigest)
            Check(Crc32c.Of(destination.Span, tail.AsSpan(0, padding)), tail.AsSpan(padding), "data segment");
    }

    /// <summary>Reads the additional headers, which no PDU has a use for here, and the digest over both.</summary>
    private async ValueTask ReadHeaderRestAsync(byte[] header, int additional, CancellationToken cancellation)
    {
        if (additional == 0 && !HeaderDigest)
            return;
        var rest = new byte[additional + (HeaderDigest ? Crc32c.Length : 0)];
        await stream.ReadExactlyAsync(rest, cancellation);
        if (HeaderDigest)
            Check(Crc32c.Of(header, rest.AsSpan(0, additional)), rest.AsSpan(additional), "header");
    }

    private void Check(uint digest, ReadOnlySpan<byte> sent, string what)
    {
        if (BinaryPrimitives.ReadUInt32LittleEndian(sent) != digest)
            throw breach($"sent a {what} whose digest does not match");
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
