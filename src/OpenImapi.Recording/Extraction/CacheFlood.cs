using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>Pushes sectors out of a drive's buffer by reading others, so that the next reading comes from the disc.</summary>
internal sealed class CacheFlood(SectorReader reader, Extent audio, int cacheSize)
{
    /// <summary>A buffer is kept by drives in parts: twice its size pushes everything out.</summary>
    private readonly BlockCount needed = BlockCount.ForBytes(2L * cacheSize, BlockSizes.Raw);

    /// <summary>So many sectors read one after another leave nothing of their beginning in the buffer.</summary>
    public BlockCount Needed => needed;

    /// <summary>Reads sectors away from those given. What cannot be read there does not matter.</summary>
    public async ValueTask FloodAsync(Extent kept, CancellationToken cancellation)
    {
        var after = audio.End - kept.End;
        var start = after >= needed ? kept.End : audio.Start;
        var room = new byte[26 * BlockSizes.Raw];
        for (var at = start; at < audio.End && at < start + needed; at += new BlockCount(26))
        {
            var part = new Extent(at, BlockCount.Min(new(26), audio.End - at));
            if (part.Overlaps(kept))
                continue;
            try
            {
                await reader.ReadAsync(at, room.AsMemory(0, (int)part.Length.Bytes(BlockSizes.Raw)), cancellation);
            }
            catch (UnreadableBlockException)
            {
                // It is read to be forgotten.
            }
        }
    }
}
