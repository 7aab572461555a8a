using OpenImapi.Interop.Tests.CommandLine;

namespace OpenImapi.Interop.Tests.Lab;

/// <summary>Burns cells: several recorders, one for each, are drives of one machine, in which the programs burn and Linux reads back.</summary>
internal sealed class LabBench : IAsyncDisposable
{
    /// <summary>Cells of one machine.</summary>
    private const int AtOnce = 11;

    /// <summary>Machines that run at the same time, each of which keeps a processor busy.</summary>
    private static readonly int Machines = Math.Min(2, Environment.ProcessorCount);

    private readonly TemporaryFolder folder = new();
    private readonly IReadOnlyList<LabCell> cells;
    private LabStands? stands;

    private LabBench(IReadOnlyList<LabCell> cells) => this.cells = cells;

    /// <summary>Burns all cells, some at each start of a machine.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="record">Where results are to be kept, if anywhere.</param>
    /// <param name="cancellation">Stops before the next machine.</param>
    public static async Task<IReadOnlyList<LabOutcome>> RunAsync(IEnumerable<LabCell> cells, LabRecord? record, CancellationToken cancellation)
    {
        var parts = cells.Chunk(AtOnce).ToList();
        var outcomes = new IReadOnlyList<LabOutcome>[parts.Count];
        await Parallel.ForAsync(0, parts.Count, new ParallelOptions { MaxDegreeOfParallelism = Machines, CancellationToken = cancellation }, async (part, _) =>
        {
            await using var bench = new LabBench(parts[part]);
            outcomes[part] = await bench.BurnAsync();
            foreach (var outcome in outcomes[part])
                await outcome.LeaveAsync();
            record?.Keep(outcomes[part]);
        });
        return [.. outcomes.SelectMany(some => some)];
    }

    private async Task<List<LabOutcome>> BurnAsync()
    {
        foreach (var tool in cells.SelectMany(LabWays.ToolsOf).Distinct())
            Judge.Find(tool);
        var material = await LabMaterial.MakeAsync(folder);
        stands = await LabStands.StartAsync(cells, folder);
        var outside = new LabResult?[cells.Count];
        foreach (var (number, cell) in cells.Index().Where(each => each.Item.Way.IsOverNetwork))
            outside[number] = await BurnFromOutsideAsync(cell, number);
        var results = await RunMachineAsync(material);
        var outcomes = new List<LabOutcome>();
        foreach (var (number, cell) in cells.Index())
        {
            var result = outside[number] is { Succeeded: false } failed ? failed : results[number];
            string?[] faults = [LabScripts.FailureOf(result), LabScripts.HasBurned(result) ? await stands.All[number].FindFaultAsync(cell.Way, material, folder) : null];
            var failure = string.Join("; ", faults.OfType<string>());
            outcomes.Add(new(cell, failure.Length == 0 ? null : failure, outside[number]?.Output + results[number].Output, stands.All[number].Trace));
        }

        return outcomes;
    }

    /// <summary>The results of the cells' jobs, in their order.</summary>
    private async Task<IReadOnlyList<LabResult>> RunMachineAsync(LabMaterial material)
    {
        List<int> inside = [.. cells.Index().Where(each => each.Item.Recorder == LabRecorders.Tcmu).Select(each => each.Index + 1)];
        var vm = new LabVm(folder)
        {
            Drives = [.. stands!.All.Select(stand => stand.Address)],
            Modules = inside.Count > 0 ? [TcmuDrives.Modules] : [],
            Memory = cells.Any(LabWays.IsOurs) ? LabVm.MemoryForDotnet : LabVm.UsualMemory,
        };
        var imapi = cells.Any(LabWays.IsOurs) ? await BuiltImapi.PathAsync() : "";
        LabJob[] first = inside.Count > 0 ? [TcmuDrives.StartJob(inside)] : [];
        var jobs = cells.Select((cell, number) => new LabJob(cell.ToString(), LabScripts.For(cell.Way, number + 1, imapi, material)) { TimeLimit = LabScripts.TimeLimitOf(cell) });
        var results = await vm.RunAsync([.. first, .. jobs]);
        foreach (var start in results.Take(first.Length))
            start.MustSucceed();
        return [.. results.Skip(first.Length)];
    }

    /// <summary>Runs the calls of imapi here, on the drive that the machine gets afterwards.</summary>
    private async Task<LabResult> BurnFromOutsideAsync(LabCell cell, int number)
    {
        var imapi = new ImapiProgram(folder[$"home{number}"]);
        var said = "";
        foreach (var words in LabScripts.CallsOf(cell.Way, folder["share"], $"{stands!.All[number].Address}"))
        {
            var verdict = await imapi.AskAsync(words);
            said += verdict.Output + verdict.Errors;
            if (verdict.ExitCode != 0)
                return new(cell.ToString(), verdict.ExitCode, said);
        }

        return new(cell.ToString(), 0, said);
    }

    public async ValueTask DisposeAsync()
    {
        if (stands is not null)
            await stands.DisposeAsync();
        folder.Dispose();
    }
}
