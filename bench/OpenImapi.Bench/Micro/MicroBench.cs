using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace OpenImapi.Bench;

/// <summary>
/// How fast the small hot things are, each alone on one thread. They run in turn, round after round, with a plain copy of memory among them; a time is the
/// CPU time of this process, so that what else the machine does counts little.
/// </summary>
internal static class MicroBench
{
    /// <summary>CPU time that one measurement takes at the least, so that the clock's steps do not matter.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(40);

    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(400);

    public static void Run(int rounds, string only, bool json, CancellationToken cancellation)
    {
        MicroTask[] tasks = [ByteTasks.Copy, .. ByteTasks.All().Concat(NameTasks.All()).Where(task => task.Name.Contains(only, StringComparison.OrdinalIgnoreCase))];
        var calls = tasks.Select(Calibrate).ToArray();
        var nanoseconds = tasks.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < rounds; round++)
            for (var each = 0; each < tasks.Length; each++)
            {
                cancellation.ThrowIfCancellationRequested();
                Race.Tell($"round {round + 1} of {rounds}: {tasks[each].Name}");
                nanoseconds[each].Add(Measure(tasks[each], calls[each]).TotalNanoseconds / calls[each] / tasks[each].Amount);
            }

        Race.Tell("");
        var results = tasks.Select((task, each) => new MicroResult(task, nanoseconds[each], nanoseconds[0])).ToList();
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(new MicroDocument(Machine.Here(), rounds, [.. results.Select(result => result.Row)]), MasteringDocument.Style));
        else
            Tell(rounds, results);
    }

    private static void Tell(int rounds, List<MicroResult> results)
    {
        Console.WriteLine($"{Machine.Here()}. Medians of {rounds} rounds, quartiles in brackets; one thread; ratios to the copy are taken within a round.");
        Console.WriteLine();
        Console.WriteLine("| what | speed | quartiles | time of a memory copy |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach (var result in results)
            Console.WriteLine(result.ToString());
    }

    /// <summary>Lets the compiler see what is hot, and finds how many calls take long enough to be measured.</summary>
    private static long Calibrate(MicroTask task)
    {
        var (begun, calls) = (Stopwatch.GetTimestamp(), 1L);
        while (Stopwatch.GetElapsedTime(begun) < WarmUp || Measure(task, calls) < Least)
            if (Measure(task, calls) < Least)
                calls *= 2;
        return calls;
    }

    private static TimeSpan Measure(MicroTask task, long calls)
    {
        var before = Environment.CpuUsage.TotalTime;
        for (var call = 0L; call < calls; call++)
            task.Run();
        return Environment.CpuUsage.TotalTime - before;
    }
}

/// <summary>What one task took: nanoseconds for one of its units, one value a round.</summary>
internal sealed record MicroResult(MicroTask Task, IReadOnlyList<double> Nanoseconds, IReadOnlyList<double> OfCopy)
{
    private readonly Figures figures = new(Task.Name, Nanoseconds);

    private double Ratio => new Figures("", [.. Nanoseconds.Zip(OfCopy, (mine, copy) => mine / copy)]).Median;

    public MicroRow Row => new(Task.Name, Task.Unit, figures.Median, figures.Quartile(1), figures.Quartile(3), Task.IsOfBytes ? Ratio : null);

    public override string ToString() => Task.IsOfBytes
        ? string.Create(CultureInfo.InvariantCulture, $"| {Task.Name} | {Speed(2)} MB/s | {Speed(3)} to {Speed(1)} | × {Ratio:0.0} |")
        : string.Create(CultureInfo.InvariantCulture, $"| {Task.Name} | {figures.Median:0} ns/{Task.Unit} | {figures.Quartile(1):0} to {figures.Quartile(3):0} | |");

    private string Speed(int quarter) => string.Create(CultureInfo.InvariantCulture, $"{1000 / figures.Quartile(quarter):0}");
}

/// <summary>One row of the JSON document.</summary>
internal sealed record MicroRow(string Name, string Unit, double Nanoseconds, double FirstQuartile, double ThirdQuartile, double? OfCopy);

/// <summary>All of them, with the machine.</summary>
internal sealed record MicroDocument(Machine Machine, int Rounds, IReadOnlyList<MicroRow> Tasks);
