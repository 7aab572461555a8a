using OpenImapi.Formats;
using OpenImapi.Recording;

namespace OpenImapi;

/// <summary>One call that adds blocks to a track: all of them, or those that fit when the disc gets full, or none when it fails otherwise.</summary>
/// <param name="track">The open track.</param>
/// <param name="room">Blocks that it can still take.</param>
/// <param name="total">Bytes that are expected.</param>
/// <param name="events">Hears how far it has come, and may end it.</param>
internal sealed class AudioAddition(StashTrack track, BlockCount room, long total, AddEvents events)
{
    /// <summary>Blocks that are staged between two looks at whether to go on: about a megabyte.</summary>
    private const int BlocksAtOnce = 446;

    private BlockCount taken;

    /// <summary>Adds what lies in memory.</summary>
    /// <exception cref="DiscException">IMAPI_E_DISCFULL: what fits was added.</exception>
    public async ValueTask AddAsync(ReadOnlyMemory<byte> blocks, CancellationToken cancellation)
    {
        events.Report((0, total));
        for (; !blocks.IsEmpty; blocks = blocks[Math.Min(blocks.Length, BlocksAtOnce * BlockSizes.Raw)..])
            await TakeAsync(blocks[..Math.Min(blocks.Length, BlocksAtOnce * BlockSizes.Raw)], cancellation);
        Finish(cancellation);
    }

    /// <summary>Adds a stream up to its end.</summary>
    /// <param name="samples">The stream.</param>
    /// <param name="pad">Fills the last block with silence; else a stream that does not end with a block is an error.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="DiscException">IMAPI_E_DISCFULL: what fits was added.</exception>
    /// <exception cref="ArgumentException">The stream ends inside a block.</exception>
    public async ValueTask AddAsync(Stream samples, bool pad, CancellationToken cancellation)
    {
        events.Report((0, total));
        var buffer = new byte[BlocksAtOnce * BlockSizes.Raw];
        for (var count = buffer.Length; count == buffer.Length;)
        {
            count = await samples.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
            var whole = (int)BlockCount.ForBytes(count, BlockSizes.Raw).Bytes(BlockSizes.Raw);
            if (whole != count && !pad)
                throw AudioRules.NoWholeBlocks(taken.Bytes(BlockSizes.Raw) + count);
            buffer.AsSpan(count..whole).Clear();
            await TakeAsync(buffer.AsMemory(0, whole), cancellation);
        }

        Finish(cancellation);
    }

    private async ValueTask TakeAsync(ReadOnlyMemory<byte> blocks, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var (given, fits) = (new BlockCount(blocks.Length / BlockSizes.Raw), room - taken);
        if (given > fits)
            blocks = blocks[..(int)fits.Bytes(BlockSizes.Raw)];
        if (!blocks.IsEmpty)
            await track.WriteAsync(taken, blocks, cancellation);
        taken += BlockCount.Min(given, fits);
        if (given > fits)
        {
            track.Grow(taken);
            throw new DiscException(RecordingErrors.DiscFull, $"The track takes {taken} more blocks and no more; those were added.",
                "Close the track, or insert a disc with more room.");
        }

        if (taken.Bytes(BlockSizes.Raw) < total)
            events.Report((taken.Bytes(BlockSizes.Raw), total));
    }

    private void Finish(CancellationToken cancellation)
    {
        var done = taken.Bytes(BlockSizes.Raw);
        events.Report((done, done));
        cancellation.ThrowIfCancellationRequested();
        track.Grow(taken);
    }
}
