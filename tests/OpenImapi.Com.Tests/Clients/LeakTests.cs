using System.Runtime.InteropServices;

namespace OpenImapi.Com.Tests;

/// <summary>What must not grow is measured alone.</summary>
[CollectionDefinition(nameof(LeakTests), DisableParallelization = true)]
public sealed class Alone;

/// <summary>A thousand rounds leave as many handles, threads, locks and bytes as a few.</summary>
[Collection(nameof(LeakTests))]
public sealed unsafe partial class LeakTests : IDisposable
{
    private const int FewestWindows = 10, MostWindows = 100, Rounds = 100;

    /// <summary>Less than the smallest thing that one round could leave: the name of an element.</summary>
    private const long MostBytes = 64 * Rounds;

    private readonly MasterBench bench = new();

    [Fact]
    public void A_thousand_disc_masters_leave_nothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Handles and bytes are counted as Linux tells them.");
        Measure(Round);
        Assert.Equal(0, bench.StashedFiles);
        Assert.Empty(Directory.GetFiles(bench.Home, "*.owner", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_thousand_sets_of_properties_leave_nothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Handles and bytes are counted as Linux tells them.");
        bench.Begin();
        using var joliet = bench.Face(MasterBench.Joliet);
        using var image = new ForeignStream([1]);
        Measure(() =>
        {
            using var properties = joliet.Ask(JolietSlots.GetJolietProperties);
            Assert.Equal(6, properties.Heads().Count);
            Assert.Equal(Result.Ok, properties.WriteText("VolumeName", new('N', 30)));
            Assert.Equal(new('N', 30), properties.ReadText("VolumeName"));
            Assert.Equal(Result.Ok, properties.Write("BootImage", new() { Type = 13, Value = (nuint)image.Reference }));
            Assert.Equal(Result.Ok, joliet.Call(JolietSlots.SetJolietProperties, properties.Face));
        });
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Close));
        Assert.Equal(1u, image.Count);
    }

    [Fact]
    public void A_thousand_failures_leave_nothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Handles and bytes are counted as Linux tells them.");
        bench.Begin();
        using var joliet = bench.Face(MasterBench.Joliet);
        var call = 0;
        Measure(() =>
        {
            using var script = new Script { FailAt = call++ % 16 + 1 };
            var storage = new ScriptedStorage(script, new Entry(new('n', 60), 2, new byte[100]), new Entry(new('m', 65), 2, new byte[100]));
            Assert.True(joliet.Call(JolietSlots.AddData, script.Ledger.Show<IStorage>(storage), 0) < 0);
            Assert.Equal(0, script.Ledger.Out);
        });
    }

    public void Dispose() => bench.Dispose();

    /// <summary>Everything that a program does between creating a disc master and releasing it, but for the burn.</summary>
    private void Round()
    {
        using var master = bench.Create(MasterBench.DiscMaster);
        using var sink = new NativeSink();
        using var script = new Script();
        nuint cookie;
        Assert.Equal(Result.Ok, master.Call(MasterSlots.Open));
        Assert.Equal(Result.Ok, master.Call(MasterSlots.ProgressAdvise, sink.Reference, &cookie));
        using (var recorder = bench.Recorder(master))
        {
            char* vendor, product, revision;
            Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.GetDisplayNames, &vendor, &product, &revision));
            foreach (var text in (nint[])[(nint)vendor, (nint)product, (nint)revision])
                Marshal.FreeBSTR(text);
            Assert.Equal(Result.Ok, master.Call(MasterSlots.SetActiveDiscRecorder, recorder.Face));
        }

        Assert.Equal(0, Marshal.QueryInterface((nint)master.Face, MasterBench.Joliet, out var face));
        using (var joliet = new VtableClient((void*)face))
            Assert.Equal(Result.Ok, joliet.Call(JolietSlots.AddData, script.Ledger.Show<IStorage>(new ScriptedStorage(script, new Entry("a.txt", 2, new byte[100]))), 0));
        if (script.Calls.Count % 2 == 0)
            Assert.Equal(Result.Ok, master.Call(MasterSlots.Close));
        master.Dispose();
        Assert.Equal((1, 0), (sink.Count, script.Ledger.Out));
    }

    /// <summary>
    /// Does the work a thousand times, and on until a hundred rounds leave nothing. What a round leaves is left in every hundred of them; what the runtime
    /// allocates for itself, while it compiles anew, is not. So the hundred that grew least counts, and a leak never finds one that did not grow.
    /// </summary>
    private static void Measure(Action round)
    {
        for (var i = 0; i < Rounds; i++)
            round();
        var before = State();
        var (last, least) = (before, (Bytes: long.MaxValue, Managed: long.MaxValue));
        for (var window = 0; window < FewestWindows || (window < MostWindows && Math.Max(least.Bytes, least.Managed) > MostBytes); window++)
        {
            for (var i = 0; i < Rounds; i++)
                round();
            var now = State();
            least = (Math.Min(least.Bytes, now.Bytes - last.Bytes), Math.Min(least.Managed, now.Managed - last.Managed));
            last = now;
        }

        Assert.InRange(last.Handles - before.Handles, int.MinValue, 8);
        Assert.InRange(last.Threads - before.Threads, int.MinValue, 16);
        Assert.InRange(least.Bytes, long.MinValue, MostBytes);
        Assert.InRange(least.Managed, long.MinValue, MostBytes);
    }

    /// <summary>Handles, threads, and bytes in use of either memory.</summary>
    private static (int Handles, int Threads, long Bytes, long Managed) State()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return (Directory.GetFiles("/proc/self/fd").Length, Directory.GetDirectories("/proc/self/task").Length, (long)MallInfo2().InUse, GC.GetTotalMemory(forceFullCollection: true));
    }

    [LibraryImport("libc", EntryPoint = "mallinfo2")]
    private static partial Allocations MallInfo2();

    /// <summary>struct mallinfo2; uordblks is the eighth of its ten fields.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Allocations
    {
        public nuint Arena, FreeChunks, FastChunks, Mapped, MappedBytes, Most, FastBytes, InUse, Free, Top;
    }
}
