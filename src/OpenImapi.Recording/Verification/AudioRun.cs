using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Recording;

/// <summary>Sound that was recorded without a break: as a whole it may be read some samples late, and its edges not at all.</summary>
internal sealed class AudioRun(BurnDesk desk, Extent extent, SampleCount offset)
{
    private readonly SectorReader reader = new(desk.Drive, extent, offset, desk.Time);

    /// <summary>The blocks that were recorded.</summary>
    public Extent Extent => extent;

    public IBlockSource Reader => reader;

    /// <summary>Samples that lie where the drive cannot read.</summary>
    public SampleCount Unread => reader.Silenced;

    /// <summary>The bytes of a block, from and to, that cannot be read because of the offset.</summary>
    public Range BlindIn(Lba block)
    {
        if (Unread == SampleCount.Zero)
            return default;
        var beforeEnd = (extent.End - block).Value * SampleCount.PerBlock;
        var fromStart = (block - extent.Start).Value * SampleCount.PerBlock;
        return offset > SampleCount.Zero
            ? Bytes(beforeEnd - offset.Value)..BlockSizes.Raw
            : ..Bytes(-offset.Value - fromStart);
    }

    /// <summary>The runs of a plan; a track that is closed behind ends one.</summary>
    public static ImmutableArray<Extent> In(BurnPlan plan, DiscLayout layout)
    {
        var runs = ImmutableArray.CreateBuilder<Extent>();
        var isOpen = false;
        foreach (var span in plan.Spans.Where(span => span.Track > 0))
        {
            var isSound = layout.Sessions[0].Tracks[span.Track - 1].Form == BlockForm.Audio && span.Content > BlockCount.Zero;
            if (isSound && isOpen && runs[^1].End == span.At)
                runs[^1] = Extent.Between(runs[^1].Start, span.At + span.Content);
            else if (isSound)
                runs.Add(new(span.At, span.Content));
            isOpen = isSound && span.Padding == BlockCount.Zero && !span.EndsTrack;
        }

        return runs.DrainToImmutable();
    }

    private static int Bytes(long samples) => (int)Math.Clamp(samples, 0, SampleCount.PerBlock) * SampleCount.Size;
}
