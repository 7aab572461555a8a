using System.Collections.Concurrent;

namespace OpenImapi.Interop.Tests;

/// <summary>What eng/build-native makes, built at most once in a run of the tests.</summary>
internal static class BuiltLibrary
{
    /// <summary>A build on a machine that does much else besides.</summary>
    private static readonly TimeSpan BuildLimit = TimeSpan.FromMinutes(9);

    private static readonly ConcurrentDictionary<string, Lazy<Task>> Builds = new();

    /// <summary>The headers, as they lie beside the libraries.</summary>
    public static string Headers { get; } = Path.Combine(Repository.Root, "artifacts", "native", "include");

    /// <summary>The folder of one build: <c>host</c>, <c>aot</c>, <c>windows</c>, or <c>imapi</c>, the program. The test is skipped where its compiler is not installed.</summary>
    public static async Task<string> FolderAsync(string kind)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.Is64BitProcess, "The native library is built on 64-bit Linux.");
        Judge.Find(kind == "windows" ? "x86_64-w64-mingw32-gcc" : "gcc");
        await Builds.GetOrAdd(kind, _ => new(() => BuildAsync(kind))).Value;
        return Path.Combine(Repository.Root, "artifacts", "native", kind == "windows" ? "host-win-x64" : kind);
    }

    private static async Task BuildAsync(string kind)
    {
        var verdict = await Judge.AskAsync(new Question(Path.Combine(Repository.Root, "eng", "build-native"), ["--only", kind]) { TimeLimit = BuildLimit });
        if ((verdict.Output + verdict.Errors).Contains("error NU1", StringComparison.Ordinal))
            Judge.Missing($"A package that the build of {kind} needs cannot be restored: {verdict.Output}");
        verdict.MustSucceed();
    }
}
