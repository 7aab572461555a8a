using System.Runtime.CompilerServices;
using System.Threading.Channels;
using OpenImapi.Mmc;

namespace OpenImapi.Com.Tests;

/// <summary>Drives that come and go when a test says so.</summary>
internal sealed class BenchCatalog(IDriveCatalog drives) : IDriveCatalog
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly List<ChannelWriter<(DriveChange Change, ManualResetEventSlim Told)>> watchers = [];

    public int Watchers
    {
        get
        {
            lock (gate)
                return watchers.Count;
        }
    }

    public ValueTask<IReadOnlyList<DriveAddress>> ListAsync(CancellationToken cancellation) => drives.ListAsync(cancellation);

    public ValueTask<IScsiTransport> OpenAsync(DriveAddress address, CancellationToken cancellation) => drives.OpenAsync(address, cancellation);

    public async IAsyncEnumerable<DriveChange> WatchAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var changes = Channel.CreateUnbounded<(DriveChange Change, ManualResetEventSlim Told)>();
        lock (gate)
            watchers.Add(changes.Writer);
        try
        {
            await foreach (var (change, told) in changes.Reader.ReadAllAsync(cancellation))
            {
                yield return change;
                told.Set();
            }
        }
        finally
        {
            lock (gate)
                watchers.Remove(changes.Writer);
        }
    }

    /// <summary>A drive comes or goes; returns when every disc master that watches has taken notice.</summary>
    public void Announce(DriveChangeKind kind = DriveChangeKind.Arrived, DriveAddress? drive = null)
    {
        var waiting = new List<ManualResetEventSlim>();
        lock (gate)
            foreach (var watcher in watchers)
            {
                waiting.Add(new());
                watcher.TryWrite((new(kind, drive ?? new("virtual:other", "nowhere", Guid.Empty)), waiting[^1]));
            }

        foreach (var told in waiting)
            Assert.True(told.Wait(Limit));
    }
}
