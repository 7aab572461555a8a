using System.Runtime.CompilerServices;
using OpenImapi.Formats;
using OpenImapi.Mmc;
using OpenImapi.Transports;
using OpenImapi.Virtual;

namespace OpenImapi.Cli.Tests;

/// <summary>Drives that are called sr0, sr1, … as those of a computer are, and are virtual ones of a home of their own.</summary>
internal sealed class FakeLocalDrives : ILocalDrives
{
    private readonly VirtualDriveCatalog catalog;
    private readonly List<(DriveAddress Real, DriveAddress Made)> drives = [];

    /// <param name="home">The folder of their discs.</param>
    /// <param name="media">What lies in each.</param>
    public FakeLocalDrives(string home, params string[] media)
    {
        var made = new VirtualDrives(new(home));
        foreach (var medium in media)
        {
            var address = made.Create($"d{drives.Count}", medium);
            drives.Add((new($"sr{drives.Count}", $"/dev/sr{drives.Count}", address.Identity), address));
        }

        catalog = new(new(home));
    }

    /// <summary>Why no drive can be opened; nothing where all can.</summary>
    public DiscException? Fault { get; set; }

    public ValueTask<IReadOnlyList<DriveAddress>> ListAsync(CancellationToken cancellation) => new([.. drives.Select(drive => drive.Real)]);

    public async IAsyncEnumerable<DriveChange> WatchAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        yield break;
    }

    public ValueTask<IScsiTransport> OpenAsync(DriveAddress address, CancellationToken cancellation) =>
        Fault is null ? catalog.OpenAsync(drives.Find(drive => drive.Real.Identity == address.Identity).Made, cancellation) : throw Fault;

    public DriveAddress? Resolve(string path) => path == "/dev/cdrom" ? drives[0].Real : drives.Find(drive => drive.Real.Location == path).Real;
}
