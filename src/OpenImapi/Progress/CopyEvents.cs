using OpenImapi.Recording;

namespace OpenImapi;

/// <summary>Makes the progress of one recording of that of several: the slowest that still goes on.</summary>
internal sealed class CopyEvents
{
    private readonly IProgress<DiscCopyProgress>? listener;
    private readonly BurnEvents events;
    private readonly Listener[] copies;
    private readonly Lock gate = new();

    public CopyEvents(IReadOnlyList<DiscRecorder> recorders, IProgress<DiscCopyProgress>? listener, BurnEvents events)
    {
        (this.listener, this.events) = (listener, events);
        copies = [.. recorders.Select(recorder => new Listener(this, recorder))];
    }

    /// <summary>True once a block was sent to any drive.</summary>
    public bool HasWritten { get; private set; }

    /// <summary>Where the progress of one is told.</summary>
    public Listener Of(int copy) => copies[copy];

    private RecordingProgress? Slowest => copies.Where(copy => !copy.HasEnded).MinBy(copy => (copy.Last.Phase, copy.Last.Fraction))?.Last;

    private void Tell(Listener copy, in RecordingProgress now)
    {
        lock (gate)
        {
            copy.Last = now;
            HasWritten |= now is { Phase: RecordingPhase.WritingData, Written: > 0 };
            var slowest = Slowest ?? now;
            listener?.Report(new(copy.Recorder, now, slowest));
            events.Report(slowest);
        }
    }

    private void Forget(Listener copy)
    {
        lock (gate)
        {
            copy.HasEnded = true;
            var slowest = Slowest;
            listener?.Report(new(copy.Recorder, copy.Last, slowest ?? copy.Last) { HasEnded = true });
            if (slowest is { } going)
                events.Report(going);
        }
    }

    /// <summary>Hears of one recording.</summary>
    internal sealed class Listener(CopyEvents all, DiscRecorder recorder) : IProgress<RecordingProgress>
    {
        public DiscRecorder Recorder => recorder;

        public RecordingProgress Last { get; set; } = new(RecordingPhase.Waiting, 0, 1, TimeSpan.Zero);

        public bool HasEnded { get; set; }

        public void Report(RecordingProgress value) => all.Tell(this, value);

        /// <summary>It has ended, well or not.</summary>
        public void End() => all.Forget(this);
    }
}
