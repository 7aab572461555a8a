using System.Text.Json;

namespace OpenImapi.Bench;

/// <summary>The races as one JSON document, with every single figure.</summary>
internal sealed record MasteringDocument(Machine Machine, int Rounds, double Scale, IReadOnlyList<MasteringDocument.Race> Races, IReadOnlyList<string> Skipped)
{
    public static readonly JsonSerializerOptions Style = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    internal sealed record Race(string Workload, string What, string Floor, IReadOnlyList<Program> Programs, IReadOnlyList<GoalResult> Goals);

    internal sealed record Program(string Name, double ImageMebibytes, IReadOnlyList<Cost> Rounds, IReadOnlyList<Cost> Starts);

    internal sealed record GoalResult(string Program, string Goal, double Most, double Median, double FirstQuartile, double ThirdQuartile, bool Met);

    public static MasteringDocument Of(Machine machine, MasteringOrder order, IReadOnlyList<RaceResult> races, IReadOnlyList<string> skipped) =>
        new(machine, order.Rounds, order.Scale, [.. races.Select(Of)], skipped);

    private static Race Of(RaceResult race) => new(race.Workload.Name, race.Workload.What, race.Workload.Floor,
        [.. race.Costs.Select(each => new Program(each.Key, race.ImageMebibytes[each.Key], each.Value, race.Workload.TakesOffStart ? race.Starts[each.Key] : []))],
        [.. race.Goals.Select(goal => Of(race, goal))]);

    private static GoalResult Of(RaceResult race, Goal goal)
    {
        var figures = new Figures("", goal.ValuesOf(race));
        return new(goal.Program, goal.Text, goal.Most, figures.Median, figures.Quartile(1), figures.Quartile(3), goal.IsMet(figures.Median));
    }
}
