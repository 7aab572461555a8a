using OpenImapi.Formats;
using OpenImapi.Recording;

namespace OpenImapi;

/// <summary>
/// The one place where a recording's progress becomes IMAPI's events: preparing, tracks and blocks from 0 to the total, closing, complete.
/// Cancelling is asked for while blocks are written.
/// </summary>
internal sealed class BurnEvents(ProgressSinks sinks, IProgress<RecordingProgress>? listener, CancellationTokenSource cancel) : IProgress<RecordingProgress>
{
    /// <summary>What spinning up and power calibration take, as drives go.</summary>
    private const int PreparingSeconds = 15;

    /// <summary>Lead-in and lead-out of a first session at 1x: 11,250 blocks.</summary>
    private const int ClosingSecondsAtOneTimes = 150;

    private Stage stage;
    private BlockEvents blocks = new(sinks, tracks: []);
    private bool byTrack;
    private long written;
    private long total = 1;
    private double times = 1;

    private enum Stage
    {
        Preparing,
        Writing,
        Closing,
        Complete,
    }

    /// <summary>True once a block was sent to the drive.</summary>
    public bool HasWritten => written > 0;

    /// <summary>A sink asked for the end.</summary>
    public bool UserAborted { get; private set; }

    /// <summary>Everything was written; else what is being closed is what an early end has left.</summary>
    private bool IsWhole => written == total && !UserAborted;

    /// <summary>What is about to be recorded: of a layout with sound, every track is told.</summary>
    public void Expect(DiscLayout layout)
    {
        byTrack = layout.Tracks.Any(track => track.Form == BlockForm.Audio);
        blocks = new(sinks, byTrack ? [.. layout.Tracks.Select(track => track.Extent.Length.Value)] : []);
    }

    public void Begin()
    {
        sinks.BeginSilence();
        sinks.Raise(sink => sink.NotifyPreparingBurn(PreparingSeconds));
    }

    public void Report(RecordingProgress value)
    {
        listener?.Report(value);
        switch (value.Phase)
        {
            case RecordingPhase.WritingData when stage <= Stage.Writing:
                times = value.Times > 0 ? value.Times : times;
                Written(value);
                break;
            case RecordingPhase.Finalization or RecordingPhase.Verifying when stage == Stage.Writing && IsWhole:
                Close();
                break;
        }
    }

    /// <summary>The end, good or bad, with the status that the call returns.</summary>
    public void Complete(int status)
    {
        if (stage == Stage.Complete)
            return;
        if (status == ImapiSuccess.Ok && stage < Stage.Closing)
            Close();
        stage = Stage.Complete;
        sinks.Raise(sink => sink.NotifyBurnComplete(status));
        sinks.EndSilence();
    }

    private void Written(RecordingProgress value)
    {
        if (stage == Stage.Preparing)
        {
            stage = Stage.Writing;
            sinks.EndSilence();
        }

        (written, total) = (value.Written, Math.Max(1, value.Total));
        if (byTrack)
            blocks.TellTrack(value.Track, value.TrackWritten);
        else
            blocks.Tell(written, total);
        if (sinks.QueryCancel())
        {
            UserAborted = true;
            cancel.Cancel();
        }
    }

    private void Close()
    {
        blocks.End();
        stage = Stage.Closing;
        sinks.BeginSilence();
        sinks.Raise(sink => sink.NotifyClosingDisc((int)Math.Ceiling(ClosingSecondsAtOneTimes / times)));
    }
}
