using System.Numerics;
using System.Runtime.CompilerServices;

namespace OpenImapi.Mastering;

/// <summary>Rows that never move: growing copies nothing and leaves no garbage behind. A table of few rows is small.</summary>
internal sealed class ChunkedTable<T>
    where T : struct
{
    private const int FirstBits = 5;
    private const int ChunkBits = 12;
    private const int ChunkRows = 1 << ChunkBits;
    private T[][] chunks = [];
    private int chunkCount;
    private int room;

    public int Count { get; private set; }

    public ref T this[int row]
    {
        get
        {
            var (chunk, offset) = PlaceOf(row);
            return ref chunks[chunk][offset];
        }
    }

    public int Add(in T row)
    {
        if (Count == room)
        {
            if (chunkCount == chunks.Length)
                Array.Resize(ref chunks, Math.Max(4, 2 * chunkCount));
            chunks[chunkCount] = new T[room == 0 ? 1 << FirstBits : Math.Min(room, ChunkRows)];
            room += chunks[chunkCount++].Length;
        }

        var (chunk, offset) = PlaceOf(Count);
        chunks[chunk][offset] = row;
        return Count++;
    }

    /// <summary>Chunks of 32, 32, 64, 128 rows and so on up to 2,048, which are 4,096 together, and then of 4,096.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (int Chunk, int Offset) PlaceOf(int row)
    {
        if (row >= ChunkRows)
            return ((row >> ChunkBits) + ChunkBits - FirstBits, row & (ChunkRows - 1));
        var bits = BitOperations.Log2((uint)row | (1 << FirstBits) - 1);
        return bits < FirstBits ? (0, row) : (bits - FirstBits + 1, row - (1 << bits));
    }
}
