using System.Globalization;

namespace OpenImapi.Bench;

/// <summary>
/// Watches over what small files cost, by figures that do not depend on the machine: system calls, allocated memory, and as a rough
/// guard CPU beside the floor. Two trees are made into images and the difference is taken, so that starting up is not in it.
/// </summary>
internal static class GateBench
{
    private const int Files = 1000;
    private static readonly string[] Needed = ["strace", "cc"];

    /// <summary>Measures, compares with the baseline or renews it, and returns the exit code.</summary>
    public static async Task<int> RunAsync(bool renew, string parent, CancellationToken cancellation)
    {
        var root = MasteringBench.Root();
        var path = Path.Combine(root, "bench", "baseline.json");
        var scratch = Directory.CreateDirectory(Path.Combine(parent, $"openimapi-gate-{Environment.ProcessId}")).FullName;
        try
        {
            if (Missing() is { } reason)
                return reason;
            var (small, large) = (Path.Combine(scratch, "small"), Path.Combine(scratch, "large"));
            Workloads.Growth(Files).MakeIn(small, 1);
            Workloads.Growth(2 * Files).MakeIn(large, 1);
            var now = new Baseline
            {
                SystemCalls = await GateMeasures.CallsAsync(root, small, large, scratch, cancellation),
                AllocatedBytes = await GateMeasures.BytesAsync(small, large, Files, scratch, cancellation),
                CpuOfFloor = await GateMeasures.CpuAsync(root, 10 * Files, scratch, cancellation),
            };
            if (renew)
                now.Write(path);
            return Tell(now, Baseline.Read(path));
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static int Tell(Baseline now, Baseline before)
    {
        Console.WriteLine($"System calls for {Files} files: {Words(now.SystemCalls)}; together {now.SystemCalls.Values.Sum()}, baseline {before.SystemCalls.Values.Sum()}.");
        Console.WriteLine($"Allocated for a file: {Words(now.AllocatedBytes)} bytes; together {now.AllocatedBytes.Values.Sum()}, baseline {before.AllocatedBytes.Values.Sum()}.");
        var regressions = GateRules.Regressions(now, before);
        foreach (var regression in regressions)
            Console.WriteLine($"Regression: {regression}");
        if (regressions.Count > 0)
            Console.WriteLine("Where that is meant, renew the baseline, and say why in the commit: bench/run gate --renew");
        else if (GateRules.IsWorthRenewing(now, before))
            Console.WriteLine("This is better than the baseline; renew it, so that it stays: bench/run gate --renew");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"CPU: {now.CpuOfFloor:0.00} × floor in a warm process, baseline {before.CpuOfFloor:0.00}."));
        return regressions.Count == 0 ? 0 : 1;
    }

    private static string Words(SortedDictionary<string, long> figures) =>
        string.Join(", ", figures.Select(figure => $"{figure.Key} {figure.Value}"));

    /// <summary>Says what is not installed; then the gate is left out on a desk, and fails in continuous integration.</summary>
    private static int? Missing()
    {
        if (Needed.FirstOrDefault(program => !Contenders.IsInstalled(program)) is not { } missing)
            return null;
        Console.WriteLine($"{missing} is not installed: what mastering costs was not compared with the baseline.");
        return string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
    }
}
