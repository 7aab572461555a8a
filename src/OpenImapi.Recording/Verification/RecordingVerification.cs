using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>Reads back what was recorded and compares it.</summary>
internal sealed class RecordingVerification(BurnDesk desk, BurnPlan plan, ContentHashes hashes)
{
    /// <exception cref="VerificationFailedException">Something is not as it was recorded.</exception>
    public async ValueTask RunAsync(ProgressReporter progress, CancellationToken cancellation)
    {
        var disc = new DriveBlockSource(desk.Drive, OnDisc(), desk.Time);
        ImmutableArray<RecordedPiece> pieces = [.. hashes.Pieces.Select(piece => PieceOf(piece, disc))];
        var verifier = new ContentVerifier(pieces, desk.Source, desk.Job.PathAt);
        var mismatches = await verifier.CompareAsync(
            done => progress.Report(done.Value, of: plan.PositionOfContent(done)), cancellation);
        if (!mismatches.IsEmpty)
            throw new VerificationFailedException(mismatches);
    }

    private RecordedPiece PieceOf(PieceHash piece, IBlockSource disc)
    {
        var span = plan.SpanOf(piece.Extent.Start);
        return new(piece, span.At + (piece.Extent.Start - span.Source), disc, span.Form.Content);
    }

    private Extent OnDisc()
    {
        var spans = plan.Spans.Where(span => span.Content > BlockCount.Zero).ToArray();
        return Extent.Between(spans[0].At, spans[^1].At + spans[^1].Content);
    }
}
