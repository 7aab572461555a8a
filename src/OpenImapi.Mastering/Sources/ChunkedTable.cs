namespace OpenImapi.Mastering;

/// <summary>Rows that never move: growing copies nothing and leaves no garbage behind.</summary>
internal sealed class ChunkedTable<T>
    where T : struct
{
    private const int ChunkBits = 12;
    private const int ChunkRows = 1 << ChunkBits;
    private readonly List<T[]> chunks = [];

    public int Count { get; private set; }

    public ref T this[int row] => ref chunks[row >> ChunkBits][row & (ChunkRows - 1)];

    public int Add(in T row)
    {
        if (Count >> ChunkBits == chunks.Count)
            chunks.Add(new T[ChunkRows]);
        chunks[Count >> ChunkBits][Count & (ChunkRows - 1)] = row;
        return Count++;
    }
}
