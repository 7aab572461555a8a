using OpenImapi.Virtual;

namespace OpenImapi.Interop.Tests.Lab;

/// <summary>One way of burning on one medium in one recorder.</summary>
internal sealed record LabCell(LabWay Way, MediumKind Medium, LabRecorders Recorder = LabRecorders.Ours)
{
    /// <summary>Every way on every medium that our recorder has, and on the media of the recorders that others wrote.</summary>
    public static IEnumerable<LabCell> Every =>
    [
        .. from medium in MediumKind.Recordable
           from way in LabWays.All
           where way.On.HasFlag(LabRecorders.Ours) && way.Media.HasFlag(medium.Group)
           select new LabCell(way, medium),
        .. from foreign in Foreign
           from way in LabWays.All
           where way.On.HasFlag(foreign.Recorder) && way.Media.HasFlag(foreign.Medium.Group)
           select new LabCell(way, foreign.Medium, foreign.Recorder),
    ];

    /// <summary>Every way on one medium of each group, and on the others, which differ by their size, the first way of each program.</summary>
    public static IEnumerable<LabCell> Table => Every
        .GroupBy(cell => (cell.Medium, cell.Way.Client, cell.Recorder))
        .SelectMany(cells => cells.Key.Medium == FirstOf(cells.Key.Medium.Group) ? cells : cells.Take(1));

    /// <summary>The recorders that others wrote, each with its only medium.</summary>
    public static IReadOnlyList<(LabRecorders Recorder, MediumKind Medium)> Foreign { get; } =
        [(LabRecorders.Tgt, MediumKind.Find("dvd+r")!), (LabRecorders.Tcmu, MediumKind.Find("dvd-ram")!)];

    /// <summary>The medium of a group that stands for the others: the one that is sold most.</summary>
    private static MediumKind FirstOf(MediaGroups group) => group == MediaGroups.CdR ? MediumKind.Find("cd-r80")! : MediumKind.Recordable.First(kind => kind.Group == group);

    public override string ToString() => $"{Way.Client} {Way.Mode} {Medium.Id}{(Recorder == LabRecorders.Ours ? "" : $" of {NameOf(Recorder)}")}";

    /// <summary>What the table calls a recorder that others wrote.</summary>
    public static string NameOf(LabRecorders recorder) => recorder == LabRecorders.Tgt ? "tgt" : "tcmu";
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
