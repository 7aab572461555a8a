namespace OpenImapi.Bench;

/// <summary>Lets programs master one folder in turn, round after round, every other round the other way round, so that nobody always follows the same one.</summary>
/// <param name="meter">Runs them.</param>
/// <param name="folder">A folder of its own for the images.</param>
/// <param name="rounds">How many rounds count; one before them does not, since the first use of memory is dearer than any later one.</param>
internal sealed class Race(Meter meter, string folder, int rounds)
{
    /// <summary>Runs all rounds.</summary>
    /// <param name="workload">What is mastered.</param>
    /// <param name="source">Where it lies.</param>
    /// <param name="nearlyNothing">A folder by which the start-up is measured in each round, too; or nothing.</param>
    /// <param name="contenders">Who takes part.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<RaceResult> RunAsync(
        Workload workload, string source, string? nearlyNothing, IReadOnlyList<Contender> contenders, CancellationToken cancellation)
    {
        var costs = contenders.ToDictionary(each => each.Name, _ => new List<Cost>(), StringComparer.Ordinal);
        var starts = contenders.ToDictionary(each => each.Name, _ => new List<Cost>(), StringComparer.Ordinal);
        var sizes = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var round = 0; round <= rounds; round++)
            foreach (var each in round % 2 == 0 ? contenders : contenders.Reverse())
            {
                Tell($"{workload.Name}: round {round} of {rounds}, {each.Name}");
                var (cost, size) = await RunAsync(each, source, cancellation);
                sizes[each.Name] = size;
                var start = nearlyNothing is null ? default : (await RunAsync(each, nearlyNothing, cancellation)).Cost;
                if (round == 0)
                    continue;
                costs[each.Name].Add(cost);
                starts[each.Name].Add(start);
            }

        Tell("");
        return new(workload, costs, starts, sizes);
    }

    /// <summary>One line that is written over, for who watches.</summary>
    public static void Tell(string text)
    {
        if (!Console.IsErrorRedirected)
            Console.Error.Write($"\r{text,-70}\r");
    }

    private async Task<(Cost Cost, double Mebibytes)> RunAsync(Contender contender, string source, CancellationToken cancellation)
    {
        var target = Directory.CreateDirectory(Path.Combine(folder, "target"));
        try
        {
            var cost = await meter.RunAsync(contender.Command(source, Path.Combine(target.FullName, "image.iso")), cancellation);
            return (cost, target.EnumerateFiles().Sum(file => file.Length) / (double)(1 << 20));
        }
        finally
        {
            target.Delete(recursive: true);
        }
    }
}
