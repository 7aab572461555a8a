using System.Diagnostics;
using System.Runtime.InteropServices;

namespace OpenImapi.Cli.Tests;

/// <summary>The built imapi as a process of its own.</summary>
internal sealed partial class ImapiProcess : IDisposable
{
    public const int Interrupt = 2;
    public const int Kill = 9;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private readonly Process process;

    private ImapiProcess(Process process) => this.process = process;

    /// <summary>Its standard input.</summary>
    public Stream In => process.StandardInput.BaseStream;

    /// <summary>Starts imapi with its virtual drives on a desk.</summary>
    /// <param name="desk">Where it works.</param>
    /// <param name="program">The assembly to run; else the one built beside the tests.</param>
    /// <param name="words">The command line.</param>
    public static ImapiProcess Start(Desk desk, string? program, params string[] words) => new(Process.Start(Of(desk, program, words))!);

    /// <summary>Starts imapi, and writes at its end which assemblies it had loaded.</summary>
    public static ImapiProcess Watched(Desk desk, string list, params string[] words)
    {
        var start = Of(desk, null, words);
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
        start.Environment[StartupHook.Variable] = list;
        return new(Process.Start(start)!);
    }

    private static ProcessStartInfo Of(Desk desk, string? program, string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [program ?? Path.Combine(AppContext.BaseDirectory, "imapi.dll"), .. words])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = desk.Folder,
        };
        start.Environment["OPENIMAPI_HOME"] = desk.Home;
        return start;
    }

    /// <summary>Reads standard output until a line that is waited for.</summary>
    public async Task<string> UntilAsync(Func<string, bool> isIt)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            if (isIt(line))
                return line;
        throw new InvalidOperationException($"imapi ended without it: {await process.StandardError.ReadToEndAsync(limit.Token)}");
    }

    public void Signal(int number) => Assert.Equal(0, SendSignal(process.Id, number));

    /// <summary>Waits for its end and returns exit code, output and errors.</summary>
    public async Task<(int Code, string Out, string Error)> EndAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, output, await error);
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}
