using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>What the recorder has decided once it has seen the medium: what is written, in which order.</summary>
internal sealed record BurnPlan(ImmutableArray<WriteSpan> Spans)
{
    public bool Simulate { get; init; }

    public bool Verify { get; init; }

    public bool Eject { get; init; }

    /// <summary>The drive is told the whole session before the first block of it.</summary>
    public bool IsAnnounced { get; init; }

    /// <summary>The lead-in gets the layout's CD-TEXT.</summary>
    public bool WritesText { get; init; }

    /// <summary>Track and session are closed by the flush alone.</summary>
    public bool ClosesItself { get; init; }

    /// <summary>What is written last, run after run, once everything else is on the disc.</summary>
    public ImmutableArray<PlacedBlocks> Head { get; init; } = [];

    /// <summary>So many blocks from the start on are empty at first, and get their content after the head.</summary>
    public BlockCount Withheld { get; init; }

    /// <summary>How many runs are written last.</summary>
    public int LastRuns => Head.Length + (Withheld > BlockCount.Zero ? 1 : 0);

    /// <summary>The first block of content on the disc.</summary>
    public Lba Start => (Spans.FirstOrDefault(span => span is { Content.Value: > 0, IsGap: false }) ?? Spans[0]).At;

    /// <summary>Where the last track ends.</summary>
    public Lba End => Spans.Last(span => span.Track > 0).End;

    /// <summary>Blocks that come from the source.</summary>
    public BlockCount Content => new(Spans.Sum(span => span.Content.Value));

    /// <summary>Blocks of tracks that do not.</summary>
    public BlockCount Padding => new(Spans.Where(span => span.Track > 0).Sum(span => span.Padding.Value));

    /// <summary>Every block that is written, lead-in and lead-out included.</summary>
    public BlockCount Total => new(Spans.Sum(span => span.Length.Value));

    /// <summary>How many tracks are written.</summary>
    public int Tracks => Spans.Max(span => span.Track);

    /// <summary>The span in which writing goes on after so many blocks, and how many of its own are written by then.</summary>
    public (WriteSpan Span, BlockCount Within) After(BlockCount written)
    {
        foreach (var span in Spans)
        {
            if (written < span.Length)
                return (span, written);
            written -= span.Length;
        }

        return (Spans[^1], Spans[^1].Length);
    }

    /// <summary>The plan with one track, and everything behind it, moved to where the drive begins it.</summary>
    public BurnPlan Placed(int track, Lba at)
    {
        var first = Spans.First(span => span.Track == track);
        var moved = at - first.At;
        return this with { Spans = [.. Spans.Select(span => span.Track < track ? span : span with { At = span.At + moved })] };
    }

    /// <summary>Which track is written after so many blocks, and how much of it.</summary>
    public TrackPosition PositionAfter(BlockCount written)
    {
        var (span, _) = After(written.Value > 0 ? written - new BlockCount(1) : written);
        var (left, done, total) = (written, 0L, 0L);
        foreach (var each in Spans)
        {
            var taken = BlockCount.Min(left, each.Length);
            if (each.Track == span.Track && !each.IsGap)
                (done, total) = (done + BlockCount.Min(taken, each.Content).Value, total + each.Content.Value);
            left -= taken;
        }

        return span.Track == 0 ? new(0, Tracks, 0, 0) : new(span.Track, Tracks, done, total);
    }

    /// <summary>Which track is compared after so many blocks of content, and how much of it.</summary>
    public TrackPosition PositionOfContent(BlockCount compared)
    {
        var written = BlockCount.Zero;
        foreach (var span in Spans)
        {
            if (compared <= span.Content)
                return PositionAfter(written + compared);
            (written, compared) = (written + span.Length, compared - span.Content);
        }

        return PositionAfter(Total);
    }

    /// <summary>The span that a block of the source is written in.</summary>
    public WriteSpan SpanOf(Lba source) => Spans.First(span => new Extent(span.Source, span.Content).Contains(source));
}
