namespace OpenImapi;

/// <summary>Keeps the computer awake: one that falls asleep in the middle of a recording spoils the disc.</summary>
public interface ISleepInhibitor
{
    /// <summary>Keeps it awake until what is returned is disposed of. Where that cannot be done the hold says why; nothing is thrown for it.</summary>
    /// <param name="reason">What the computer is kept awake for, in a few words that the system may show.</param>
    /// <param name="cancellation">Ends the waiting for the system's answer.</param>
    ValueTask<SleepHold> InhibitAsync(string reason, CancellationToken cancellation = default);
}

/// <summary>A computer that is kept awake, or the reason why it is not.</summary>
public sealed class SleepHold : IDisposable
{
    private readonly IDisposable? hold;

    /// <param name="hold">Lets the computer sleep again when it is disposed of.</param>
    public SleepHold(IDisposable hold) => this.hold = hold;

    /// <param name="fault">Why the computer may fall asleep all the same.</param>
    public SleepHold(string fault) => Fault = fault;

    /// <summary>Why the computer may fall asleep all the same, as a sentence; nothing where it is kept awake.</summary>
    public string? Fault { get; }

    public void Dispose() => hold?.Dispose();
}

/// <summary>The way of each system to be kept awake.</summary>
public static class SleepInhibitor
{
    /// <summary>logind by systemd-inhibit on Linux, a power request on Windows, caffeinate on macOS.</summary>
    public static ISleepInhibitor OfThisSystem() =>
        OperatingSystem.IsWindows() ? new Windows.PowerRequestInhibitor()
        : OperatingSystem.IsMacOS() ? new ProgramInhibitor("caffeinate", "-i", "-m", "-s")
        : new ProgramInhibitor("systemd-inhibit", "--what=sleep:idle:handle-lid-switch", "--mode=block", "--who=OpenImapi", $"--why={ProgramInhibitor.Reason}");
}
