using System.Diagnostics;

namespace OpenImapi.Bench;

/// <summary>What is measured: imapi on the runtime, and compiled without one where it was built so.</summary>
/// <param name="OnRuntime">The words that start imapi.</param>
/// <param name="Native">The native program; nothing where there is none.</param>
internal sealed record Products(IReadOnlyList<string> OnRuntime, string? Native)
{
    /// <summary>A program that was named, a .dll to be started by dotnet.</summary>
    public static Products Of(string program) => new(program.EndsWith(".dll", StringComparison.Ordinal) ? ["dotnet", program] : [program], null);

    /// <summary>What ./imapi and eng/build-native make, anew where it is older than its sources.</summary>
    public static async Task<Products> BuiltAsync(string root, CancellationToken cancellation)
    {
        await RunAsync([Path.Combine(root, "imapi"), "--version"], cancellation);
        var builds = Path.Combine(root, "artifacts", "imapi");
        var native = Path.Combine(root, "artifacts", "native", "imapi", "imapi");
        if (File.Exists(native))
            await RunAsync([Path.Combine(root, "eng", "build-native"), "--only", "imapi"], cancellation);
        return Of(Path.Combine(builds, File.ReadAllText(Path.Combine(builds, "current")).Trim(), "imapi.dll")) with { Native = File.Exists(native) ? native : null };
    }

    private static async Task RunAsync(string[] words, CancellationToken cancellation)
    {
        using var build = Process.Start(new ProcessStartInfo(words[0], words[1..]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        await build.StandardOutput.ReadToEndAsync(cancellation);
        await build.WaitForExitAsync(cancellation);
        if (build.ExitCode != 0)
            throw new InvalidOperationException($"imapi was not built: {string.Join(' ', words)} ended with {build.ExitCode}.");
    }
}
