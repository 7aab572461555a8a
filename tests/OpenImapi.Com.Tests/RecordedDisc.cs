using OpenImapi.Mastering;
using OpenImapi.Virtual;

namespace OpenImapi.Com.Tests;

/// <summary>What lies on the disc in the virtual drive.</summary>
internal static class RecordedDisc
{
    /// <summary>The paths of its Joliet tree, in order of their units.</summary>
    public static string[] Paths(VirtualDrives drives) => new CallLine().Run(async () =>
    {
        using var disc = drives.OpenDisc("lab");
        var volume = await IsoVolume.OpenAsync(disc.OpenSource(2048));
        var paths = new List<string>();
        await foreach (var entry in volume.Joliet!.WalkAsync())
            paths.Add(entry.Path);
        return paths.Order(StringComparer.Ordinal).ToArray();
    });
}
