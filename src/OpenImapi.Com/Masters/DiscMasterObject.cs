using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>
/// A <see cref="DiscMaster"/> as COM sees it (MSDiscMasterObj): IDiscMaster, IJolietDiscMaster and IRedbookDiscMaster of one object. Outputs
/// are zeroed first; where a call fails they stay so.
/// </summary>
[ComExposedClass<DiscMasterObject>]
internal sealed unsafe partial class DiscMasterObject(DiscMaster master) : IDiscMaster, IComExposedClass, IReleased
{
    private static readonly ComWrappers.ComInterfaceEntry* Faces =
        ReleasedClass.Expose(typeof(DiscMasterObject), (typeof(IDiscMaster), 15), (typeof(IJolietDiscMaster), 9), (typeof(IRedbookDiscMaster), 11));

    private readonly CallLine line = new();
    private readonly ClientSinks sinks = new();
    private DiscRecorderObject? chosen;
    private ClientStream? bootImage;

    public static ComWrappers.ComInterfaceEntry* GetComInterfaceEntries(out int count)
    {
        count = 3;
        return Faces;
    }

    /// <summary>A client that forgot Close, or ended its last call with an error, frees stash and recorder all the same.</summary>
    public void OnLastRelease()
    {
        LetGo();
        if (line.IsUnderWay)
            DisposeLater();
        else
            line.Run(master.DisposeAsync);
    }

    public int Open() => Handing.Do(master.Open);

    public int EnumDiscMasterFormats(void** formats)
    {
        if (formats is null)
            return Missing();
        *formats = null;
        return Handing.Do(() => *formats = Handing.Reference<IEnumDiscMasterFormats>(new EnumDiscMasterFormats([.. master.DiscMasterFormats.Select(format => format.Iid)])));
    }

    public int GetActiveDiscMasterFormat(Guid* format)
    {
        if (format is null)
            return Missing();
        *format = default;
        return Handing.Do(() => *format = master.ActiveFormat.Iid);
    }

    public int SetActiveDiscMasterFormat(Guid* format, void** face)
    {
        if (face is not null)
            *face = null;
        if (format is null || face is null)
            return Missing();
        return Handing.Do(() =>
        {
            var iid = *format;
            if (!master.DiscMasterFormats.Any(offered => offered.Iid == iid))
                throw new InvalidCastException();
            line.Run(() => master.SetActiveFormatAsync(iid));
            *face = iid == DiscMasterFormat.Joliet.Iid ? Handing.Reference<IJolietDiscMaster>(this) : Handing.Reference<IRedbookDiscMaster>(this);
        });
    }

    public int EnumDiscRecorders(void** recorders)
    {
        if (recorders is null)
            return Missing();
        *recorders = null;
        return Handing.Do(() =>
        {
            var found = line.Run(() => master.EnumDiscRecordersAsync());
            *recorders = Handing.Reference<IEnumDiscRecorders>(new EnumDiscRecorders([.. found.Select(recorder => new DiscRecorderObject(recorder, line))]));
        });
    }

    public int GetActiveDiscRecorder(void** recorder)
    {
        if (recorder is null)
            return Missing();
        *recorder = null;
        return Handing.Do(() =>
        {
            var active = master.ActiveRecorder;
            *recorder = Handing.Reference<IDiscRecorder>(chosen is { } given && given.Recorder == active ? given : new(active, line));
        });
    }

    public int SetActiveDiscRecorder(void* recorder)
    {
        if (recorder is null)
            return Missing();
        return Handing.Do(() =>
        {
            RequireOpen();
            var given = DiscRecorderObject.Of(recorder);
            line.Run(() => master.SetActiveRecorderAsync(given.Recorder));
            chosen = given;
        });
    }

    public int ClearFormatContent() => Handing.Do(master.ClearFormatContent);

    public int ProgressAdvise(void* sink, nuint* cookie)
    {
        if (cookie is not null)
            *cookie = 0;
        if (sink is null || cookie is null)
            return Missing();
        return Handing.Do(() =>
        {
            RequireOpen();
            *cookie = sinks.Add(ClientSink.Of(sink, line), master.ProgressAdvise);
        });
    }

    public int ProgressUnadvise(nuint cookie) => Handing.Do(() =>
    {
        master.ProgressUnadvise(cookie);
        sinks.Remove(cookie);
    });

    public int RecordDisc(byte simulate, byte ejectAfterBurn) =>
        Handing.Do(() => line.Run(() => master.RecordDiscAsync(new() { Simulate = simulate != 0, EjectAfterBurn = ejectAfterBurn != 0 })));

    public int Close() => Handing.Do(() =>
    {
        try
        {
            line.Run(master.CloseAsync);
        }
        finally
        {
            if (!master.IsOpen)
                LetGo();
        }
    });

    /// <summary>Gives back what of the client's was kept.</summary>
    private void LetGo()
    {
        sinks.Clear();
        chosen = null;
        Interlocked.Exchange(ref bootImage, null)?.Dispose();
    }

    /// <summary>Closes on another thread: what it waits for needs this one.</summary>
    private void DisposeLater() => _ = Task.Run(() => master.DisposeAsync().AsTask());

    /// <summary>A pointer that must not be null is; that the disc master is not open comes before it.</summary>
    private int Missing() => master.IsOpen ? Result.Pointer : ImapiErrors.NotOpened.HResult;

    /// <summary>That the disc master is not open comes before what is wrong with an object that it is given.</summary>
    /// <exception cref="Formats.DiscException">IMAPI_E_NOTOPENED.</exception>
    private void RequireOpen() => _ = master.ActiveFormat;

    private int Number(int* number, Func<long> ask)
    {
        if (number is null)
            return Missing();
        *number = 0;
        return Handing.Do(() => *number = checked((int)ask()));
    }
}
