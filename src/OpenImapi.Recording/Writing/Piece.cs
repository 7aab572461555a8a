using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>At most <see cref="ContentHashes.BlocksPerPiece"/> blocks of one span on their way from the source to the drive.</summary>
internal sealed class Piece(byte[] room)
{
    /// <summary>The whole room.</summary>
    public byte[] Room => room;

    /// <summary>The span that its blocks belong to.</summary>
    public WriteSpan? Span { get; private set; }

    /// <summary>Bytes filled.</summary>
    public int Length { get; private set; }

    /// <summary>Makes it hold so many blocks of a span.</summary>
    public Memory<byte> Take(WriteSpan span, BlockCount blocks)
    {
        (Span, Length) = (span, (int)blocks.Bytes(span.Form.BlockSize));
        return room.AsMemory(0, Length);
    }
}
