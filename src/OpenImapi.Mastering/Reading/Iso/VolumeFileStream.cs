using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>The content of one file of a volume, as it is recorded.</summary>
internal sealed class VolumeFileStream(IBlockSource source, IReadOnlyList<FileSection> sections) : VolumeStream
{
    /// <summary>Small reads are served from a run of so many blocks.</summary>
    private const int RunLength = 32;

    private byte[]? run;
    private Extent held;

    public override long Length { get; } = sections.Sum(section => (long)section.LengthInBytes);

    protected override async ValueTask<int> ReadAtAsync(long position, Memory<byte> buffer, CancellationToken cancellation) =>
        SectionAt(position) is { } at ? await ReadAsync(at.Section, at.Offset, buffer, cancellation) : 0;

    /// <summary>The section that holds a position, and the position in it; nothing at the end.</summary>
    private (FileSection Section, long Offset)? SectionAt(long offset)
    {
        foreach (var section in sections)
        {
            if (offset < section.LengthInBytes)
                return (section, offset);
            offset -= section.LengthInBytes;
        }

        return null;
    }

    private async ValueTask<int> ReadAsync(FileSection section, long offset, Memory<byte> buffer, CancellationToken cancellation)
    {
        var block = section.Extent.Start + new BlockCount(offset / BlockSizes.UserData);
        var within = (int)(offset % BlockSizes.UserData);
        var left = section.LengthInBytes - offset;
        var whole = Math.Min(left, buffer.Length) / BlockSizes.UserData;
        if (within == 0 && whole >= RunLength)
        {
            var direct = buffer[..(int)(whole * BlockSizes.UserData)];
            await source.ReadAsync(block, direct, cancellation);
            return direct.Length;
        }

        if (!held.Contains(block))
            await FetchAsync(Extent.Between(block, section.Extent.End), cancellation);
        var start = (int)(block - held.Start).Bytes() + within;
        var available = (int)Math.Min((held.End - block).Bytes() - within, left);
        var count = Math.Min(available, buffer.Length);
        run.AsMemory(start, count).CopyTo(buffer);
        return count;
    }

    private async ValueTask FetchAsync(Extent from, CancellationToken cancellation)
    {
        var wanted = new Extent(from.Start, BlockCount.Min(from.Length, new(RunLength)));
        run ??= new byte[BlockCount.Min(BlockCount.ForBytes(Length), new(RunLength)).Bytes()];
        held = default;
        await source.ReadAsync(wanted.Start, run.AsMemory(0, (int)wanted.Length.Bytes()), cancellation);
        held = wanted;
    }
}
