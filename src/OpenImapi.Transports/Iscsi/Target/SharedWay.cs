using System.Collections.Immutable;
using OpenImapi.Mmc;

namespace OpenImapi.Transports;

/// <summary>One way to a drive for several hosts: what the drive tells the way, it tells every host.</summary>
internal sealed class SharedWay(IScsiTransport drive)
{
    private ImmutableList<Host> hosts = [];

    /// <summary>Another host, which first meets the unit attention of a drive just switched on.</summary>
    public IScsiTransport Open()
    {
        var host = new Host(this);
        host.Raise(KnownSense.PowerOnResetOrBusDeviceReset);
        ImmutableInterlocked.Update(ref hosts, static (all, one) => all.Add(one), host);
        return host;
    }

    private async ValueTask<Completion> ExecuteAsync(
        Host host, Cdb cdb, DataDirection direction, Memory<byte> data, TimeSpan timeout, CancellationToken cancellation)
    {
        if (cdb.Code is not (OperationCode.Inquiry or OperationCode.RequestSense or OperationCode.GetEventStatusNotification) && host.Take() is { } attention)
            return Completion.Check(attention);
        var completion = await drive.ExecuteAsync(cdb, direction, data, timeout, cancellation);
        if (completion.Sense is { Key: SenseKey.UnitAttention } news)
            foreach (var other in hosts.Where(other => other != host))
                other.Raise(news);
        return completion;
    }

    private async ValueTask ResetAsync(CancellationToken cancellation)
    {
        await drive.ResetAsync(cancellation);
        hosts.ForEach(static host => host.Raise(KnownSense.PowerOnResetOrBusDeviceReset));
    }

    private sealed class Host(SharedWay way) : IScsiTransport
    {
        private readonly Queue<SenseData> attentions = new();

        public int MaximumTransferLength => way.MaximumTransferLength;

        public void Raise(SenseData attention)
        {
            lock (attentions)
                if (!attentions.Contains(attention))
                    attentions.Enqueue(attention);
        }

        public SenseData? Take()
        {
            lock (attentions)
                return attentions.TryDequeue(out var attention) ? attention : null;
        }

        public ValueTask<Completion> ExecuteAsync(Cdb cdb, DataDirection direction, Memory<byte> data, TimeSpan timeout, CancellationToken cancellation) =>
            way.ExecuteAsync(this, cdb, direction, data, timeout, cancellation);

        public ValueTask ResetAsync(CancellationToken cancellation) => way.ResetAsync(cancellation);

        public ValueTask DisposeAsync()
        {
            ImmutableInterlocked.Update(ref way.hosts, static (all, one) => all.Remove(one), this);
            return ValueTask.CompletedTask;
        }
    }

    private int MaximumTransferLength => drive.MaximumTransferLength;
}
