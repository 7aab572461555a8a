using System.Runtime.CompilerServices;
using System.Threading.Channels;
using OpenImapi.Mmc;

namespace OpenImapi.Com.Tests;

/// <summary>Drives that come and go when a test says so.</summary>
internal sealed class BenchCatalog(IDriveCatalog drives) : IDriveCatalog
{
    private readonly Lock gate = new();
    private readonly List<ChannelWriter<DriveChange>> watchers = [];

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
        var changes = Channel.CreateUnbounded<DriveChange>();
        lock (gate)
            watchers.Add(changes.Writer);
        try
        {
            await foreach (var change in changes.Reader.ReadAllAsync(cancellation))
                yield return change;
        }
        finally
        {
            lock (gate)
                watchers.Remove(changes.Writer);
        }
    }

    /// <summary>A drive comes or goes, and every disc master that watches will hear of it.</summary>
    public void Announce(DriveChangeKind kind = DriveChangeKind.Arrived, DriveAddress? drive = null)
    {
        lock (gate)
            foreach (var watcher in watchers)
                watcher.TryWrite(new(kind, drive ?? new("virtual:other", "nowhere", Guid.Empty)));
    }
}
