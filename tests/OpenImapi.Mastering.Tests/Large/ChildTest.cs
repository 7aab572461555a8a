using System.Diagnostics;

namespace OpenImapi.Mastering.Tests.Large;

/// <summary>Runs one explicit test of this assembly in a process of its own, so that its memory can be measured, or it can be killed.</summary>
internal static class ChildTest
{
    /// <summary>Names the folder, or whatever else the child needs.</summary>
    public const string Argument = "OPENIMAPI_CHILD_TEST";

    public static Process Start(Type type, string method, string argument)
    {
        var start = new ProcessStartInfo("dotnet", [type.Assembly.Location, "-method", $"{type.FullName}.{method}", "-explicit", "only", "-noLogo", "-noColor"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment[Argument] = argument;
        start.Environment["DOTNET_gcServer"] = "0";
        return Process.Start(start)!;
    }

    public static async Task MustPassAsync(Type type, string method, string argument)
    {
        using var child = Start(type, method, argument);
        var output = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(child.ExitCode == 0, output);
        Assert.Contains("Total: 1", output, StringComparison.Ordinal);
    }

    /// <summary>Fails when this process has ever had more memory in use, counted in MiB.</summary>
    public static void PeakMustStayBelow(int mebibytes)
    {
        using var self = Process.GetCurrentProcess();
        Assert.True(self.PeakWorkingSet64 >> 20 < mebibytes, $"The peak was {self.PeakWorkingSet64 >> 20} MiB; {mebibytes} are allowed.");
    }

    public static string ArgumentOfThis => Environment.GetEnvironmentVariable(Argument) ?? throw new InvalidOperationException("This test runs as the child of another.");
}
