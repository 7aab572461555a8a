using System.Buffers.Binary;
using System.Text;

namespace OpenImapi.Mastering;

/// <summary>One chunk of a file: four characters that say what it is, and where its content lies.</summary>
/// <param name="Id">Four characters.</param>
/// <param name="Offset">The byte at which the content begins.</param>
/// <param name="Length">Bytes of content, as its header says.</param>
internal readonly record struct Chunk(string Id, long Offset, long Length);

/// <summary>How a family of files lays its chunks out.</summary>
/// <param name="FirstChunk">Bytes before the first chunk.</param>
/// <param name="HeaderLength">Bytes of a chunk's header: identifier and length.</param>
/// <param name="Alignment">Chunks begin at multiples of so many bytes.</param>
/// <param name="ReadLength">Bytes of content, from the header.</param>
internal sealed record ChunkForm(int FirstChunk, int HeaderLength, int Alignment, ChunkForm.LengthReader ReadLength)
{
    public delegate long LengthReader(ReadOnlySpan<byte> header);

    /// <summary>RIFF and RF64: little end first.</summary>
    public static readonly ChunkForm Riff = new(12, 8, 2, header => BinaryPrimitives.ReadUInt32LittleEndian(header[4..]));

    /// <summary>AIFF: big end first.</summary>
    public static readonly ChunkForm Aiff = new(12, 8, 2, header => BinaryPrimitives.ReadUInt32BigEndian(header[4..]));

    /// <summary>Sony Wave64: identifiers of 16 bytes, and lengths that count the header.</summary>
    public static readonly ChunkForm Wave64 = new(40, 24, 8, header => BinaryPrimitives.ReadInt64LittleEndian(header[16..]) - 24);
}

/// <summary>Goes from chunk to chunk, in bounded time whatever their lengths say.</summary>
internal sealed class ChunkWalk(SoundBytes bytes, ChunkForm form)
{
    /// <summary>Real files have a few dozen.</summary>
    private const int MostChunks = 10_000;

    private long next = form.FirstChunk;
    private int count;

    /// <summary>The next chunk; nothing when the rest of the file is too short for one.</summary>
    public Chunk? Next()
    {
        Span<byte> header = stackalloc byte[form.HeaderLength];
        if (next > bytes.Length - header.Length || bytes.Read(next, header) < header.Length)
            return null;
        if (++count > MostChunks)
            throw bytes.Broken($"it has more than {MostChunks} chunks");
        var chunk = new Chunk(Encoding.Latin1.GetString(header[..4]), next + header.Length, form.ReadLength(header));
        if (chunk.Length < 0)
            throw bytes.Broken($"the chunk '{chunk.Id}' at byte {next} has a length below 0");
        Continue(chunk, chunk.Length);
        return chunk;
    }

    /// <summary>Goes on behind a chunk whose true length is not what its header says.</summary>
    public void Continue(Chunk chunk, long length)
    {
        var rest = Math.Max(0, bytes.Length - chunk.Offset);
        next = length >= rest ? bytes.Length : chunk.Offset + length + (form.Alignment - length % form.Alignment) % form.Alignment;
    }
}
