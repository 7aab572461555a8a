using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>One host's way to the recorder, with what the recorder remembers of that host.</summary>
internal sealed class Nexus(VirtualRecorder recorder) : IScsiTransport
{
    private readonly Queue<SenseData> attentions = new();

    public int MaximumTransferLength => recorder.MaximumTransferLength;

    /// <summary>This host has locked the tray.</summary>
    public bool Prevents { get; set; }

    /// <summary>This host wants to hear of the button instead of having the tray opened.</summary>
    public bool TakesButton { get; set; }

    /// <summary>Features hold that did not, or the other way round, and the host has not heard of it.</summary>
    public bool FeaturesChanged { get; set; }

    /// <summary>The drive's power condition is another one, and the host has not heard of it.</summary>
    public bool PowerChanged { get; set; }

    /// <summary>What GET EVENT STATUS NOTIFICATION will tell this host next.</summary>
    public MediaEvent Event { get; set; }

    /// <summary>Something happened that this host must learn of before its next command is done.</summary>
    public void Raise(SenseData attention)
    {
        if (!attentions.Contains(attention))
            attentions.Enqueue(attention);
    }

    /// <summary>The oldest unit attention, which is told once.</summary>
    public SenseData? TakeAttention() => attentions.TryDequeue(out var attention) ? attention : null;

    /// <summary>Forgets everything about the host, as after power-on.</summary>
    public void Reset()
    {
        attentions.Clear();
        (Prevents, TakesButton) = (false, false);
        Raise(KnownSense.PowerOnResetOrBusDeviceReset);
    }

    public ValueTask<Completion> ExecuteAsync(Cdb cdb, DataDirection direction, Memory<byte> data, TimeSpan timeout, CancellationToken cancellation) =>
        data.Length <= MaximumTransferLength
            ? recorder.ExecuteAsync(this, cdb, direction == DataDirection.None ? Memory<byte>.Empty : data, cancellation)
            : throw new ArgumentException($"{data.Length} bytes are more than the {MaximumTransferLength} that one command may move.", nameof(data));

    public ValueTask ResetAsync(CancellationToken cancellation) => recorder.ResetAsync(cancellation);

    public ValueTask DisposeAsync()
    {
        recorder.CloseNexus(this);
        return ValueTask.CompletedTask;
    }
}
