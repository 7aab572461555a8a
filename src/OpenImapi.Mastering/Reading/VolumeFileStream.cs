using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>The content of one file of a volume. Blocks are only fetched asynchronously.</summary>
internal sealed class VolumeFileStream(IBlockSource source, VolumeEntry file) : Stream
{
    /// <summary>Small reads are served from a run of so many blocks.</summary>
    private const int RunLength = 32;

    private byte[]? run;
    private Extent held;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; } = file.Length;

    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = 0;
        while (read < buffer.Length && Section() is { } at)
        {
            var count = await ReadAsync(at.Section, at.Offset, buffer[read..], cancellationToken);
            Position += count;
            read += count;
        }

        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin)
    {
        var target = offset + origin switch
        {
            SeekOrigin.Begin => 0,
            SeekOrigin.Current => Position,
            _ => Length,
        };
        return Position = target >= 0 ? target : throw new IOException("A position before the start of the file was asked for.");
    }

    public override int Read(byte[] buffer, int offset, int count) => throw OnlyAsynchronous();

    public override int Read(Span<byte> buffer) => throw OnlyAsynchronous();

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException("A volume that is read cannot be changed.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A volume that is read cannot be changed.");

    private static NotSupportedException OnlyAsynchronous() => new("A file of a volume is read asynchronously: use ReadAsync or CopyToAsync.");

    /// <summary>The section that holds the present position, and the position in it; nothing at the end.</summary>
    private (FileSection Section, long Offset)? Section()
    {
        var offset = Position;
        foreach (var section in file.Sections)
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
