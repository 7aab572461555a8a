using OpenImapi.Transports;
using OpenImapi.Transports.Linux;

namespace OpenImapi.Cli;

/// <summary>All that a command sees of the world besides files and drives, so that a test can give its own.</summary>
/// <param name="Console">Where it reads and writes.</param>
/// <param name="Environment">Looks up an environment variable; nothing where it is not set.</param>
/// <param name="Clock">Measures time, for speeds and for how often progress is told.</param>
internal sealed record Surroundings(IConsole Console, Func<string, string?> Environment, TimeProvider Clock)
{
    /// <summary>The optical drives of the computer; nothing where there are none to be driven.</summary>
    public ILocalDrives? LocalDrives { get; init; }

    /// <summary>Where Linux shows its devices; nothing on another system.</summary>
    public LinuxSystem? Linux { get; init; }

    /// <summary>What keeps the computer awake; else the system's own way.</summary>
    public ISleepInhibitor? Sleep { get; init; }

    public static Surroundings OfThisProcess() =>
        new(new SystemConsole(), System.Environment.GetEnvironmentVariable, TimeProvider.System)
        {
            LocalDrives = Transports.LocalDrives.OfThisComputer(),
            Linux = OperatingSystem.IsLinux() ? new() : null,
        };
}
