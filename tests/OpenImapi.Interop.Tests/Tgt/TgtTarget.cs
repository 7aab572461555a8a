using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using OpenImapi.Mmc;
using OpenImapi.Transports;

namespace OpenImapi.Interop.Tests.Tgt;

/// <summary>A tgtd of our own on a free loopback port, with blank DVD+R in its drives: LUN 1, 2, …</summary>
/// <remarks>It runs as an ordinary user. It ignores the polite signals, so it is killed at the end.</remarks>
internal sealed class TgtTarget : IAsyncDisposable
{
    private const string TargetName = "iqn.2000-01.lab:burner";
    private const int Attempts = 100;

    private readonly TemporaryFolder folder = new();
    private readonly Process process;

    private TgtTarget(int port)
    {
        Port = port;
        var start = new ProcessStartInfo(Judge.Find("tgtd"), ["-f", "-C", "0", "--iscsi", $"portal=127.0.0.1:{port}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TGT_IPC_SOCKET"] = folder["tgtd.sock"];
        process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Port { get; }

    /// <summary>The file that holds what is written to a drive's disc.</summary>
    public string DiscFile(int lun) => folder[$"disc{lun}.img"];

    public IscsiAddress Address(int lun) => IscsiAddress.Parse($"iscsi://127.0.0.1:{Port}/{TargetName}/{lun}");

    /// <summary>Starts it; where tgt is not installed, the test is skipped, or fails under <c>CI=true</c>.</summary>
    public static async Task<TgtTarget> StartAsync(int discs)
    {
        foreach (var tool in new[] { "tgtd", "tgtadm", "tgtimg" })
            Judge.Find(tool);
        var target = new TgtTarget(FreePort());
        try
        {
            await target.WaitAsync();
            await target.AdminAsync("target", "new", "-T", TargetName);
            for (var lun = 1; lun <= discs; lun++)
                await target.AddDriveAsync(lun);
            await target.AdminAsync("target", "bind", "-I", "ALL");
            return target;
        }
        catch
        {
            await target.DisposeAsync();
            throw;
        }
    }

    /// <summary>From now on whoever comes must show this name and secret, and the target shows its own where it is asked.</summary>
    public async Task DemandProofAsync((string Name, string Secret) initiator, (string Name, string Secret) own)
    {
        foreach (var (name, secret) in new[] { initiator, own })
            (await AskAsync("--lld", "iscsi", "--mode", "account", "--op", "new", "--user", name, "--password", secret)).MustSucceed();
        await AdminAsync("account", "bind", "--user", initiator.Name);
        await AdminAsync("account", "bind", "--user", own.Name, "--outgoing");
    }

    /// <summary>Opens a drive over our initiator.</summary>
    public async Task<Drive> OpenAsync(int lun)
    {
        var address = Address(lun);
        var transport = await IscsiTransport.OpenAsync(address, TestContext.Current.CancellationToken);
        return new(transport, new DriveAddress($"tgt {lun}", address.ToString(), Guid.Empty));
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Dispose();
    }

    private async Task WaitAsync()
    {
        for (var attempt = 1; (await AskAsync("--mode", "sys", "--op", "show")).ExitCode != 0; attempt++)
        {
            Assert.False(process.HasExited || attempt == Attempts, "tgtd did not start.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
        }
    }

    private async Task AddDriveAsync(int lun)
    {
        await Judge.RunAsync("tgtimg", "--op", "new", "--device-type", "cd", "--type", "dvd+r", "--file", DiscFile(lun));
        await AdminAsync("logicalunit", "new", "--lun", $"{lun}", "-b", DiscFile(lun), "--device-type=cd");
        await AdminAsync("logicalunit", "update", "--lun", $"{lun}", "--params",
            $"vendor_id=STGT_DVD,product_id=DVD101,product_rev=0010,scsi_sn=LAB000{lun},removable=1");
    }

    private async Task AdminAsync(string mode, string operation, params string[] arguments) =>
        (await AskAsync(["--lld", "iscsi", "--mode", mode, "--op", operation, "--tid", "1", .. arguments])).MustSucceed();

    private Task<Verdict> AskAsync(params string[] arguments) => Judge.AskAsync(new Question("tgtadm", ["-C", "0", .. arguments])
    {
        Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["TGT_IPC_SOCKET"] = folder["tgtd.sock"] },
    });

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
