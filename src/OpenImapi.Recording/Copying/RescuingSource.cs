using System.Collections.Immutable;
using System.Text;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Recording;

/// <summary>
/// A source that goes on behind blocks that cannot be read. It asks for each of them several times, and keeps a list of those that stay
/// unreadable: sound is silence there, data says in words that it is missing.
/// </summary>
/// <param name="inner">The source.</param>
/// <param name="layout">What the disc's tracks are made of.</param>
/// <param name="retries">How often a block that could not be read is asked for again.</param>
public sealed class RescuingSource(IBlockSource inner, DiscLayout layout, int retries) : IBlockSource
{
    private readonly SortedSet<long> unreadable = [];

    public int BlockSize => inner.BlockSize;

    public Extent Extent => inner.Extent;

    /// <summary>The blocks that could not be read so far, in order.</summary>
    public ImmutableArray<Extent> Unreadable
    {
        get
        {
            var runs = ImmutableArray.CreateBuilder<Extent>();
            foreach (var block in unreadable)
                if (runs is [.., var last] && last.End.Value == block)
                    runs[^1] = last with { Length = last.Length + new BlockCount(1) };
                else
                    runs.Add(new(new(block), new(1)));
            return runs.ToImmutable();
        }
    }

    /// <exception cref="DiscException">OPENIMAPI_E_COPY_PROTECTED, OPENIMAPI_E_MEDIUM_CHANGED: going on is of no use.</exception>
    public async ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
    {
        while (!blocks.IsEmpty)
        {
            if (await FaultAsync(start, blocks, cancellation) is not { } fault)
                return;
            var good = (int)(fault.Block - start).Value;
            if (good > 0)
                await ReadAsync(start, blocks[..(good * BlockSize)], cancellation);
            var bad = blocks.Slice(good * BlockSize, BlockSize);
            if (!await RetryAsync(fault.Block, bad, cancellation))
                Miss(fault.Block, bad.Span);
            (start, blocks) = (fault.Block + new BlockCount(1), blocks[((good + 1) * BlockSize)..]);
        }
    }

    private async ValueTask<bool> RetryAsync(Lba block, Memory<byte> room, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < retries; attempt++)
            if (await FaultAsync(block, room, cancellation) is null)
                return true;
        return false;
    }

    /// <summary>What kept the blocks from being read, or nothing.</summary>
    private async ValueTask<UnreadableBlockException?> FaultAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
    {
        try
        {
            await inner.ReadAsync(start, blocks, cancellation);
            return null;
        }
        catch (BlockReadException locked) when (CopyProtection.IsReason(locked.Sense))
        {
            throw new DiscException(RecordingErrors.CopyProtected, $"{locked.Message} The drive wants a key for it.", inner: locked);
        }
        catch (UnreadableBlockException fault) when (fault.Block >= start && fault.Block < start + new BlockCount(blocks.Length / BlockSize))
        {
            return fault;
        }
    }

    /// <summary>Between the content of tracks lies nothing that could be missed: drives do not read the run-out blocks of a data track, for one.</summary>
    private void Miss(Lba block, Span<byte> room)
    {
        var track = layout.Tracks.FirstOrDefault(each => each.Extent.Contains(block));
        room.Clear();
        if (track is null)
            LeaveEmpty(block, room);
        else
            unreadable.Add(block.Value);
        if (track is { Form: not BlockForm.Audio })
            SayMissing(block, room);
    }

    private void LeaveEmpty(Lba block, Span<byte> room)
    {
        if (BlockSize == BlockSizes.Raw && layout.Tracks.FirstOrDefault(each => block < each.Extent.End + each.Postgap) is { } owner)
            Sector.WriteEmpty(owner.Form, block, room);
    }

    private static void SayMissing(Lba block, Span<byte> room)
    {
        var words = Encoding.ASCII.GetBytes($"Block {block} of the disc could not be read.\n");
        for (; room.Length >= words.Length; room = room[words.Length..])
            words.CopyTo(room);
    }
}
