using System.Collections.Concurrent;
using OpenImapi.Mmc;

namespace OpenImapi.Transports;

/// <summary>The logical units as one session has them: a queue for each that it has used, and one for numbers without a drive.</summary>
internal sealed class TargetUnits(TargetSession session, IReadOnlyList<IscsiUnit> drives) : IAsyncDisposable
{
    private readonly EmptyUnit empty = new(drives.Count);
    private readonly ConcurrentDictionary<int, UnitQueue> queues = new();
    private readonly Lock gate = new();

    /// <summary>Whether a drive has this number.</summary>
    public bool Has(ulong lun) => IscsiLun.Decode(lun) is var number && number >= 1 && number <= drives.Count;

    /// <summary>The queue of a unit. Drives count from 1; 0 stands for every number that has none.</summary>
    public UnitQueue Of(ulong lun)
    {
        var number = Has(lun) ? IscsiLun.Decode(lun) : 0;
        lock (gate)
            return queues.GetOrAdd(number, Create);
    }

    public async ValueTask ResetAsync(CancellationToken cancellation)
    {
        for (var number = 1; number <= drives.Count; number++)
            await Of(IscsiLun.Encode(number)).ResetAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var queue in queues.Values)
            await queue.DisposeAsync();
    }

    private UnitQueue Create(int number) =>
        new(session, number == 0 ? _ => ValueTask.FromResult<IScsiTransport>(empty) : drives[number - 1].OpenAsync, empty);
}
