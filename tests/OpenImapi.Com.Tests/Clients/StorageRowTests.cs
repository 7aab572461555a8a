namespace OpenImapi.Com.Tests;

/// <summary>Storages as existing programs bring them: rows 6 and 7 of the list of observations, and section 4.1.</summary>
public sealed unsafe class StorageRowTests : IDisposable
{
    private readonly MasterBench bench = new();

    private readonly Script script = new();

    private readonly VtableClient joliet;

    public StorageRowTests()
    {
        bench.Begin();
        joliet = bench.Face(MasterBench.Joliet);
    }

    [Fact]
    public void Row6_a_storage_is_asked_for_nothing_but_its_elements_and_streams_may_come_first()
    {
        var storage = new ScriptedStorage(script,
            new Entry("first.txt", 2, "1"u8.ToArray()),
            new Entry("folder", 1, new ScriptedStorage(script, new Entry("inner.txt", 2, "22"u8.ToArray()))),
            new Entry("empty", 1, new ScriptedStorage(script)));
        Assert.Equal(Result.Ok, Add(storage));
        Assert.Subset(new HashSet<string> { "EnumElements", "Next", "OpenStream", "OpenStorage", "Read", "Seek", "Stat" }, script.Calls.ToHashSet());
        Assert.Equal([Environment.CurrentManagedThreadId], script.Threads);
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
        Assert.Equal(["/empty", "/first.txt", "/folder", "/folder/inner.txt"], RecordedDisc.Paths(bench.Drives));
    }

    [Fact]
    public void Row7_everything_of_the_storage_is_given_back_when_AddData_returns()
    {
        Assert.Equal(Result.Ok, Add(new ScriptedStorage(script,
            new Entry("a.txt", 2, "a"u8.ToArray()),
            new Entry("folder", 1, new ScriptedStorage(script, new Entry("b.txt", 2, new byte[100_000]))))));
        Assert.Equal((0, true), (script.Ledger.Out, script.Ledger.Given >= 6));
        var calls = script.Calls.Count;
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
        Assert.Equal(calls, script.Calls.Count);
    }

    [Fact]
    public void Folders_of_several_calls_are_one_and_files_are_replaced_only_where_asked()
    {
        Assert.Equal(Result.Ok, Add(new(script, Folder("a.txt", 5))));
        Assert.Equal(Result.Ok, Add(new(script, Folder("b.txt", 5))));
        Assert.Equal(Codes.FileExists, Add(new(script, new Entry("new.txt", 2, new byte[5]), Folder("a.txt", 9))));
        var before = bench.Used();
        Assert.Equal(Result.Ok, Add(new(script, Folder("a.txt", 100_000)), overwrite: 2));
        Assert.InRange(bench.Used() - before, 40, 60);
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
        Assert.Equal(["/folder", "/folder/a.txt", "/folder/b.txt"], RecordedDisc.Paths(bench.Drives));
    }

    public void Dispose()
    {
        joliet.Dispose();
        script.Dispose();
        bench.Dispose();
    }

    private int Add(ScriptedStorage storage, int overwrite = 0) => joliet.Call(JolietSlots.AddData, script.Ledger.Show<IStorage>(storage), overwrite);

    private Entry Folder(string file, int length) => new("folder", 1, new ScriptedStorage(script, new Entry(file, 2, new byte[length])));
}
