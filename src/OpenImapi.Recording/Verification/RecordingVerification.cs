using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Recording;

/// <summary>Reads back what was recorded and compares it: every block, and of sound what the disc says about it.</summary>
internal sealed class RecordingVerification(BurnDesk desk, BurnPlan plan, ContentHashes hashes)
{
    private readonly DiscLayout layout = PlacedLayout.Of(desk.Job.Layout, plan);

    /// <summary>Samples by which the drive read late or early; nothing where no sound was compared.</summary>
    public SampleCount? ReadOffset { get; private set; }

    /// <exception cref="VerificationFailedException">Something is not as it was recorded.</exception>
    public async ValueTask RunAsync(ProgressReporter progress, CancellationToken cancellation)
    {
        var sound = await SoundAsync(cancellation);
        var pieces = PiecesOf(sound);
        var mismatches = await new ContentVerifier(pieces, desk.Source, desk.Job.PathAt).CompareAsync(
            done => progress.Report(done.Value, of: plan.PositionOfContent(done)), cancellation);
        foreach (var run in plan.Head)
            mismatches = mismatches.AddRange(await HeadAsync(run, cancellation));
        if (!mismatches.IsEmpty)
            throw new VerificationFailedException(mismatches);
        var unread = sound.Sum(run => run.Unread.Value);
        if (unread > 0)
            desk.Warn($"The drive reads sound {Math.Abs(ReadOffset!.Value.Value)} samples {(ReadOffset.Value > SampleCount.Zero ? "late" : "early")}: "
                + $"{unread} samples at the edges lie where it cannot read and were not compared.");
        if (!LayoutRules.IsOneDataTrack(layout))
            await new LayoutVerification(desk, plan, layout).RunAsync(cancellation);
    }

    /// <summary>The blocks of a run that came last, where they are not as they were sent.</summary>
    private async ValueTask<IEnumerable<BlockMismatch>> HeadAsync(PlacedBlocks run, CancellationToken cancellation)
    {
        try
        {
            var read = await new DriveBlockSource(desk.Drive, run.Extent, desk.Time).ReadAsync(run.Start, (int)run.Extent.Length.Value, cancellation);
            return Enumerable.Range(0, (int)run.Extent.Length.Value)
                .Where(block => !BlockOf(read, block).SequenceEqual(BlockOf(run.Blocks.Span, block)))
                .Select(block => new Lba(run.Start.Value + block))
                .Select(at => new BlockMismatch(new(at, new(1)), desk.Job.PathAt?.Invoke(at), null));
        }
        catch (BlockReadException broken)
        {
            return [new(new(broken.Block, new(1)), desk.Job.PathAt?.Invoke(broken.Block), broken.Sense.ToString())];
        }
    }

    private static ReadOnlySpan<byte> BlockOf(ReadOnlySpan<byte> blocks, int index) => blocks.Slice(index * BlockSizes.UserData, BlockSizes.UserData);

    /// <summary>The runs of sound, to be read with the offset that the job says, or else that is found.</summary>
    private async ValueTask<ImmutableArray<AudioRun>> SoundAsync(CancellationToken cancellation)
    {
        var runs = AudioRun.In(plan, layout);
        if (runs.IsEmpty)
            return [];
        var written = new SampleCount(desk.Job.WriteOffset);
        var late = desk.Job.ReadOffset is { } said ? new SampleCount(said) + written : await new OffsetSearch(desk, plan).FindAsync(runs, cancellation);
        if (late is { } known)
            ReadOffset = known - written;
        return [.. runs.Select(run => new AudioRun(desk, run, late ?? default))];
    }

    private ImmutableArray<RecordedPiece> PiecesOf(ImmutableArray<AudioRun> sound)
    {
        var sectors = new Lazy<SectorReader>(() => new(desk.Drive, layout, default, desk.Time));
        return [.. hashes.Pieces.Select(piece => PieceOf(piece, sound, sectors)).Where(piece => piece.OnDisc >= layout.Sessions[0].Start)];
    }

    private RecordedPiece PieceOf(PieceHash piece, ImmutableArray<AudioRun> sound, Lazy<SectorReader> sectors)
    {
        var span = plan.SpanOf(piece.Extent.Start);
        var onDisc = new Extent(span.At + (piece.Extent.Start - span.Source), piece.Extent.Length);
        if (sound.FirstOrDefault(run => run.Extent.Contains(onDisc)) is { } run)
            return new(piece, onDisc.Start, run.Reader, span.Form.Content) { BlindIn = run.BlindIn };
        IBlockSource disc = span.Form.Content.Length == BlockSizes.UserData ? new DriveBlockSource(desk.Drive, onDisc, desk.Time) : sectors.Value;
        return new(piece, onDisc.Start, disc, span.Form.Content);
    }
}
