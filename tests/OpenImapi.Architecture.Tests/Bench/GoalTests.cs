using OpenImapi.Bench;

namespace OpenImapi.Architecture.Tests.Bench;

/// <summary>How rounds become a figure, and when a figure meets its goal.</summary>
public class GoalTests
{
    private static readonly Workload Work = new("work", "nothing", (_, _) => { }) { Floor = "floor" };

    [Theory]
    [InlineData(1, 2.0)]
    [InlineData(2, 3.0)]
    [InlineData(3, 4.0)]
    public void Quartiles_lie_between_the_rounds(int quarter, double expected) => Assert.Equal(expected, new Figures("", [5, 1, 4, 2, 3]).Quartile(quarter));

    [Fact]
    public void The_median_of_two_is_between_them() => Assert.Equal(1.5, new Figures("", [1, 2]).Median);

    /// <summary>The floor doubled in the second round; a program that did, too, is as good in both.</summary>
    [Theory]
    [InlineData(nameof(GoalKind.OfFloor), 1.5, 1.5)]
    [InlineData(nameof(GoalKind.WallOfFloor), 2.0, 1.0)]
    [InlineData(nameof(GoalKind.Cpu), 3.0, 6.0)]
    [InlineData(nameof(GoalKind.Peak), 10.0, 20.0)]
    [InlineData(nameof(GoalKind.OfFloorWithoutStart), 2.0, 1.25)]
    [InlineData(nameof(GoalKind.WallWithoutStart), 3.0, 3.0)]
    public void Each_kind_of_goal_takes_its_values_within_a_round(string kind, double first, double second)
    {
        var race = new RaceResult(
            Work,
            new Dictionary<string, List<Cost>>(StringComparer.Ordinal) { ["floor"] = [new(1, 1, 2, 1), new(2, 2, 4, 1)], ["imapi"] = [new(2, 1, 4, 10), new(4, 2, 4, 20)] },
            new Dictionary<string, List<Cost>>(StringComparer.Ordinal) { ["floor"] = [new(0, 1, 1, 1), new(0, 0, 0, 1)], ["imapi"] = [new(1, 0, 1, 1), new(1, 0, 1, 1)] },
            new Dictionary<string, double>(StringComparer.Ordinal));
        Assert.Equal([first, second], new Goal("imapi", Enum.Parse<GoalKind>(kind), 1).ValuesOf(race));
    }

    [Theory]
    [InlineData(nameof(GoalKind.Peak), 119.9, true)]
    [InlineData(nameof(GoalKind.Peak), 120.0, false)]
    [InlineData(nameof(GoalKind.OfFloor), 120.0, true)]
    [InlineData(nameof(GoalKind.OfFloor), 120.1, false)]
    public void Memory_stays_under_its_goal_and_time_may_reach_it(string kind, double median, bool isMet) =>
        Assert.Equal(isMet, new Goal("imapi", Enum.Parse<GoalKind>(kind), 120).IsMet(median));
}
