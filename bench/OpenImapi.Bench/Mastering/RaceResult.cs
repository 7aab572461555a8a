namespace OpenImapi.Bench;

/// <summary>What every program cost in every round.</summary>
/// <param name="Workload">What they mastered.</param>
/// <param name="Costs">For each program one cost a round, in the order of the rounds.</param>
/// <param name="Starts">The same for the start-up of those of which it is taken off: mastering of nearly nothing.</param>
/// <param name="ImageMebibytes">How large each one's image was.</param>
internal sealed record RaceResult(
    Workload Workload,
    IReadOnlyDictionary<string, List<Cost>> Costs,
    IReadOnlyDictionary<string, List<Cost>> Starts,
    IReadOnlyDictionary<string, double> ImageMebibytes)
{
    /// <summary>The goals of those who took part.</summary>
    public IEnumerable<Goal> Goals => Workload.Goals.Where(goal => Costs.ContainsKey(goal.Program));

    public IReadOnlyList<double> Of(string program, Func<Cost, double> value) => [.. Costs[program].Select(value)];

    /// <summary>A value of one program as a multiple of another's in the same round.</summary>
    public IReadOnlyList<double> Ratios(string program, string other, Func<Cost, double> value) =>
        [.. Costs[program].Zip(Costs[other], (one, two) => value(one) / value(two))];

    /// <summary>A value without that of the start-up in the same round.</summary>
    public IReadOnlyList<double> WithoutStart(string program, Func<Cost, double> value) =>
        [.. Costs[program].Zip(Starts[program], (whole, start) => Math.Max(0, value(whole) - value(start)))];

    public IReadOnlyList<double> RatiosWithoutStart(string program, string other) =>
        [.. WithoutStart(program, cost => cost.Cpu).Zip(WithoutStart(other, cost => cost.Cpu), (one, two) => one / two)];
}
