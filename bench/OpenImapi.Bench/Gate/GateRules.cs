namespace OpenImapi.Bench;

/// <summary>Compares figures with the baseline.</summary>
internal static class GateRules
{
    /// <summary>More calls than this for 1,000 files are a regression: a call more for each file is a thousand.</summary>
    private const long CallsAllowed = 20;

    /// <summary>The compiler decides what lives on the stack, and not always the same way.</summary>
    private const double BytesAllowed = 1.10;

    private const double CpuAllowed = 1.5;

    /// <summary>A figure so much better should become the baseline.</summary>
    private const double WorthRenewing = 0.9;

    /// <summary>One sentence for each regression.</summary>
    public static IReadOnlyList<string> Regressions(Baseline now, Baseline before) =>
    [
        .. Calls(now) > Calls(before) + CallsAllowed
            ? [$"Mastering takes {Calls(now)} system calls for 1,000 files; the baseline has {Calls(before)}. More of {string.Join(", ", Grown(now, before))}."]
            : Array.Empty<string>(),
        .. from step in now.AllocatedBytes
           let allowed = before.AllocatedBytes.GetValueOrDefault(step.Key)
           where step.Value > allowed * BytesAllowed
           select $"{step.Key} allocates {step.Value} bytes a file; the baseline has {allowed}.",
        .. now.CpuOfFloor > before.CpuOfFloor * CpuAllowed
            ? [$"Making an image takes {now.CpuOfFloor:0.00} × the CPU of the floor; the baseline has {before.CpuOfFloor:0.00}, and at most {CpuAllowed} × that is allowed."]
            : Array.Empty<string>(),
    ];

    /// <summary>Whether the figures are so much better than the baseline that it should be renewed, so that they stay.</summary>
    public static bool IsWorthRenewing(Baseline now, Baseline before) =>
        Calls(now) < WorthRenewing * Calls(before) || now.AllocatedBytes.Values.Sum() < WorthRenewing * before.AllocatedBytes.Values.Sum();

    /// <summary>All calls: one that takes the place of another is no regression.</summary>
    private static long Calls(Baseline figures) => figures.SystemCalls.Values.Sum();

    private static IEnumerable<string> Grown(Baseline now, Baseline before) =>
        from call in now.SystemCalls
        let was = before.SystemCalls.GetValueOrDefault(call.Key)
        where call.Value > was
        select $"{call.Key} ({call.Value}, not {was})";
}
