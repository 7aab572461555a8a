using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Finding and closing tracks that are written one at a time.</summary>
internal static class CdTracks
{
    /// <summary>Asks where the next track begins, and takes note of its number.</summary>
    public static async ValueTask<TrackInformation> NextAsync(BurnDesk desk, int otherwise, CancellationToken cancellation)
    {
        var next = await desk.Drive.QueryAsync(new ReadTrackInformation(TrackAddressType.Track, ReadTrackInformation.InvisibleTrack), cancellation);
        desk.Track = next.Track is > 0 and < 100 ? next.Track : (ushort)otherwise;
        return next;
    }

    /// <summary>Refuses a drive that would begin elsewhere than the content was made for.</summary>
    public static async ValueTask RequireStartAsync(BurnDesk desk, Medium medium, CancellationToken cancellation)
    {
        var next = await NextAsync(desk, medium.Tracks.Length + 1, cancellation);
        if (next.NextWritableValid && next.NextWritable != desk.Job.Layout.Sessions[0].Start.Value)
            throw new DiscException(RecordingErrors.StartMismatch, $"The drive would go on writing at block {next.NextWritable}.");
    }

    public static ValueTask CloseTrackAsync(BurnDesk desk, Action<double> progress) =>
        desk.Readiness.RunAsync(new CloseTrackSession(CloseFunction.Track, desk.Track), new(CloseFunction.Track, desk.Track, Immediate: false), Readiness.Closing, progress);

    /// <summary>Whether another session may follow is said by the write parameters.</summary>
    public static ValueTask CloseSessionAsync(BurnDesk desk, Action<double> progress) =>
        desk.Readiness.RunAsync(new CloseTrackSession(CloseFunction.Session, 0), new(CloseFunction.Session, 0, Immediate: false), Readiness.Closing, progress);
}
