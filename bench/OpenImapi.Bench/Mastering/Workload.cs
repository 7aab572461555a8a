namespace OpenImapi.Bench;

/// <summary>Files to be mastered.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="What">What it is, for people.</param>
/// <param name="Make">Makes the files in a new folder, by a scale of 1 for all of them.</param>
internal sealed record Workload(string Name, string What, Action<TreeMaker, double> Make)
{
    private const ulong Seed = 20261123;

    /// <summary>The program of which the ratios are taken.</summary>
    public string Floor { get; init; } = Contenders.CopyFloor;

    /// <summary>What the product has to reach.</summary>
    public IReadOnlyList<Goal> Goals { get; init; } = [];

    /// <summary>Whether what mastering of nearly nothing costs is taken off: then it is run in every round, too.</summary>
    public bool TakesOffStart => Goals.Any(goal => goal.Kind is GoalKind.OfFloorWithoutStart or GoalKind.WallWithoutStart);

    public void MakeIn(string folder, double scale) => Make(new(folder, Seed), scale);

    /// <summary>So many of something at a scale; at least one.</summary>
    public static int Count(int whole, double scale) => Math.Max(1, (int)Math.Round(whole * scale));
}
