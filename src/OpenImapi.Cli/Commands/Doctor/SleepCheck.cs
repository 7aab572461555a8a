namespace OpenImapi.Cli;

/// <summary>Looks whether the computer lets itself be kept awake while it records.</summary>
internal static class SleepCheck
{
    public static async Task<Diagnosis> LookAsync(Invocation run, CancellationToken cancellation)
    {
        using var hold = await (run.Surroundings.Sleep ?? SleepInhibitor.OfThisSystem()).InhibitAsync("Looking whether it can be kept awake", cancellation);
        return hold.Fault is { } fault ? new("sleep", Diagnosis.Note, fault, "See to it yourself that the computer does not fall asleep while it records.")
            : new("sleep", Diagnosis.Good, "the computer is kept awake while it records");
    }
}
