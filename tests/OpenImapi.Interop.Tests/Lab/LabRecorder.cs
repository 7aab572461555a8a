using OpenImapi.Transports;
using OpenImapi.Virtual;

namespace OpenImapi.Interop.Tests.Lab;

/// <summary>A recorder of ours, and a trace of all that is asked of it.</summary>
internal sealed class LabRecorder(IDriveBay bay) : IAsyncDisposable
{
    private readonly VirtualRecorder recorder = new(bay);

    /// <summary>With a blank medium, in memory.</summary>
    public LabRecorder(MediumKind medium)
        : this(new MemoryBay(Disc.Blank(medium)))
    {
    }

    /// <summary>The disc in the tray.</summary>
    public Disc Disc => bay.Disc!;

    public CommandTrace Trace { get; } = new();

    /// <summary>The recorder as a logical unit, each session of which is a host of its own.</summary>
    public IscsiUnit Unit => IscsiUnit.PerSession(_ => ValueTask.FromResult(Trace.Listen(recorder.OpenNexus())));

    public ValueTask DisposeAsync() => recorder.DisposeAsync();
}
