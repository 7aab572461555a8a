using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>A run of blocks that cannot be read, and why.</summary>
internal readonly record struct UnreadableRun(Extent Extent, string Reason);

/// <summary>Reads runs of blocks in order of address, a MiB at a time, and goes on behind each block that cannot be read.</summary>
internal sealed class ContentReader(IBlockSource source, IProgress<ContentProgress>? progress)
{
    private const int BlocksAtOnce = 512;

    private readonly byte[] room = new byte[(int)Math.Min(BlocksAtOnce, source.Extent.Length.Value) * BlockSizes.UserData];
    private readonly List<UnreadableRun> unreadable = [];
    private BlockCount done;

    /// <summary>What could not be read, in order of address; blocks side by side are one run.</summary>
    public IReadOnlyList<UnreadableRun> Unreadable => unreadable;

    /// <summary>The blocks that were read.</summary>
    public BlockCount Read { get; private set; }

    /// <summary>Reads the part of each run that the source has.</summary>
    public async ValueTask ReadAsync(IReadOnlyList<Extent> runs, CancellationToken cancellation)
    {
        var here = runs.Select(Within).Where(run => !run.IsEmpty).ToList();
        var total = here.Sum(run => run.Length.Bytes());
        progress?.Report(new(0, total));
        foreach (var run in here)
            for (var at = run.Start; at < run.End;)
            {
                var piece = new Extent(at, BlockCount.Min(run.End - at, new(BlocksAtOnce)));
                await ReadAsync(piece, cancellation);
                at = piece.End;
                done += piece.Length;
                progress?.Report(new(done.Bytes(), total));
            }
    }

    /// <summary>The part of an extent that the source has.</summary>
    private Extent Within(Extent extent)
    {
        var start = extent.Start > source.Extent.Start ? extent.Start : source.Extent.Start;
        var end = extent.End < source.Extent.End ? extent.End : source.Extent.End;
        return end > start ? Extent.Between(start, end) : default;
    }

    private async ValueTask ReadAsync(Extent piece, CancellationToken cancellation)
    {
        for (var at = piece.Start; at < piece.End;)
        {
            cancellation.ThrowIfCancellationRequested();
            var left = Extent.Between(at, piece.End);
            try
            {
                await source.ReadAsync(at, room.AsMemory(0, (int)left.Length.Bytes()), cancellation);
                Read += left.Length;
                return;
            }
            catch (UnreadableBlockException fault) when (left.Contains(fault.Block))
            {
                await ReadAsync(Extent.Between(at, fault.Block), cancellation);
                Note(fault);
                at = fault.Block + new BlockCount(1);
            }
        }
    }

    private void Note(UnreadableBlockException fault)
    {
        var one = new BlockCount(1);
        if (unreadable is [.., var last] && last.Extent.End == fault.Block)
            unreadable[^1] = last with { Extent = new(last.Extent.Start, last.Extent.Length + one) };
        else
            unreadable.Add(new(new(fault.Block, one), fault.Message));
    }
}
