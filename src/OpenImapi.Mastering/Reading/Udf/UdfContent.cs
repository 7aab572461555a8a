using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>Reads bytes of a file from wherever its sections lie.</summary>
internal sealed class UdfContent
{
    private readonly UdfBlocks blocks;
    private readonly UdfFile file;
    private readonly ImmutableArray<long> starts;

    public UdfContent(UdfBlocks blocks, UdfFile file)
    {
        (this.blocks, this.file) = (blocks, file);
        var (builder, at) = (ImmutableArray.CreateBuilder<long>(file.Sections.Length), 0L);
        foreach (var section in file.Sections)
        {
            builder.Add(at);
            at += section.Length;
        }

        starts = builder.MoveToImmutable();
    }

    public long Length => file.Length;

    /// <summary>The logical block that a byte of the content lies in, as a tag in it names it; of embedded content the entry's.</summary>
    public LogicalBlockAddress BlockOf(long position)
    {
        if (file.Sections.IsEmpty)
            return file.Address;
        var index = IndexOf(position);
        var section = file.Sections[index];
        return section.Location with { Block = (uint)(section.Location.Block + (position - starts[index]) / BlockSizes.UserData) };
    }

    /// <summary>Reads some bytes, at least one unless the end is reached.</summary>
    /// <exception cref="DiscException">A block lies outside the image, or cannot be read.</exception>
    public async ValueTask<int> ReadAsync(long position, Memory<byte> buffer, CancellationToken cancellation)
    {
        var count = (int)Math.Min(buffer.Length, Length - position);
        if (count <= 0)
            return 0;
        if (file.Sections.IsEmpty)
        {
            file.Entry.AllocationDescriptors.Span.Slice((int)position, count).CopyTo(buffer.Span);
            return count;
        }

        var index = IndexOf(position);
        var (section, offset) = (file.Sections[index], position - starts[index]);
        count = (int)Math.Min(count, section.Length - offset);
        if (section.State != ExtentState.Recorded)
        {
            buffer.Span[..count].Clear();
            return count;
        }

        return await ReadRecordedAsync(section, offset, buffer[..count], cancellation);
    }

    private async ValueTask<int> ReadRecordedAsync(UdfSection section, long offset, Memory<byte> buffer, CancellationToken cancellation)
    {
        var (first, within) = (offset / BlockSizes.UserData, (int)(offset % BlockSizes.UserData));
        var address = section.Location with { Block = (uint)(section.Location.Block + first) };
        var found = blocks.Find(address)
            ?? throw new DiscException(VolumeErrors.OutsideImage, $"Logical block {address} lies outside its partition or the image.");
        var wanted = BlockCount.Min(found.Length, BlockCount.ForBytes(within + buffer.Length));
        if (within == 0 && buffer.Length >= BlockSizes.UserData)
        {
            var whole = buffer[..(int)Math.Min(wanted.Bytes(), buffer.Length / BlockSizes.UserData * BlockSizes.UserData)];
            await blocks.Source.ReadAsync(found.Start, whole, cancellation);
            return whole.Length;
        }

        var block = await blocks.Source.ReadAsync(found.Start, 1, cancellation);
        var count = Math.Min(buffer.Length, BlockSizes.UserData - within);
        block.AsMemory(within, count).CopyTo(buffer);
        return count;
    }

    private int IndexOf(long position)
    {
        var index = starts.BinarySearch(position);
        index = index < 0 ? ~index - 1 : index;
        while (index + 1 < starts.Length && starts[index + 1] == starts[index])
            index++;
        return index;
    }
}
