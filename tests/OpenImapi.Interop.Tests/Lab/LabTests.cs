namespace OpenImapi.Interop.Tests.Lab;

/// <summary>Other people's programs burn on our recorder; Linux and our own export read back what they burned.</summary>
[Trait("Category", "Interop")]
[Trait("Category", "Large")]
public class LabTests
{
    /// <summary>The cells that a pattern chooses, for whoever mends the recorder.</summary>
    [Fact]
    public async Task Chosen_cells()
    {
        var pattern = Environment.GetEnvironmentVariable("LAB_CELLS");
        if (pattern is null)
            Assert.Skip("LAB_CELLS names no cells.");
        var chosen = LabCell.All.Where(cell => System.Text.RegularExpressions.Regex.IsMatch(cell.ToString(), pattern, default, TimeSpan.FromSeconds(1)));
        var outcomes = await LabBench.RunAsync(chosen);
        foreach (var outcome in outcomes)
        {
            await File.WriteAllTextAsync($"/tmp/lab/out/{outcome.Cell.ToString().Replace(' ', '_').Replace('/', '_')}", $"{outcome.Failure ?? "good"}\n{outcome.Said}\n{outcome.Trace}\n", TestContext.Current.CancellationToken);
            TestContext.Current.SendDiagnosticMessage($"{outcome.Cell}: {outcome.Failure ?? "good"}");
        }

        Assert.All(outcomes, outcome => Assert.True(outcome.Failure is null, outcome.ToString()));
    }
}
