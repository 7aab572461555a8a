using OpenImapi.Transports;
using OpenImapi.Virtual;

namespace OpenImapi.Interop.Tests.Lab;

/// <summary>A recorder of ours with a blank medium in memory, and a trace of all that is asked of it.</summary>
internal sealed class LabRecorder : IAsyncDisposable
{
    private readonly VirtualRecorder recorder;

    public LabRecorder(MediumKind medium)
        : this(Disc.Blank(medium))
    {
    }

    public LabRecorder(Disc disc)
    {
        Disc = disc;
        recorder = new(disc);
    }

    public Disc Disc { get; }

    public CommandTrace Trace { get; } = new();

    /// <summary>The recorder as a logical unit, each session of which is a host of its own.</summary>
    public IscsiUnit Unit => IscsiUnit.PerSession(_ => ValueTask.FromResult(Trace.Listen(recorder.OpenNexus())));

    public async ValueTask DisposeAsync()
    {
        await recorder.DisposeAsync();
        Disc.Dispose();
    }
}
