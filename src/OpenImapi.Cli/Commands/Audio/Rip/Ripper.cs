using OpenImapi.Formats;
using OpenImapi.Recording;

namespace OpenImapi.Cli;

/// <summary>Takes the sound off a disc into files.</summary>
internal sealed class Ripper(AudioExtractor extractor, RippedDisc disc, Invocation run, bool overwrite)
{
    public async Task<IReadOnlyList<RippedTrack>> RunAsync(IReadOnlyList<RipFile> files, CancellationToken cancellation)
    {
        var (total, speed) = (files.Sum(file => file.Length.Bytes), new Speedometer(run.Surroundings.Clock));
        var (done, number, tracks) = (0L, 0, files.Sum(file => file.Parts.Count));
        var ripped = new List<RippedTrack>();
        foreach (var file in files)
        {
            await using var writer = file.Create(overwrite);
            foreach (var part in file.Parts)
            {
                var (before, at) = (done, ++number);
                var progress = new Listener<ExtractionProgress>(made =>
                    run.Reporter.Advance(speed.At("reading", before + made.Done.Bytes(BlockSizes.Raw), total) with { Track = at, Tracks = tracks }));
                var report = await extractor.ExtractAsync(part, writer.WriteAsync, progress, cancellation);
                done += part.Extent.Length.Bytes(BlockSizes.Raw);
                ripped.Add(RippedTrack.Of(report, disc.TextOf(part.Track), file.Path));
            }

            await writer.CompleteAsync(cancellation);
        }

        return ripped;
    }
}
