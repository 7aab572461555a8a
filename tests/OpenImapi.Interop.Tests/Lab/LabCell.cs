using OpenImapi.Virtual;

namespace OpenImapi.Interop.Tests.Lab;

/// <summary>One way of burning on one medium.</summary>
internal sealed record LabCell(LabWay Way, MediumKind Medium)
{
    /// <summary>Every way on every medium that our recorder has.</summary>
    public static IEnumerable<LabCell> All =>
        from medium in MediumKind.Recordable
        from way in LabWays.All
        where way.Media.HasFlag(medium.Group)
        select new LabCell(way, medium);

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

    public override string ToString() =>
        $"""
        {Cell}: {Failure ?? "good"}
        {Last(Said)}
        {Last(Trace)}
        """;

    private static string Last(string text) => string.Join('\n', text.Split('\n').TakeLast(Shown));
}
