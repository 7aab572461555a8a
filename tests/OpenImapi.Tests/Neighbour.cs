using System.Diagnostics;
using OpenImapi.Formats;

namespace OpenImapi.Tests;

/// <summary>Another process that uses the same recorder: this test program, started again with a task to do.</summary>
internal sealed class Neighbour : IDisposable
{
    public const string Word = "neighbour";

    /// <summary>The program that runs .NET programs.</summary>
    public static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } named ? named : "dotnet";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly Process process;

    private Neighbour(Process process, string answer) => (this.process, Answer) = (process, answer);

    /// <summary>What it said when its task was done: "done", or an error's symbol.</summary>
    public string Answer { get; }

    public int Id => process.Id;

    /// <summary>Starts it and waits until its task is done; it then holds what it took until it is told to end, or killed.</summary>
    /// <param name="task">"stage": opens, chooses the recorder, stages a file. "select": without the file. "exclusive": opens the recorder.</param>
    /// <param name="home">The home of the virtual drives.</param>
    public static async Task<Neighbour> StartAsync(string task, string home)
    {
        var start = new ProcessStartInfo(Dotnet, [typeof(Neighbour).Assembly.Location, Word, task, home])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        var started = Process.Start(start)!;
        using var late = new CancellationTokenSource(Limit);
        return new(started, await started.StandardOutput.ReadLineAsync(late.Token) ?? throw new InvalidOperationException("The neighbour died."));
    }

    /// <summary>Lets it let go and end.</summary>
    public async Task EndAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(Limit);
    }

    /// <summary>Kills it as kill -9 does.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync().WaitAsync(Limit);
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    /// <summary>The other process's side.</summary>
    public static async Task<int> RunAsync(string task, string home)
    {
        await using var master = new DiscMaster(new() { Home = home });
        master.Open();
        var recorder = await master.FindDiscRecorderAsync("lab");
        try
        {
            if (task == "exclusive")
                await recorder.OpenExclusiveAsync();
            else
                await master.SetActiveRecorderAsync(recorder);
            if (task == "stage")
                await master.Joliet.AddDataAsync(Bench.Tree("neighbour.txt"));
            await Console.Out.WriteLineAsync("done");
        }
        catch (DiscException fault)
        {
            await Console.Out.WriteLineAsync(fault.Error.Symbol);
        }

        await Console.In.ReadToEndAsync();
        return 0;
    }
}
