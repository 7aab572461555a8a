using System.Runtime.InteropServices;
using OpenImapi.Mmc;
using OpenImapi.Virtual;

namespace OpenImapi.Com.Tests;

/// <summary>
/// A disc master that is known only by its vtable, over a home with one virtual drive. Slots of IDiscMaster: Open 3,
/// EnumDiscMasterFormats 4, GetActiveDiscMasterFormat 5, SetActiveDiscMasterFormat 6, EnumDiscRecorders 7, GetActiveDiscRecorder 8,
/// SetActiveDiscRecorder 9, ClearFormatContent 10, ProgressAdvise 11, ProgressUnadvise 12, RecordDisc 13, Close 14.
/// </summary>
internal sealed unsafe class MasterBench : IDisposable
{
    public static readonly Guid Joliet = Guid.Parse("E3BC42CE-4E5C-11D3-9144-00104BA11C5E");

    public static readonly Guid Redbook = Guid.Parse("E3BC42CD-4E5C-11D3-9144-00104BA11C5E");

    public static readonly Guid DiscMaster = Guid.Parse("520CCA62-51A5-11D3-9144-00104BA11C5E");

    public MasterBench(string media = "cd-r80")
    {
        Home = Directory.CreateTempSubdirectory("openimapi-").FullName;
        Drives = new(new(Home));
        Drives.Create("lab", media);
        Catalog = new(new VirtualDriveCatalog(new VirtualHome(Home)));
        Master = Create(DiscMaster);
    }

    public string Home { get; }

    public VirtualDrives Drives { get; }

    /// <summary>What the drives are found by; every disc master of this bench uses it.</summary>
    public BenchCatalog Catalog { get; }

    public VtableClient Master { get; }

    /// <summary>Another disc master, by CreateInstance (slot 3) of a class factory of the same home.</summary>
    public VtableClient Create(Guid iid)
    {
        using var factory = Factory();
        void* instance = null;
        Assert.Equal(Result.Ok, factory.Call(3, null, &iid, &instance));
        return new(instance);
    }

    public VtableClient Factory() => VtableClient.Of<IClassFactory>(new DiscMasterFactory(new() { Home = Home, Drives = Catalog }));

    /// <summary>The interface of a format, made the active one.</summary>
    public VtableClient Choose(Guid format)
    {
        void* face = (void*)1;
        Assert.Equal(Result.Ok, Master.Call(6, &format, &face));
        return new(face);
    }

    /// <summary>The first recorder that a disc master lists.</summary>
    public VtableClient Recorder(VtableClient? master = null)
    {
        using var recorders = (master ?? Master).Ask(7);
        void* recorder = null;
        uint fetched = 0;
        Assert.Equal(Result.Ok, recorders.Call(3, 1, &recorder, &fetched));
        Assert.Equal(1u, fetched);
        return new(recorder);
    }

    /// <summary>Opens the disc master and chooses its recorder.</summary>
    public void Begin()
    {
        Assert.Equal(Result.Ok, Master.Call(3));
        Assert.Equal(Result.Ok, ChooseRecorder());
    }

    public int ChooseRecorder(VtableClient? master = null)
    {
        using var recorder = Recorder(master);
        return (master ?? Master).Call(9, recorder.Face);
    }

    /// <summary>The interface of a format, though another one may be active.</summary>
    public VtableClient Face(Guid iid)
    {
        Assert.Equal(0, Marshal.QueryInterface((nint)Master.Face, iid, out var face));
        return new((void*)face);
    }

    /// <summary>The drive goes; returns when its recorder says so.</summary>
    public void TakeAway(VtableClient recorder) => Announce(DriveChangeKind.Removed, recorder, Codes.NotPresent);

    /// <summary>The drive goes and comes back; returns when everybody was told that it went, or the telling waits for its turn.</summary>
    public void TakeAwayAndBringBack(VtableClient recorder)
    {
        TakeAway(recorder);
        Announce(DriveChangeKind.Arrived, recorder, Result.Ok);
    }

    private void Announce(DriveChangeKind kind, VtableClient recorder, int expected)
    {
        Catalog.Announce(kind, Assert.Single(Catalog.ListAsync(default).AsTask().GetAwaiter().GetResult()));
        Assert.True(SpinWait.SpinUntil(() => StateOf(recorder) == expected, TimeSpan.FromSeconds(30)));
    }

    private static int StateOf(VtableClient recorder)
    {
        uint state;
        return recorder.Call(RecorderSlots.GetRecorderState, &state);
    }

    /// <summary>That interface without a reference of its own.</summary>
    public void* FaceOnly(Guid iid)
    {
        using var face = Face(iid);
        return face.Face;
    }

    /// <summary>Registers a sink; its cookie.</summary>
    public nuint Advise(NativeSink sink)
    {
        nuint cookie;
        Assert.Equal(Result.Ok, Master.Call(MasterSlots.ProgressAdvise, sink.Reference, &cookie));
        return cookie;
    }

    /// <summary>Stages a file of five bytes.</summary>
    public void Stage(string name = "a.txt") => Assert.Equal(Result.Ok, TryStage(name));

    public int TryStage(string name)
    {
        using var joliet = Face(Joliet);
        using var ledger = new Ledger();
        var result = joliet.Call(JolietSlots.AddData, ledger.Show<IStorage>(new ClientStorage().With(name, "Hello"u8.ToArray())), 0);
        Assert.Equal(0, ledger.Out);
        return result;
    }

    /// <summary>Blocks that the staged data takes; 0 when nothing is staged.</summary>
    public int Used()
    {
        using var joliet = Face(Joliet);
        int used;
        Assert.Equal(Result.Ok, joliet.Call(JolietSlots.GetUsedDataBlocks, &used));
        return used;
    }

    /// <summary>References that are held to an object, the asker's own included.</summary>
    public static uint CountOf(void* face)
    {
        Marshal.AddRef((nint)face);
        return (uint)Marshal.Release((nint)face);
    }

    /// <summary>Files in the stash of any recorder.</summary>
    public int StashedFiles => Directory.Exists(Path.Combine(Home, "stash")) ? Directory.GetFiles(Path.Combine(Home, "stash"), "*", SearchOption.AllDirectories).Length : 0;

    public void Dispose()
    {
        Master.Dispose();
        Directory.Delete(Home, recursive: true);
    }
}
