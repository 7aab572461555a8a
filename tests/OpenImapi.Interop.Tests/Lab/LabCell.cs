using OpenImapi.Virtual;

namespace OpenImapi.Interop.Tests.Lab;

/// <summary>One way of burning on one medium.</summary>
internal sealed record LabCell(LabWay Way, MediumKind Medium)
{
    /// <summary>Every way on every medium that our recorder has.</summary>
    public static IEnumerable<LabCell> Every =>
        from medium in MediumKind.Recordable
        from way in LabWays.All
        where way.Media.HasFlag(medium.Group)
        select new LabCell(way, medium);

    /// <summary>Every way on one medium of each group, and on the others, which differ by their size, the first way of each program.</summary>
    public static IEnumerable<LabCell> Table => Every
        .GroupBy(cell => (cell.Medium, cell.Way.Client))
        .SelectMany(cells => cells.Key.Medium == FirstOf(cells.Key.Medium.Group) ? cells : cells.Take(1));

    /// <summary>The medium of a group that stands for the others: the one that is sold most.</summary>
    private static MediumKind FirstOf(MediaGroups group) => group == MediaGroups.CdR ? MediumKind.Find("cd-r80")! : MediumKind.Recordable.First(kind => kind.Group == group);

    public override string ToString() => $"{Way.Client} {Way.Mode} {Medium.Id}";
}

/// <summary>What became of a cell.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Failure">What went wrong, in a few words; nothing where the program burned and everybody read back what it should have burned.</param>
/// <param name="Said">What the programs said.</param>
/// <param name="Trace">The commands that came to the drive.</param>
internal sealed record LabOutcome(LabCell Cell, string? Failure, string Said, string Trace)
{
    /// <summary>Lines of a report on a failure.</summary>
    private const int Shown = 40;

    /// <summary>Writes down what was said and asked, for whoever mends the recorder.</summary>
    public async Task LeaveAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "lab")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, $"{Cell.ToString().Replace(' ', '_')}.txt"), $"{Failure ?? "good"}\n{Said}\n{Trace}\n");
    }

    public override string ToString() =>
        $"""
        {Cell}: {Failure ?? "good"}
        {Last(Said)}
        {Last(Trace)}
        """;

    private static string Last(string text) => string.Join('\n', text.Split('\n').TakeLast(Shown));
}
