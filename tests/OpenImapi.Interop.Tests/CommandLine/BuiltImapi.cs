namespace OpenImapi.Interop.Tests.CommandLine;

/// <summary>imapi as ./imapi builds it for people: compiled ahead where the compiler for that can be had, so that it starts fast. Built at most once in a run of the tests.</summary>
internal static class BuiltImapi
{
    /// <summary>A build on a machine that does much else besides.</summary>
    private static readonly TimeSpan BuildLimit = TimeSpan.FromMinutes(9);

    private static readonly Lazy<Task<string>> Built = new(BuildAsync);

    /// <summary>The path of imapi.dll.</summary>
    public static Task<string> PathAsync() => Built.Value;

    private static async Task<string> BuildAsync()
    {
        if (!OperatingSystem.IsLinux())
            return Path.Combine(AppContext.BaseDirectory, "imapi.dll");
        (await Judge.AskAsync(new Question(Path.Combine(Repository.Root, "imapi"), ["--version"]) { TimeLimit = BuildLimit })).MustSucceed();
        var builds = Path.Combine(Repository.Root, "artifacts", "imapi");
        return Path.Combine(builds, (await File.ReadAllTextAsync(Path.Combine(builds, "current"))).Trim(), "imapi.dll");
    }
}
