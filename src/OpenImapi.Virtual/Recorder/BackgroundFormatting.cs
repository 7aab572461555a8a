using OpenImapi.Formats;

namespace OpenImapi.Virtual;

/// <summary>The formatting of a DVD+RW that goes on while the drive does other work.</summary>
internal sealed class BackgroundFormatting(FormattedArea area, TimeSpan duration, RecorderOptions options)
{
    private readonly BlockCount from = area.Ready;
    private readonly LongOperation operation = new(default, duration, options);

    /// <summary>How much of the disc is formatted by now, as far as it goes by itself: whole ECC blocks.</summary>
    public BlockCount Reached(MediumKind kind)
    {
        var blocks = (long)((area.Size - from).Value * operation.Advance());
        return from + (from + new BlockCount(blocks) == area.Size ? new(blocks) : new(blocks / kind.BlockingFactor * kind.BlockingFactor));
    }
}
