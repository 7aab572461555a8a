using OpenImapi.Mmc;
using OpenImapi.Transports;
using OpenImapi.Virtual;

namespace OpenImapi.Interop.Tests.Iscsi;

/// <summary>A target of ours on a free loopback port: LUN 1 is a recorder with a DVD-RAM, which can be read everywhere, LUN 2 one with a blank CD-R.</summary>
internal sealed class ServedRecorder : IAsyncDisposable
{
    public const string Name = "iqn.2000-01.lab:served";

    /// <summary>What the programs of others and ours can show; the secrets are short enough for every one of them.</summary>
    public const string Secrets = "initiator alice correcthorse1\ntarget bob batterystaple";

    private readonly Disc[] discs = [Disc.Blank(MediumKind.Find("dvd-ram")!), Disc.Blank(MediumKind.Find("cd-r80")!)];
    private readonly VirtualRecorder[] recorders;
    private readonly IscsiTarget target;

    public ServedRecorder(bool demandsProof = false)
    {
        recorders = [.. discs.Select(static disc => new VirtualRecorder(disc))];
        target = IscsiTarget.Start(
            [.. recorders.Select(static recorder => IscsiUnit.PerSession(_ => ValueTask.FromResult(recorder.OpenNexus())))],
            new() { Listen = new(System.Net.IPAddress.Loopback, 0), Name = Name, Credentials = demandsProof ? IscsiCredentials.Parse(Secrets, "the test") : null });
    }

    /// <summary>As others write it, without a unit.</summary>
    public string Portal => $"iscsi://127.0.0.1:{target.EndPoint.Port}";

    public string Address(int lun) => target.Addresses[lun - 1].ToString();

    /// <summary>The same with a name and a secret, as libiscsi takes them.</summary>
    public string AddressWith(int lun, string user, string secret) => Address(lun).Replace("iscsi://", $"iscsi://{user}%{secret}@", StringComparison.Ordinal);

    public async ValueTask<Drive> OpenAsync(int lun) =>
        new(await IscsiTransport.OpenAsync(target.Addresses[lun - 1], TestContext.Current.CancellationToken), new(Address(lun), Address(lun), Guid.Empty));

    public async ValueTask DisposeAsync()
    {
        await target.DisposeAsync();
        foreach (var recorder in recorders)
            await recorder.DisposeAsync();
        foreach (var disc in discs)
            disc.Dispose();
    }
}
