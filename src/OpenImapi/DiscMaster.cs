using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi;

/// <summary>
/// The way into IMAPI: open it, choose a format and a recorder, stage content with the format's object, record the disc. Calls that
/// change something are refused while another one is at work (IMAPI_E_DEVICE_STILL_IN_USE); questions are answered.
/// </summary>
public sealed partial class DiscMaster : IAsyncDisposable
{
    private readonly DiscMasterOptions options;
    private readonly HomeFolder home;
    private readonly DriveCatalogs drives;
    private readonly Workbench bench = new();
    private FormatDiscMaster active;
    private OpenSession? session;
    private bool isDisposed;

    /// <param name="options">What it works with; everything has a default.</param>
    public DiscMaster(DiscMasterOptions? options = null)
    {
        this.options = options ?? new();
        home = HomeFolder.Of(this.options);
        drives = this.options.Drives is null ? DriveCatalogs.Default(this.options.Home) : this.options.Drives as DriveCatalogs ?? new(this.options.Drives);
        (Joliet, Redbook, Image) = (new(this), new(this), new(this));
        active = Joliet;
    }

    /// <summary>Stages data discs. Its calls need Joliet as the active format.</summary>
    public JolietDiscMaster Joliet { get; }

    /// <summary>Stages audio discs. Its calls need Redbook as the active format.</summary>
    public RedbookDiscMaster Redbook { get; }

    /// <summary>Stages a finished image. Its calls need it as the active format.</summary>
    public ImageDiscMaster Image { get; }

    public bool IsOpen => session is not null;

    /// <summary>The formats that IMAPI lists, in its order.</summary>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED.</exception>
    public IReadOnlyList<DiscMasterFormat> DiscMasterFormats
    {
        get
        {
            RequireOpen();
            return [DiscMasterFormat.Joliet, DiscMasterFormat.Redbook];
        }
    }

    /// <summary>The format in use; Joliet directly after <see cref="Open"/>.</summary>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED.</exception>
    public DiscMasterFormat ActiveFormat
    {
        get
        {
            RequireOpen();
            return active.Format;
        }
    }

    /// <summary>The recorder that <see cref="RecordDiscAsync"/> will use.</summary>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED, IMAPI_E_NOACTIVERECORDER; IMAPI_E_DEVICE_NOTPRESENT: it was removed.</exception>
    public DiscRecorder ActiveRecorder
    {
        get
        {
            var recorder = RequireSelection().Recorder;
            recorder.Device.RequirePresent();
            return recorder;
        }
    }

    internal TimeProvider Time => options.Time;

    internal Selection? Selection => session?.Selection;

    /// <summary>Makes the object usable.</summary>
    /// <exception cref="DiscException">IMAPI_E_ALREADYOPEN.</exception>
    public void Open()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        RequireClosed();
        using var work = bench.Begin();
        RequireClosed();
        active = Joliet;
        session = new(drives, home);
        session.StartWatching();
    }

    /// <summary>Drops what is staged, frees recorder and stash, forgets every property and sink. Closing twice is no error.</summary>
    /// <exception cref="DiscException">IMAPI_E_DEVICE_STILL_IN_USE: a call is at work.</exception>
    public async ValueTask CloseAsync()
    {
        using var work = bench.Begin();
        await CloseSessionAsync();
    }

    /// <summary>Cancels what is at work, waits for its end, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        if (isDisposed)
            return;
        isDisposed = true;
        bench.Cancel();
        using (await bench.BeginLastAsync())
            await CloseSessionAsync();
        bench.Dispose();
    }

    /// <summary>Makes a format the active one and drops what is staged. The active recorder stays if it can make discs of the format.</summary>
    /// <returns>The object that stages the format's content.</returns>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED.</exception>
    public async ValueTask<T> SetActiveFormatAsync<T>(DiscMasterFormat<T> format)
        where T : FormatDiscMaster
    {
        RequireOpen();
        ArgumentNullException.ThrowIfNull(format);
        return (T)await SetActiveFormatAsync(format.Iid);
    }

    /// <summary>
    /// Makes the format of this identifier the active one and drops what is staged. The active recorder stays if it can make discs of the
    /// format; the sinks hear of it when other recorders are listed now.
    /// </summary>
    /// <returns>The object that stages the format's content.</returns>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED; E_NOINTERFACE: the format is not offered, and nothing has changed.</exception>
    public ValueTask<FormatDiscMaster> SetActiveFormatAsync(Guid iid)
    {
        using var work = BeginOpen();
        var open = RequireOpen();
        FormatDiscMaster[] formats = [Joliet, Redbook, Image];
        var chosen = Array.Find(formats, format => format.Format.Iid == iid)
            ?? throw new DiscException(ImapiErrors.NoInterface, $"The disc master does not offer the format {iid:B}.");
        Drop();
        var old = active;
        active = chosen;
        open.ChangeFormat(old, chosen);
        return new(chosen);
    }

    /// <summary>The recorders that there are now and that can make discs of the active format; list them again after NotifyPnPActivity.</summary>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED.</exception>
    public async ValueTask<ImmutableArray<DiscRecorder>> EnumDiscRecordersAsync(CancellationToken cancellation = default)
    {
        var devices = await RequireOpen().ListAsync(active, cancellation);
        return [.. devices.Select(device => new DiscRecorder(this, device))];
    }

    /// <summary>The recorder that a person means by a name: see <see cref="DriveCatalogs.FindAsync"/>.</summary>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED; IMAPI_E_DEVICE_NOTPRESENT: no recorder is called so.</exception>
    public async ValueTask<DiscRecorder> FindDiscRecorderAsync(string name, CancellationToken cancellation = default)
    {
        var open = RequireOpen();
        var address = await drives.FindAsync(name, cancellation);
        return new(this, await open.SurveyAsync(address, cancellation));
    }

    /// <summary>Drops what is staged. In multi-session mode it returns to single-session mode: the next recording needs a blank disc.</summary>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED.</exception>
    public void ClearFormatContent()
    {
        using var work = BeginOpen();
        var examined = Selection?.MustExamine == false;
        Drop();
        if (Selection is { } selection)
            (selection.Target, selection.MustExamine) = (selection.Target with { Earlier = null }, !examined);
    }

    /// <summary>Registers a sink for events.</summary>
    /// <returns>Its cookie, never 0, good until <see cref="ProgressUnadvise"/> or <see cref="CloseAsync"/>.</returns>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED.</exception>
    public nuint ProgressAdvise(IDiscMasterProgressEvents sink)
    {
        var open = RequireOpen();
        ArgumentNullException.ThrowIfNull(sink);
        return open.Sinks.Add(sink);
    }

    /// <summary>Takes a sink off again.</summary>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED.</exception>
    /// <exception cref="ArgumentException">No sink has this cookie.</exception>
    public void ProgressUnadvise(nuint cookie)
    {
        if (!RequireOpen().Sinks.Remove(cookie))
            throw new ArgumentException($"No sink has the cookie {cookie}.", nameof(cookie));
    }

    /// <exception cref="DiscException">IMAPI_E_NOTOPENED.</exception>
    internal OpenSession RequireOpen() => session ?? throw new DiscException(ImapiErrors.NotOpened, "The disc master is not open.", "Call Open first.");

    /// <exception cref="DiscException">IMAPI_E_ALREADYOPEN.</exception>
    private void RequireClosed()
    {
        if (IsOpen)
            throw new DiscException(ImapiErrors.AlreadyOpen);
    }

    /// <exception cref="DiscException">IMAPI_E_NOTOPENED, IMAPI_E_NOACTIVERECORDER.</exception>
    internal Selection RequireSelection() => RequireOpen().Selection ?? throw new DiscException(ImapiErrors.NoActiveRecorder);

    /// <summary>A call through a format's object.</summary>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED, IMAPI_E_WRONGFORMAT.</exception>
    internal OpenSession RequireActive(FormatDiscMaster format)
    {
        var open = RequireOpen();
        return active == format ? open : throw new DiscException(ImapiErrors.WrongFormat,
            $"The call belongs to the {format.Format} format; the active format is {active.Format}.");
    }

    /// <summary>Runs an erasure and tells the sinks how it ended.</summary>
    internal async ValueTask NotifyErasedAsync(Func<Task> erase)
    {
        var status = ImapiSuccess.Ok;
        try
        {
            await erase();
        }
        catch (Exception fault)
        {
            status = StatusOf(fault);
            throw;
        }
        finally
        {
            session?.Sinks.Raise(sink => sink.NotifyEraseComplete(status));
        }
    }

    /// <summary>On Linux the code of a fault that is no error of ours may be that of a success.</summary>
    private static int StatusOf(Exception fault) => fault switch
    {
        DiscException disc => disc.HResult,
        OperationCanceledException => ImapiErrors.UserAbort.HResult,
        _ => fault.HResult < 0 ? fault.HResult : ImapiErrors.Generic.HResult,
    };

    private async ValueTask CloseSessionAsync()
    {
        if (session is not { } closing)
            return;
        closing.Sinks.Clear();
        Joliet.Reset();
        Redbook.Reset();
        Image.Reset();
        session = null;
        await closing.DisposeAsync();
    }
}
