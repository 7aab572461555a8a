using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Closes what an interrupted recording left open, and closes discs for good.</summary>
public static class DiscCloser
{
    /// <summary>Closes an open track and its session, and with <paramref name="final"/> the disc, and returns it as it is then.</summary>
    /// <param name="drive">Where the disc lies.</param>
    /// <param name="final">No session may follow. A CD takes this only together with a session that is still open.</param>
    /// <param name="progress">Told the part that is done, where the drive says it.</param>
    /// <param name="cancellation">Heeded until the first command that closes.</param>
    /// <exception cref="DiscException">
    /// OPENIMAPI_E_NOTHING_TO_CLOSE: the disc is blank, closed already, or a CD without an open session.
    /// IMAPI_E_INITIALIZE_ENDWRITE: the drive could not close it.
    /// </exception>
    public static Task<Medium> CloseAsync(
        Drive drive, bool final, IProgress<RecordingProgress>? progress = null, CancellationToken cancellation = default) =>
        CloseAsync(drive, final, progress, TimeProvider.System, cancellation);

    /// <inheritdoc cref="CloseAsync(Drive, bool, IProgress{RecordingProgress}?, CancellationToken)"/>
    public static async Task<Medium> CloseAsync(
        Drive drive, bool final, IProgress<RecordingProgress>? progress, TimeProvider time, CancellationToken cancellation)
    {
        var reporter = new ProgressReporter(progress, time);
        reporter.Enter(RecordingPhase.ValidatingMedia);
        var medium = await MediumInspector.InspectAsync(drive, time, cancellation);
        Check(medium, final);
        cancellation.ThrowIfCancellationRequested();
        return await DriveWork.RunAsync(drive, RecordingPhase.Finalization, reporter, time, () => CloseAsync(drive, medium, final, reporter, time));
    }

    private static void Check(Medium medium, bool final)
    {
        if (medium.IsBrokenOff)
            throw new DiscException(RecordingErrors.NothingToClose, medium.State, medium.Advice);
        if (medium.HasOpenSession)
            return;
        if (medium.Status == MediumStatus.Unusable)
            throw new DiscException(DriveErrors.InvalidMediumType, medium.State, medium.Advice);
        if (medium.Status != MediumStatus.Appendable)
            throw new DiscException(RecordingErrors.NothingToClose, $"There is nothing to close. {medium.State}");
        if (!final)
            throw new DiscException(RecordingErrors.NothingToClose, $"Every session of the disc is closed. {medium.State}",
                "imapi close --final closes a DVD+R or BD for good; a CD, DVD-R or DVD-RW is closed for good when it is recorded with --close.");
        if (medium.ClosesOnlyWithSession)
            throw new DiscException(RecordingErrors.NothingToClose, $"Every session of the disc is closed, and a {medium.Kind} is closed for good only with a new one. {medium.State}",
                "Record one more session with --close.");
    }

    private static async ValueTask CloseAsync(Drive drive, Medium medium, bool final, ProgressReporter progress, TimeProvider time)
    {
        var readiness = new Readiness(drive, time);
        try
        {
            if (medium.Family == MediumFamily.Cd)
                await drive.WritePageAsync(await CdWriteParameters.ReadAsync(drive, final ? MultiSession.None : MultiSession.Allowed, default), default);
            if (medium.Profile.IsSequentialDvdMinus())
                await drive.WritePageAsync(await DvdMinusParameters.ReadAsync(drive, WriteType.PacketIncremental, final ? MultiSession.None : MultiSession.Allowed, default), default);
            foreach (var track in medium.Tracks.Where(track => track.State != TrackState.Closed))
                await SendAsync(readiness, CloseFunction.Track, (ushort)track.Number, progress);
            await SendAsync(readiness, final && !medium.ClosesOnlyWithSession ? CloseFunction.Finalize : CloseFunction.Session, 0, progress);
        }
        catch (DriveException refused) when (OrderErrors.SaysLittle(refused))
        {
            throw new DiscException(RecordingErrors.InitializeEndWrite, $"{RecordingErrors.InitializeEndWrite.Text} {refused.Message}", inner: refused);
        }
    }

    private static ValueTask SendAsync(Readiness readiness, CloseFunction function, ushort track, ProgressReporter progress) =>
        readiness.RunAsync(new CloseTrackSession(function, track), new(function, track, Immediate: false), Readiness.Closing, progress.Part);
}
