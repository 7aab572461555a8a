namespace OpenImapi.Mastering;

/// <summary>Many short byte strings in a few large arrays; each lies whole in one of them.</summary>
internal sealed class ByteArena
{
    private const int ChunkBits = 20;
    private const int ChunkLength = 1 << ChunkBits;
    private readonly List<byte[]> chunks = [];
    private int used = ChunkLength;

    /// <summary>Keeps a copy of the bytes, at most 1 MiB, and tells where.</summary>
    public uint Add(ReadOnlySpan<byte> bytes)
    {
        if (used + bytes.Length > ChunkLength)
        {
            if (chunks.Count == 1 << 32 - ChunkBits)
                throw new InvalidOperationException("A tree holds at most 4 GiB of names.");
            chunks.Add(new byte[ChunkLength]);
            used = 0;
        }

        bytes.CopyTo(chunks[^1].AsSpan(used));
        var at = (uint)(chunks.Count - 1) << ChunkBits | (uint)used;
        used += bytes.Length;
        return at;
    }

    public ReadOnlySpan<byte> Span(uint at, int length) => Memory(at, length).Span;

    public ReadOnlyMemory<byte> Memory(uint at, int length) =>
        length == 0 ? default : chunks[(int)(at >> ChunkBits)].AsMemory((int)(at & (ChunkLength - 1)), length);
}
