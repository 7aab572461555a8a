using System.Buffers;

namespace OpenImapi.Com;

/// <summary>Bytes of a client's, for as long as its call lasts.</summary>
internal sealed unsafe class ClientMemory(byte* bytes, int length) : MemoryManager<byte>
{
    public override Span<byte> GetSpan() => new(bytes, length);

    /// <summary>They do not move.</summary>
    public override MemoryHandle Pin(int elementIndex = 0) => new(bytes + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
