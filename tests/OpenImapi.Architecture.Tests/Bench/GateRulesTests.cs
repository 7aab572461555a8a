using OpenImapi.Bench;

namespace OpenImapi.Architecture.Tests.Bench;

/// <summary>What the gate lets pass, and what it does not: each limit from both sides.</summary>
public class GateRulesTests
{
    private static readonly Baseline Before = Of(calls: 5000, opened: 1000, bytes: 200, cpu: 2.0);

    [Theory]
    [InlineData(5000)]
    [InlineData(5020)]
    [InlineData(4000)]
    public void Twenty_calls_more_for_a_thousand_files_pass(long calls) =>
        Assert.Empty(GateRules.Regressions(Of(calls, opened: 1000, bytes: 200, cpu: 2.0), Before));

    [Fact]
    public void More_calls_are_a_regression_and_named()
    {
        var sentence = Assert.Single(GateRules.Regressions(Of(calls: 5000, opened: 1021, bytes: 200, cpu: 2.0), Before));
        Assert.Contains("6021 system calls", sentence, StringComparison.Ordinal);
        Assert.Contains("openat (1021, not 1000)", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("statx", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_in_the_place_of_another_is_none() =>
        Assert.Empty(GateRules.Regressions(Of(calls: 4000, opened: 2000, bytes: 200, cpu: 2.0), Before));

    [Theory]
    [InlineData(220, 0)]
    [InlineData(221, 1)]
    public void A_tenth_more_memory_passes(long bytes, int regressions) =>
        Assert.Equal(regressions, GateRules.Regressions(Of(calls: 5000, opened: 1000, bytes, cpu: 2.0), Before).Count);

    [Fact]
    public void A_step_that_allocated_nothing_before_may_allocate_nothing()
    {
        var now = Before with { AllocatedBytes = new(StringComparer.Ordinal) { ["walking"] = 200, ["resting"] = 1 } };
        Assert.StartsWith("resting allocates 1 bytes", Assert.Single(GateRules.Regressions(now, Before)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3.0, 0)]
    [InlineData(3.01, 1)]
    [InlineData(null, 0)]
    public void Half_more_of_the_floors_time_passes_and_so_does_none(double? cpu, int regressions) =>
        Assert.Equal(regressions, GateRules.Regressions(Of(calls: 5000, opened: 1000, bytes: 200, cpu), Before).Count);

    [Theory]
    [InlineData(4400, 200, false)]
    [InlineData(4399, 200, true)]
    [InlineData(5000, 180, false)]
    [InlineData(5000, 179, true)]
    public void A_tenth_less_is_worth_keeping(long calls, long bytes, bool isWorth) =>
        Assert.Equal(isWorth, GateRules.IsWorthRenewing(Of(calls, opened: 1000, bytes, cpu: 2.0), Before));

    private static Baseline Of(long calls, long opened, long bytes, double? cpu) => new()
    {
        SystemCalls = new(StringComparer.Ordinal) { ["openat"] = opened, ["statx"] = calls },
        AllocatedBytes = new(StringComparer.Ordinal) { ["walking"] = bytes },
        CpuOfFloor = cpu,
    };
}
