namespace OpenImapi.Recording;

/// <summary>The part of a block that counts: user data inside a sector, or all of it.</summary>
/// <param name="Offset">Where it begins in a block of the source, in bytes.</param>
/// <param name="Length">Its length in bytes.</param>
internal readonly record struct ContentSlice(int Offset, int Length)
{
    /// <summary>That part of one block.</summary>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> block) => block.Slice(Offset, Length);

    /// <summary>That part of many blocks, one after another. Blocks that are no larger than the part are that part already.</summary>
    public ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> blocks, int blockSize)
    {
        if (Length == blockSize)
            return blocks;
        var parts = new byte[blocks.Length / blockSize * Length];
        for (var (from, to) = (0, 0); to < parts.Length; (from, to) = (from + blockSize, to + Length))
            Of(blocks.Span.Slice(from, blockSize)).CopyTo(parts.AsSpan(to));
        return parts;
    }
}
