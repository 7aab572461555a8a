using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>How blocks go over the wire: what WRITE brings for each of them.</summary>
/// <param name="blockSize">Bytes that one block has on the wire.</param>
/// <param name="content">The part of the source's blocks that reaches the disc and can be read back.</param>
internal abstract class WireForm(int blockSize, ContentSlice content)
{
    public int BlockSize => blockSize;

    public ContentSlice Content => content;

    /// <summary>The source's blocks are sent as they are, and zeros where there is none.</summary>
    public virtual bool IsPlain => false;

    /// <summary>Makes one block.</summary>
    /// <param name="at">Where it will lie on the disc.</param>
    /// <param name="block">One block of the source; empty where it holds nothing of this block.</param>
    /// <param name="wire">The block to fill.</param>
    public abstract void Make(Lba at, ReadOnlySpan<byte> block, Span<byte> wire);
}

/// <summary>A part of the source's blocks, or all of it: user data, or samples.</summary>
internal sealed class SliceForm(ContentSlice content, int sourceBlockSize) : WireForm(content.Length, content)
{
    /// <summary>Whole blocks of this many bytes.</summary>
    public SliceForm(int blockSize)
        : this(new(0, blockSize), blockSize)
    {
    }

    public override bool IsPlain => Content.Length == sourceBlockSize;

    public override void Make(Lba at, ReadOnlySpan<byte> block, Span<byte> wire)
    {
        if (block.IsEmpty)
            wire.Clear();
        else
            Content.Of(block).CopyTo(wire);
    }
}
