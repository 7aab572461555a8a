using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Something that goes wrong in a virtual drive on request: at which commands, which blocks, when, how often.</summary>
/// <remarks>Counts and times begin anew each time the drive is opened.</remarks>
public sealed record DriveFault(FaultKind Kind)
{
    /// <summary>How often a drive that is not ready says so where nothing else is said.</summary>
    private const int SomeTimes = 3;

    /// <summary>The commands that it strikes; none means those that its kind is about.</summary>
    public ImmutableArray<OperationCode> Commands { get; init; } = [];

    /// <summary>Only commands that read or write one of these blocks.</summary>
    public Extent? Blocks { get; init; }

    /// <summary>Only commands whose block begins so.</summary>
    public HexPattern? Cdb { get; init; }

    /// <summary>Only commands that come with data which begins so.</summary>
    public HexPattern? Data { get; init; }

    /// <summary>How many of these commands pass first.</summary>
    public int After { get; init; }

    /// <summary>How often it strikes; nothing means as its kind does.</summary>
    public int? Times { get; init; }

    /// <summary>It does not strike before the drive has been open for so long.</summary>
    public TimeSpan Time { get; init; }

    /// <summary>From its first strike on it strikes for so long.</summary>
    public TimeSpan? For { get; init; }

    /// <summary>The sense told instead of the usual one.</summary>
    public SenseData? Sense { get; init; }

    /// <summary>How often it strikes at the most.</summary>
    internal int MostStrikes => Times ?? (For is not null ? int.MaxValue : Kind switch
    {
        FaultKind.MediumError or FaultKind.Refuse or FaultKind.Gone => int.MaxValue,
        FaultKind.NotReady => SomeTimes,
        _ => 1,
    });

    /// <summary>The sense that a strike tells, where it tells one.</summary>
    internal SenseData Told => Sense ?? Kind switch
    {
        FaultKind.MediumError => KnownSense.UnrecoveredReadError,
        FaultKind.WriteError or FaultKind.DeferredError => KnownSense.WriteError,
        FaultKind.LossOfStreaming => KnownSense.LossOfStreaming,
        FaultKind.NotReady => KnownSense.NotReadyBecomingReady,
        FaultKind.UnitAttention => KnownSense.MediumMayHaveChanged,
        FaultKind.Refuse => KnownSense.InvalidCommandOperationCode,
        _ => KnownSense.InternalTargetFailure,
    };

    /// <summary>The fault that a text says: <c>KIND[,KEY=VALUE]...</c>, such as <c>write-error,block=1500+32,times=2</c>.</summary>
    /// <exception cref="DiscException">OPENIMAPI_E_BAD_FAULT: it says none, and why.</exception>
    public static DriveFault Parse(string text) => FaultText.Parse(text);

    /// <summary>The faults in the lines of a text; empty lines and those that begin with '#' are passed over.</summary>
    /// <exception cref="DiscException">OPENIMAPI_E_BAD_FAULT: a line says none, and why.</exception>
    public static ImmutableArray<DriveFault> ParseLines(string text) =>
        [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Select(Parse)];

    /// <summary>The text that says it.</summary>
    public override string ToString() => FaultText.Write(this);
}
