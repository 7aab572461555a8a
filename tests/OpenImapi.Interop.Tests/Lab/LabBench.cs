using System.Net;
using OpenImapi.Transports;

namespace OpenImapi.Interop.Tests.Lab;

/// <summary>Burns cells: several recorders of ours, one for each, are drives of one machine, in which the programs burn and Linux reads back.</summary>
internal sealed class LabBench : IAsyncDisposable
{
    /// <summary>Cells of one machine.</summary>
    private const int AtOnce = 10;

    /// <summary>Machines that run at the same time.</summary>
    private const int Machines = 2;

    private readonly TemporaryFolder folder = new();
    private readonly List<LabRecorder> recorders;
    private readonly IReadOnlyList<LabCell> cells;
    private IscsiTarget? target;

    private LabBench(IReadOnlyList<LabCell> cells)
    {
        this.cells = cells;
        recorders = [.. cells.Select(cell => new LabRecorder(cell.Medium))];
    }

    /// <summary>Burns all cells, some at each start of a machine.</summary>
    public static async Task<IReadOnlyList<LabOutcome>> RunAsync(IEnumerable<LabCell> cells, CancellationToken cancellation)
    {
        var parts = cells.Chunk(AtOnce).ToList();
        var outcomes = new IReadOnlyList<LabOutcome>[parts.Count];
        await Parallel.ForAsync(0, parts.Count, new ParallelOptions { MaxDegreeOfParallelism = Machines, CancellationToken = cancellation }, async (part, _) =>
        {
            await using var bench = new LabBench(parts[part]);
            outcomes[part] = await bench.BurnAsync();
            foreach (var outcome in outcomes[part])
                await outcome.LeaveAsync();
        });
        return [.. outcomes.SelectMany(some => some)];
    }

    private async Task<List<LabOutcome>> BurnAsync()
    {
        var material = await LabMaterial.MakeAsync(folder);
        target = IscsiTarget.Start([.. recorders.Select(recorder => recorder.Unit)], new() { Listen = new(IPAddress.Loopback, 0) });
        var vm = new LabVm(folder) { Drives = target.Addresses };
        foreach (var tool in cells.SelectMany(cell => LabWays.ToolsOf(cell.Way)).Distinct())
            Judge.Find(tool);
        var results = await vm.RunAsync([.. cells.Select((cell, number) => new LabJob(cell.ToString(), LabScripts.For(cell.Way, number + 1, material)))]);
        var outcomes = new List<LabOutcome>();
        foreach (var (number, cell) in cells.Index())
        {
            string?[] faults = [LabScripts.FailureOf(results[number]), LabScripts.HasBurned(results[number]) ? await DiscCheck.FindFaultAsync(cell.Way, recorders[number].Disc, material, folder) : null];
            var failure = string.Join("; ", faults.OfType<string>());
            outcomes.Add(new(cell, failure.Length == 0 ? null : failure, results[number].Output, recorders[number].Trace.ToString()));
        }

        return outcomes;
    }

    public async ValueTask DisposeAsync()
    {
        if (target is not null)
            await target.DisposeAsync();
        foreach (var recorder in recorders)
            await recorder.DisposeAsync();
        folder.Dispose();
    }
}
