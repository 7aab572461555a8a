using OpenImapi.Formats;
using OpenImapi.Mmc;
using OpenImapi.Recording;

namespace OpenImapi;

/// <summary>Records a job of several sessions one session after another, and tells of it as of one recording.</summary>
internal static class SessionBurn
{
    public static async Task<RecordingResult> RecordAsync(Drive drive, RecordingJob job, IProgress<RecordingProgress> progress, CancellationToken cancellation)
    {
        var sessions = job.Layout.Sessions;
        if (sessions.Length == 1)
            return await Recorder.RecordAsync(drive, job, progress, cancellation);
        RecordingResult? earlier = null;
        for (var i = 0; i < sessions.Length; i++)
        {
            var isLast = i == sessions.Length - 1;
            var one = job with { Layout = job.Layout with { Sessions = [sessions[i]] }, CloseDisc = job.CloseDisc && isLast, Eject = job.Eject && isLast };
            var part = new Part(progress, ContentOf(sessions[..i]), ContentOf(sessions[(i + 1)..]), sessions[..i].Sum(session => session.Tracks.Length), job.Layout.Tracks.Count());
            earlier = await Recorder.RecordAsync(drive, one, part, cancellation) with { Earlier = earlier };
            if (job.Simulate && !isLast)
                return earlier with { Warnings = earlier.Warnings.Add("Only the first session was tried: the others follow one that is on the disc.") };
        }

        return earlier!;
    }

    private static long ContentOf(IEnumerable<SessionLayout> sessions) => sessions.Sum(session => session.Tracks.Sum(track => track.Extent.Length.Value));

    /// <summary>The progress of one session as a part of the whole.</summary>
    private sealed class Part(IProgress<RecordingProgress> whole, long before, long after, int tracksBefore, int tracks) : IProgress<RecordingProgress>
    {
        public void Report(RecordingProgress value)
        {
            var track = value.Track == 0 ? 0 : tracksBefore + value.Track;
            whole.Report(value.Phase is RecordingPhase.WritingData or RecordingPhase.Verifying
                ? value with { Written = before + value.Written, Total = before + value.Total + after, Track = track, Tracks = tracks }
                : value with { Track = track, Tracks = tracks });
        }
    }
}
