using System.Net;
using OpenImapi.Interop.Tests.Tgt;
using OpenImapi.Transports;

namespace OpenImapi.Interop.Tests.Lab;

/// <summary>The recorders of one machine: for each cell one, ours and those of others side by side.</summary>
internal sealed class LabStands : IAsyncDisposable
{
    private readonly List<LabRecorder> ours = [];
    private readonly List<ILabStand> all = [];
    private IscsiTarget? target;
    private TgtTarget? tgt;

    private LabStands()
    {
    }

    /// <summary>Those of the cells, in their order.</summary>
    public IReadOnlyList<ILabStand> All => all;

    /// <summary>Starts what serves the recorders.</summary>
    public static async Task<LabStands> StartAsync(IReadOnlyList<LabCell> cells, TemporaryFolder folder)
    {
        var stands = new LabStands();
        try
        {
            await stands.ServeAsync(cells, folder);
            return stands;
        }
        catch
        {
            await stands.DisposeAsync();
            throw;
        }
    }

    private async Task ServeAsync(IReadOnlyList<LabCell> cells, TemporaryFolder folder)
    {
        ours.AddRange(cells.Where(cell => cell.Recorder == LabRecorders.Ours).Select(cell => new LabRecorder(cell.Medium)));
        if (ours.Count > 0)
            target = IscsiTarget.Start([.. ours.Select(recorder => recorder.Unit)], new() { Listen = new(IPAddress.Loopback, 0) });
        if (cells.Count(cell => cell.Recorder == LabRecorders.Tgt) is var discs and > 0)
            tgt = await TgtTarget.StartAsync(discs);
        var (our, their) = (0, 0);
        foreach (var (number, cell) in cells.Index())
            all.Add(cell.Recorder switch
            {
                LabRecorders.Ours => new OurStand(ours[our], target!.Addresses[our++]),
                LabRecorders.Tgt => new FileStand(tgt!.DiscFile(++their), tgt.Address(their)),
                _ => new FileStand(folder[$"share/{TcmuDrives.FileOf(number + 1)}"], null),
            });
    }

    public async ValueTask DisposeAsync()
    {
        if (target is not null)
            await target.DisposeAsync();
        if (tgt is not null)
            await tgt.DisposeAsync();
        foreach (var recorder in ours)
            await recorder.DisposeAsync();
    }
}
