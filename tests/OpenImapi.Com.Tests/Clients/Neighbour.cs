using System.Diagnostics;
using OpenImapi.Virtual;

namespace OpenImapi.Com.Tests;

/// <summary>Another process that uses the same recorder through its own vtables: this test program, started again with a task to do.</summary>
internal sealed class Neighbour : IDisposable
{
    public const string Word = "neighbour";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly Process process;

    /// <summary>Starts it and waits until its task is done; it then holds what it took until it is disposed of.</summary>
    /// <param name="home">The home of the virtual drives.</param>
    /// <param name="task">"choose": makes the recorder the active one. "open": opens it exclusively.</param>
    public Neighbour(string home, string task)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } named ? named : "dotnet";
        var start = new ProcessStartInfo(dotnet, [typeof(Neighbour).Assembly.Location, Word, home, task])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        process = Process.Start(start)!;
        using var late = new CancellationTokenSource(Limit);
        using var died = late.Token.Register(process.Kill);
        Result = int.Parse(process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The neighbour died."));
    }

    /// <summary>What its task was answered.</summary>
    public int Result { get; }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(Limit))
            process.Kill();
        process.Dispose();
    }

    /// <summary>The other process's side.</summary>
    public static unsafe int Run(string home, string task)
    {
        var options = new DiscMasterOptions { Home = home, Drives = new VirtualDriveCatalog(new(home)) };
        using var master = VtableClient.Of<IDiscMaster>(new DiscMasterObject(new(options)));
        master.Call(MasterSlots.Open);
        using var recorders = master.Ask(MasterSlots.EnumDiscRecorders);
        void* face;
        uint fetched;
        recorders.Call(WalkSlots.Next, 1, &face, &fetched);
        using var recorder = new VtableClient(face);
        Console.WriteLine(task == "open" ? recorder.Call(RecorderSlots.OpenExclusive) : master.Call(MasterSlots.SetActiveDiscRecorder, recorder.Face));
        Console.In.ReadToEnd();
        return 0;
    }
}
