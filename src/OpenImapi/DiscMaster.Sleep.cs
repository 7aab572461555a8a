using OpenImapi.Mmc;

namespace OpenImapi;

/// <summary>A computer that stays awake while it records.</summary>
public sealed partial class DiscMaster
{
    private const string VirtualPrefix = "virtual:";

    /// <summary>Keeps the computer awake for drives that go on by themselves while it sleeps, which virtual ones do not.</summary>
    internal async ValueTask<SleepHold?> StayAwakeAsync(string work, CancellationToken cancellation, params IEnumerable<DriveAddress> drives)
    {
        var names = drives.Select(drive => drive.Name).Where(name => !name.StartsWith(VirtualPrefix, StringComparison.Ordinal)).ToList();
        return names.Count == 0 ? null : await (options.Sleep ?? SleepInhibitor.OfThisSystem()).InhibitAsync($"{work} {string.Join(", ", names)}", cancellation);
    }
}
