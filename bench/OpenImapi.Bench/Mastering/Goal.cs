namespace OpenImapi.Bench;

/// <summary>What a goal is about.</summary>
internal enum GoalKind
{
    /// <summary>CPU time as a multiple of the floor's in the same round.</summary>
    OfFloor,

    /// <summary>CPU time as a multiple of the floor's, the start-up of both taken off.</summary>
    OfFloorWithoutStart,

    /// <summary>Wall time as a multiple of the floor's in the same round.</summary>
    WallOfFloor,

    /// <summary>CPU time in seconds.</summary>
    Cpu,

    /// <summary>Peak memory in MiB.</summary>
    Peak,

    /// <summary>Wall time in seconds, the program's start-up taken off.</summary>
    WallWithoutStart,
}

/// <summary>At most so much.</summary>
internal sealed record Goal(string Program, GoalKind Kind, double Most)
{
    /// <summary>The same goal of several programs.</summary>
    public static IEnumerable<Goal> Of(GoalKind kind, double most, params IEnumerable<string> programs) => programs.Select(program => new Goal(program, kind, most));

    /// <summary>The values of a race that the goal is about, one of each round.</summary>
    public IReadOnlyList<double> ValuesOf(RaceResult race) => Kind switch
    {
        GoalKind.OfFloor => race.Ratios(Program, race.Workload.Floor, cost => cost.Cpu),
        GoalKind.WallOfFloor => race.Ratios(Program, race.Workload.Floor, cost => cost.Wall),
        GoalKind.OfFloorWithoutStart => race.RatiosWithoutStart(Program, race.Workload.Floor),
        GoalKind.Cpu => race.Of(Program, cost => cost.Cpu),
        GoalKind.Peak => race.Of(Program, cost => cost.PeakMebibytes),
        _ => race.WithoutStart(Program, cost => cost.Wall),
    };

    /// <summary>What is wanted, for people.</summary>
    public string Text => Kind switch
    {
        GoalKind.OfFloor => $"at most {Most:0.00} × floor",
        GoalKind.OfFloorWithoutStart => $"at most {Most:0.00} × floor, start-up taken off",
        GoalKind.WallOfFloor => $"at most {Most:0.00} × floor, of wall time",
        GoalKind.Cpu => $"at most {Most * 1000:0} ms of CPU",
        GoalKind.Peak => $"under {Most:0} MiB",
        _ => $"under {Most * 1000:0} ms, start-up taken off",
    };

    /// <summary>A value in the goal's unit, for people.</summary>
    public string Say(double value) => Kind switch
    {
        GoalKind.OfFloor or GoalKind.OfFloorWithoutStart or GoalKind.WallOfFloor => $"{value:0.00}",
        GoalKind.Peak => $"{value:0} MiB",
        _ => $"{value * 1000:0} ms",
    };

    public bool IsMet(double median) => Kind == GoalKind.Peak ? median < Most : median <= Most;
}
