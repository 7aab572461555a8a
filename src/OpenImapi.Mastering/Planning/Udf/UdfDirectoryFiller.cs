using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>Fills the blocks of UDF directories, one after another; descriptors go on from block to block.</summary>
internal sealed class UdfDirectoryFiller(UdfDirectories directories, UdfContents contents, UdfPlaces places)
{
    private readonly byte[] descriptor = new byte[FileIdentifierDescriptor.LengthFor(UdfNames.MaximumLength)];
    private int folder = -1;
    private int child;
    private int written;
    private int left;
    private long reached;

    public void Fill(int wanted, long offset, Span<byte> blocks)
    {
        if (wanted != folder || offset < reached)
            (folder, child, left, reached) = (wanted, -1, 0, 0);
        while (reached < offset)
            Take((int)Math.Min(descriptor.Length, offset - reached), default);
        while (!blocks.IsEmpty)
            blocks = blocks[Take(blocks.Length, blocks)..];
    }

    /// <summary>Takes up to so many bytes of the present descriptor, zeros after the last one, and returns how many.</summary>
    private int Take(int most, Span<byte> bytes)
    {
        if (left == 0 && child < directories.ChildrenOf(folder).Length)
            left = written = directories.Write(folder, child++, Location, descriptor);
        var count = left > 0 ? Math.Min(left, most) : most;
        if (left == 0)
            bytes.Clear();
        else if (!bytes.IsEmpty)
            descriptor.AsSpan(written - left, count).CopyTo(bytes);
        left = Math.Max(0, left - count);
        reached += count;
        return count;
    }

    private uint Location => places.InStructures(contents.AddressOf(folder)!.Value) + (uint)(reached / BlockSizes.UserData);
}
