using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>What DVD-R, DVD+R and BD-R have in common: tracks that are numbered while open, and closing by function alone.</summary>
internal static class SequentialClosing
{
    /// <summary>Finds the open or empty track that the drive numbers as the last one of the last session.</summary>
    public static async ValueTask FindTrackAsync(BurnDesk desk, CancellationToken cancellation)
    {
        var disc = await desk.Drive.QueryAsync(new ReadDiscInformation(), cancellation);
        desk.Track = Math.Max((ushort)1, disc.LastTrackInLastSession);
        var next = await desk.Drive.QueryAsync(new ReadTrackInformation(TrackAddressType.Track, desk.Track), cancellation);
        if (next.NextWritableValid && next.NextWritable != desk.Job.Layout.Tracks.First().Extent.Start.Value)
            throw new DiscException(RecordingErrors.StartMismatch, $"The drive would go on writing at block {next.NextWritable}.");
    }

    public static ValueTask TrackAsync(BurnDesk desk, Action<double> progress) => SendAsync(desk, CloseFunction.Track, desk.Track, progress);

    /// <summary>Closes the session, or the disc for good. A drive that closed the disc together with its track has nothing left to do.</summary>
    public static ValueTask SessionAsync(BurnDesk desk, Action<double> progress) =>
        SessionAsync(desk, desk.Job.CloseDisc ? CloseFunction.Finalize : CloseFunction.Session, progress);

    /// <inheritdoc cref="SessionAsync(BurnDesk, Action{double})"/>
    public static async ValueTask SessionAsync(BurnDesk desk, CloseFunction function, Action<double> progress)
    {
        try
        {
            await SendAsync(desk, function, 0, progress);
        }
        catch (DriveException refused) when (refused.Sense.Key == SenseKey.IllegalRequest)
        {
            var disc = await desk.Drive.QueryAsync(new ReadDiscInformation(), CancellationToken.None);
            if (disc.Status != DiscStatus.Complete)
                throw;
        }
    }

    private static ValueTask SendAsync(BurnDesk desk, CloseFunction function, ushort track, Action<double> progress) =>
        desk.Readiness.RunAsync(new CloseTrackSession(function, track), new(function, track, Immediate: false), Readiness.Closing, progress);
}
