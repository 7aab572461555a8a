namespace OpenImapi.Mastering;

/// <summary>Many short byte strings in a few large arrays; each lies whole in one of them. An arena of few bytes is small.</summary>
internal sealed class ByteArena
{
    private const int ChunkBits = 20;
    private const int LargestChunk = 1 << ChunkBits;
    private const int SmallestChunk = 1 << 10;
    private readonly List<byte[]> chunks = [];
    private int used;

    /// <summary>Keeps a copy of the bytes, at most 1 MiB, and tells where.</summary>
    public uint Add(ReadOnlySpan<byte> bytes)
    {
        if (chunks.Count == 0 || used + bytes.Length > chunks[^1].Length)
            Grow(bytes.Length);
        bytes.CopyTo(chunks[^1].AsSpan(used));
        var at = (uint)(chunks.Count - 1) << ChunkBits | (uint)used;
        used += bytes.Length;
        return at;
    }

    public ReadOnlySpan<byte> Span(uint at, int length) => Memory(at, length).Span;

    public ReadOnlyMemory<byte> Memory(uint at, int length) =>
        length == 0 ? default : chunks[(int)(at >> ChunkBits)].AsMemory((int)(at & (LargestChunk - 1)), length);

    private void Grow(int needed)
    {
        if (chunks.Count == 1 << 32 - ChunkBits)
            throw new InvalidOperationException("A tree holds at most 4 GiB of names.");
        var next = chunks.Count == 0 ? SmallestChunk : Math.Min(2 * chunks[^1].Length, LargestChunk);
        chunks.Add(new byte[Math.Max(next, needed)]);
        used = 0;
    }
}
