using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Recording;

/// <summary>One reading of some sectors: what came, and which of them are in doubt or did not come at all.</summary>
internal sealed class SectorReading(SectorReader reader, bool useC2)
{
    /// <summary>Sectors asked for at once: about what one command brings, so that one bad sector costs little.</summary>
    private const int Chunk = 26;

    private readonly byte[] chunkDoubts = new byte[useC2 ? Chunk * SampleCount.PerBlock : 0];
    private byte[] sectors = [];
    private SectorState[] states = [];

    /// <summary>How the sector with this number in the reading came.</summary>
    public SectorState StateOf(int sector) => states[sector];

    public Memory<byte> Sectors { get; private set; }

    public Span<byte> Sector(int sector) => Sectors.Span.Slice(sector * BlockSizes.Raw, BlockSizes.Raw);

    /// <exception cref="DiscException">Another disc is inside, or the drive is gone.</exception>
    public async ValueTask ReadAsync(Extent extent, CancellationToken cancellation)
    {
        var count = (int)extent.Length.Value;
        if (sectors.Length < count * BlockSizes.Raw)
            (sectors, states) = (new byte[count * BlockSizes.Raw], new SectorState[count]);
        Sectors = sectors.AsMemory(0, count * BlockSizes.Raw);
        for (var at = 0; at < count; at += Chunk)
            await ReadChunkAsync(extent.Start, at, Math.Min(Chunk, count - at), cancellation);
    }

    private async ValueTask ReadChunkAsync(Lba start, int at, int count, CancellationToken cancellation)
    {
        var (room, doubts) = (Sectors.Slice(at * BlockSizes.Raw, count * BlockSizes.Raw), chunkDoubts.AsMemory(0, useC2 ? count * SampleCount.PerBlock : 0));
        try
        {
            await reader.ReadAsync(start + new BlockCount(at), room, doubts, cancellation);
            for (var i = 0; i < count; i++)
                states[at + i] = useC2 && doubts.Span.Slice(i * SampleCount.PerBlock, SampleCount.PerBlock).ContainsAnyExcept((byte)0) ? SectorState.Doubtful : SectorState.Read;
        }
        catch (BlockReadException) when (count > 1)
        {
            for (var i = 0; i < count; i++)
                await ReadChunkAsync(start, at + i, 1, cancellation);
        }
        catch (BlockReadException)
        {
            room.Span.Clear();
            states[at] = SectorState.Unreadable;
        }
    }
}

/// <summary>How a sector came.</summary>
internal enum SectorState
{
    Read,

    /// <summary>C2 pointers doubt some of its bytes.</summary>
    Doubtful,

    Unreadable,
}
