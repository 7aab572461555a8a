namespace OpenImapi.Interop.Tests.Lab;

/// <summary>Work for the machine of the lab: a script of bash, run as root in this machine's own root, of which nothing can be changed.</summary>
/// <param name="Name">What results call it.</param>
/// <param name="Script">Has the functions of <see cref="LabVm"/>; it ends at the first command that fails.</param>
internal sealed record LabJob(string Name, string Script)
{
    /// <summary>How long it may take; afterwards it is ended and counts as failed.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(90);
}

/// <summary>How a job ended, and what its programs said.</summary>
internal sealed record LabResult(string Name, int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;

    public LabResult MustSucceed()
    {
        Assert.True(Succeeded, $"{Name} ended with {ExitCode}.\n{Output}");
        return this;
    }
}
