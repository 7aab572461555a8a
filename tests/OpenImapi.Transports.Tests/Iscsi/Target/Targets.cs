using System.Net;

namespace OpenImapi.Transports.Tests.Iscsi;

/// <summary>Targets on a free port of loopback.</summary>
internal static class Targets
{
    public const string Name = "iqn.2000-01.test:served";

    public static IscsiTargetSettings Settings => new() { Listen = new(IPAddress.Loopback, 0), Name = Name };

    public static IscsiTarget Start(params MemoryDrive[] drives) => IscsiTarget.Start([.. drives.Select(drive => drive.Unit)], Settings);

    public static ValueTask<IscsiTransport> OpenAsync(this IscsiTarget target, int lun, IscsiSettings? settings = null) =>
        IscsiTransport.OpenAsync(target.Addresses[0] with { Lun = lun }, settings ?? new(), TestContext.Current.CancellationToken);
}
