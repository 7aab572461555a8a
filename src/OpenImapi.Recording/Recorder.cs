using System.Runtime.ExceptionServices;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Records a job on the disc in a drive.</summary>
public static class Recorder
{
    /// <summary>
    /// Inspects the medium, writes, closes the session, reads everything back and compares it. The tray is locked meanwhile and always
    /// unlocked afterwards. Cancelling takes effect between two commands; what was begun is then flushed and its track closed.
    /// </summary>
    /// <exception cref="RecordingException">The recording failed after writing had begun; it says what state the disc is in.</exception>
    /// <exception cref="DiscException">The recording failed before anything was written.</exception>
    /// <exception cref="RecordingCanceledException">It was cancelled.</exception>
    public static Task<RecordingResult> RecordAsync(
        Drive drive, RecordingJob job, IProgress<RecordingProgress>? progress = null, CancellationToken cancellation = default) =>
        RecordAsync(drive, job, progress, TimeProvider.System, cancellation);

    /// <inheritdoc cref="RecordAsync(Drive, RecordingJob, IProgress{RecordingProgress}?, CancellationToken)"/>
    public static async Task<RecordingResult> RecordAsync(
        Drive drive, RecordingJob job, IProgress<RecordingProgress>? progress, TimeProvider time, CancellationToken cancellation)
    {
        var reporter = new ProgressReporter(progress, time);
        reporter.Enter(RecordingPhase.Waiting);
        var desk = new BurnDesk(drive, await DriveSurvey.ReadAsync(drive, cancellation), job, time);
        await using var work = new RecordingWork(desk, reporter);
        var ending = await RunAsync(work, reporter, cancellation);
        return ending switch
        {
            Ending.Success => RecordingReport.Result(desk, work, reporter),
            Ending.Failure { Error: DiscException error } when work.Touched => throw RecordingReport.Failure(error, work),
            Ending.Failure failure => throw Rethrow(failure.Error),
            _ => throw RecordingReport.Cancelled(work, cancellation),
        };
    }

    private static async ValueTask<Ending> RunAsync(RecordingWork work, ProgressReporter reporter, CancellationToken cancellation)
    {
        State state = new State.Idle();
        var (next, order) = RecorderMachine.Step(state, new Event.Started());
        while (order is not Order.Stop)
        {
            var (before, now) = (state, next);
            var happened = cancellation.IsCancellationRequested && now.CanCancel ? new Event.CancelRequested()
                : await TryCarryOutAsync(work, order, () => Show(before, now, reporter), now.CanCancel ? cancellation : CancellationToken.None);
            state = now;
            (next, order) = RecorderMachine.Step(state, happened);
        }

        Show(state, next, reporter);
        return ((State.Ended)next).Ending;
    }

    /// <summary>
    /// Tells of a new phase. One that counts blocks announces itself when it knows how many; releasing the drive is not told of, so that a
    /// sink that throws cannot keep it from happening.
    /// </summary>
    private static void Show(State before, State now, ProgressReporter reporter)
    {
        if (now.Phase == before.Phase || now is State.WritingData or State.Verifying or State.Releasing or State.Ended { Ending: not Ending.Success })
            return;
        reporter.Enter(now.Phase);
        if (now is State.Ended)
            reporter.Complete();
    }

    private static async ValueTask<Event> TryCarryOutAsync(RecordingWork work, Order order, Action announce, CancellationToken cancellation)
    {
        try
        {
            announce();
            return await work.CarryOutAsync(order, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return new Event.CancelRequested();
        }
        catch (DriveException refused) when (OrderErrors.Of(order) is { } error && OrderErrors.SaysLittle(refused))
        {
            return new Event.Faulted(new DiscException(error, $"{error.Text} {refused.Message}", inner: refused));
        }
        catch (Exception fault)
        {
            return new Event.Faulted(fault);
        }
    }

    private static Exception Rethrow(Exception error)
    {
        ExceptionDispatchInfo.Throw(error);
        return error;
    }
}
