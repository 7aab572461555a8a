using System.Runtime.InteropServices;
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
        Master = Create(DiscMaster);
    }

    public string Home { get; }

    public VirtualDrives Drives { get; }

    public VtableClient Master { get; }

    /// <summary>Another disc master, by CreateInstance (slot 3) of a class factory of the same home.</summary>
    public VtableClient Create(Guid iid)
    {
        using var factory = Factory();
        void* instance = null;
        Assert.Equal(Result.Ok, factory.Call(3, null, &iid, &instance));
        return new(instance);
    }

    public VtableClient Factory() =>
        VtableClient.Of<IClassFactory>(new DiscMasterFactory(new() { Home = Home, Drives = new VirtualDriveCatalog(new(Home)) }));

    /// <summary>The interface of a format, made the active one.</summary>
    public VtableClient Choose(Guid format)
    {
        void* face = (void*)1;
        Assert.Equal(Result.Ok, Master.Call(6, &format, &face));
        return new(face);
    }

    /// <summary>The one recorder of the home.</summary>
    public VtableClient Recorder()
    {
        using var recorders = Master.Ask(7);
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
        using var recorder = Recorder();
        Assert.Equal(Result.Ok, Master.Call(9, recorder.Face));
    }

    /// <summary>References that are held to an object, the asker's own included.</summary>
    public static uint CountOf(void* face)
    {
        Marshal.AddRef((nint)face);
        return (uint)Marshal.Release((nint)face);
    }

    public void Dispose()
    {
        Master.Dispose();
        Directory.Delete(Home, recursive: true);
    }
}
