using OpenImapi.Mmc;

namespace OpenImapi.Transports;

/// <summary>A way to a drive on which every command is written down.</summary>
/// <param name="inner">The way itself; disposed of with this one.</param>
/// <param name="drive">What the trace calls the drive.</param>
/// <param name="trace">Where the commands are written.</param>
public sealed class TracingTransport(IScsiTransport inner, string drive, TraceLog trace) : IScsiTransport
{
    public int MaximumTransferLength => inner.MaximumTransferLength;

    public async ValueTask<Completion> ExecuteAsync(Cdb cdb, DataDirection direction, Memory<byte> data, TimeSpan timeout, CancellationToken cancellation)
    {
        var begun = trace.Begin();
        try
        {
            var completion = await inner.ExecuteAsync(cdb, direction, data, timeout, cancellation);
            trace.End(drive, begun, cdb, direction, data.Span, completion);
            return completion;
        }
        catch (Exception fault)
        {
            trace.Failed(drive, begun, cdb, direction, data.Length, fault);
            throw;
        }
    }

    public ValueTask ResetAsync(CancellationToken cancellation) => inner.ResetAsync(cancellation);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
