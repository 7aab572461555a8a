using System.Globalization;

namespace OpenImapi.Bench;

/// <summary>The races as tables for people, in Markdown.</summary>
internal static class MasteringTable
{
    public static void Tell(TextWriter page, Machine machine, MasteringOrder order, IReadOnlyList<RaceResult> races, IReadOnlyList<string> skipped)
    {
        page.WriteLine($"{machine}. Medians of {order.Rounds} rounds, each program in turn; quartiles in brackets; ratios are of CPU within a round.");
        foreach (var race in races)
            Tell(page, race);
        page.WriteLine();
        page.WriteLine("| work | program | goal | median | quartiles | |");
        page.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var race in races)
            foreach (var goal in race.Goals)
                page.WriteLine(Row(race, goal));
        foreach (var reason in skipped)
            page.WriteLine($"\nSkipped: {reason}.");
        if (races.Count > 0 && order.Scale != 1)
            page.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nThe workloads were {order.Scale} of their size: the goals are for whole ones."));
    }

    private static void Tell(TextWriter page, RaceResult race)
    {
        var withoutStart = race.Workload.TakesOffStart;
        page.WriteLine();
        page.WriteLine($"### {race.Workload.Name}: {race.Workload.What}{(withoutStart ? "; start-up taken off CPU and wall" : "")}");
        page.WriteLine();
        page.WriteLine("| program | CPU s | user | system | × floor | wall s | peak MiB | image MiB |");
        page.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var program in race.Costs.Keys)
        {
            IReadOnlyList<double> Of(Func<Cost, double> value) => withoutStart ? race.WithoutStart(program, value) : race.Of(program, value);
            var ratios = withoutStart ? race.RatiosWithoutStart(program, race.Workload.Floor) : race.Ratios(program, race.Workload.Floor, cost => cost.Cpu);
            page.WriteLine($"| {program} | {Seconds(Of(cost => cost.Cpu))} | {Middle(Of(cost => cost.User))} | {Middle(Of(cost => cost.System))} | {Spread(ratios, "0.00")} "
                + $"| {Middle(Of(cost => cost.Wall))} | {Say(new Figures("", race.Of(program, cost => cost.PeakMebibytes)).Median, "0")} | {Say(race.ImageMebibytes[program], "0")} |");
        }
    }

    private static string Row(RaceResult race, Goal goal)
    {
        var figures = new Figures("", goal.ValuesOf(race));
        return $"| {race.Workload.Name} | {goal.Program} | {goal.Text} | {goal.Say(figures.Median)} "
            + $"| {goal.Say(figures.Quartile(1))} to {goal.Say(figures.Quartile(3))} | {(goal.IsMet(figures.Median) ? "met" : "**not met**")} |";
    }

    private static string Seconds(IReadOnlyList<double> values) => Spread(values, new Figures("", values).Median < 0.1 ? "0.0000" : "0.000");

    private static string Middle(IReadOnlyList<double> values) => new Figures("", values).Median is var median ? Say(median, median < 0.1 ? "0.0000" : "0.000") : "";

    private static string Spread(IReadOnlyList<double> values, string form)
    {
        var figures = new Figures("", values);
        return $"{Say(figures.Median, form)} ({Say(figures.Quartile(1), form)} to {Say(figures.Quartile(3), form)})";
    }

    private static string Say(double value, string form) => double.IsFinite(value) ? value.ToString(form, CultureInfo.InvariantCulture) : "-";
}
