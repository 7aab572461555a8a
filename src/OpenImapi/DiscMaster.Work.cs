using OpenImapi.Formats;
using OpenImapi.Recording;

namespace OpenImapi;

/// <summary>The calls that reach a drive.</summary>
public sealed partial class DiscMaster
{
    /// <summary>
    /// Makes a recorder the active one, takes its stash, and looks at its disc: with Joliet, a disc that earlier sessions left appendable
    /// switches to multi-session mode. What is staged stays when recorder and disc are those it was staged for, and is dropped otherwise.
    /// When the call fails, nothing has changed.
    /// </summary>
    /// <exception cref="DiscException">
    /// IMAPI_E_NOTOPENED; IMAPI_E_DEVICE_NOTPRESENT, IMAPI_E_DEVICE_NOTACCESSIBLE; IMAPI_E_STASHINUSE: another disc master has chosen it;
    /// IMAPI_E_MEDIUM_NOTPRESENT, IMAPI_E_MEDIUM_INVALIDTYPE, IMAPI_E_DISCFULL: the disc cannot take another session.
    /// </exception>
    public async ValueTask SetActiveRecorderAsync(DiscRecorder recorder, CancellationToken cancellation = default)
    {
        RequireOpen();
        ArgumentNullException.ThrowIfNull(recorder);
        if (recorder.Master != this)
            throw new ArgumentException("The recorder belongs to another disc master.", nameof(recorder));
        using var work = BeginOpen();
        var open = RequireOpen();
        using var linked = Link(cancellation);
        var old = open.Selection;
        var isSame = old?.Recorder.Address.Identity == recorder.Address.Identity;
        var stash = isSame ? old!.Stash : null;
        try
        {
            await using var held = await recorder.Device.AcquireAsync(linked.Token);
            stash ??= RecorderStash.Take(home, recorder.Guid, recorder.Address.Name);
            await recorder.Device.SurveyAsync(held.Drive, linked.Token);
            var target = await active.ExamineAsync(held.Drive, linked.Token);
            recorder.Device.LearnSpeeds(target.Medium);
            if (old is not null && !(isSame && target.Medium.Identity == old.Target.Medium.Identity))
                Drop();
            if (!isSame)
                old?.Dispose();
            open.Selection = new(recorder, stash, target);
        }
        catch
        {
            if (!isSame)
                stash?.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Records what is staged on the active recorder's disc, and by default reads it back and compares it. Afterwards nothing is staged
    /// any more; after a failure it still is, unless blocks were written already.
    /// </summary>
    /// <param name="how">Simulation, verification, what to do with the disc.</param>
    /// <param name="progress">Hears how far it has come, beside the sinks.</param>
    /// <param name="cancellation">Ends the recording between two commands; what state the disc is in then is said by the exception.</param>
    /// <exception cref="DiscException">
    /// IMAPI_E_NOTOPENED, IMAPI_E_NOACTIVERECORDER, IMAPI_E_TRACKOPEN, IMAPI_E_INVALIDIMAGE: nothing is staged; IMAPI_E_WRONGDISC,
    /// IMAPI_E_MEDIUM_INVALIDTYPE, IMAPI_E_DISCFULL, IMAPI_E_USERABORT: a sink asked for the end; and the errors of recording.
    /// </exception>
    public async ValueTask<RecordingResult> RecordDiscAsync(
        RecordDiscOptions? how = null, IProgress<RecordingProgress>? progress = null, CancellationToken cancellation = default)
    {
        using var work = BeginOpen();
        var open = RequireOpen();
        var selection = RequireSelection();
        active.RequireRecordable();
        using var linked = Link(cancellation);
        using var awake = await StayAwakeAsync("Recording a disc in", linked.Token, selection.Recorder.Address);
        var events = new BurnEvents(open.Sinks, progress, linked);
        return await TellAsync(events, () => BurnAsync(selection, how ?? new(), events, linked.Token), _ => ImapiSuccess.Ok);
    }

    /// <summary>Tells the sinks that a recording begins, and how it ended.</summary>
    private static async ValueTask<T> TellAsync<T>(BurnEvents events, Func<ValueTask<T>> record, Func<T, int> statusOf)
    {
        var status = ImapiErrors.Generic.HResult;
        events.Begin();
        try
        {
            var result = await record();
            status = statusOf(result);
            return result;
        }
        catch (OperationCanceledException cancelled) when (events.UserAborted)
        {
            status = ImapiErrors.UserAbort.HResult;
            throw new DiscException(ImapiErrors.UserAbort, cancelled.Message, inner: cancelled);
        }
        catch (Exception fault)
        {
            status = StatusOf(fault);
            throw;
        }
        finally
        {
            events.Complete(status);
        }
    }

    /// <summary>Begins a call that changes what a format's object holds.</summary>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED, IMAPI_E_WRONGFORMAT, IMAPI_E_DEVICE_STILL_IN_USE.</exception>
    internal Workbench.Turn BeginWork(FormatDiscMaster format) => Begin(() => RequireActive(format));

    private Workbench.Turn BeginOpen() => Begin(() => RequireOpen());

    /// <summary>What is wrong with the state is answered first, and looked at again once no other call can change it.</summary>
    private Workbench.Turn Begin(Action require)
    {
        require();
        var turn = bench.Begin();
        try
        {
            require();
            return turn;
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    /// <summary>The active recorder, its disc looked at again where it may have changed since.</summary>
    internal async ValueTask<Selection> ExaminedSelectionAsync(CancellationToken cancellation)
    {
        var selection = RequireSelection();
        if (!selection.MustExamine)
            return selection;
        await using var held = await selection.Recorder.Device.AcquireAsync(cancellation);
        selection.Target = await active.ExamineAsync(held.Drive, cancellation);
        selection.MustExamine = false;
        return selection;
    }

    /// <summary>Runs a staging that sinks can end.</summary>
    internal async ValueTask StageAsync(Func<AddEvents, CancellationToken, ValueTask> stage, CancellationToken cancellation)
    {
        using var linked = Link(cancellation);
        var events = new AddEvents(RequireOpen().Sinks, linked);
        try
        {
            await stage(events, linked.Token);
        }
        catch (OperationCanceledException cancelled) when (events.UserAborted)
        {
            throw new DiscException(ImapiErrors.UserAbort, "The staging was cancelled; nothing of it was kept.", inner: cancelled);
        }
    }

    private async ValueTask<RecordingResult> BurnAsync(Selection selection, RecordDiscOptions how, BurnEvents events, CancellationToken cancellation)
    {
        var device = selection.Recorder.Device;
        await using var held = await device.AcquireAsync(cancellation);
        device.IsBurning = true;
        Medium? before = null;
        try
        {
            before = await MediumInspector.InspectAsync(held.Drive, cancellation);
            var job = JobFor(device, await active.ComposeAsync(selection.Target, before, how, cancellation), how);
            using var reading = active.Reading(job);
            events.Expect(job.Layout);
            var result = await SessionBurn.RecordAsync(held.Drive, job, events, cancellation);
            Drop();
            return result;
        }
        catch (Exception fault) when (!how.Simulate && HasWritten(fault, before, events))
        {
            Drop();
            throw;
        }
        finally
        {
            device.IsBurning = false;
        }
    }

    /// <summary>What the format wants recorded, as the caller and the recorder's properties want it done.</summary>
    private static RecordingJob JobFor(RecorderDevice device, RecordingJob job, RecordDiscOptions how) => job with
    {
        Simulate = how.Simulate,
        Verify = how.Verify,
        Eject = how.EjectAfterBurn,
        CloseDisc = how.CloseDisc,
        WriteMode = how.WriteMode ?? job.WriteMode,
        DefectManagement = how.DefectManagement,
        WriteOffset = how.WriteOffset,
        ReadOffset = how.ReadOffset,
        Overburn = how.Overburn,
        LayerBreak = how.LayerBreak,
        Speed = how.Speed ?? (device.Settings.IsFastest ? null : device.Settings.WriteSpeed),
        UnderrunProtection = device.Settings.EnableBufferUnderrunFree,
    };

    /// <summary>Once a block was sent, the content is used up: the disc is not the one that it was made for any more.</summary>
    private static bool HasWritten(Exception fault, Medium? before, BurnEvents events) => events.HasWritten || fault switch
    {
        RecordingException => true,
        RecordingCanceledException { After: var after } => after?.Identity != before?.Identity,
        _ => false,
    };

    private CancellationTokenSource Link(CancellationToken cancellation) => CancellationTokenSource.CreateLinkedTokenSource(cancellation, bench.Disposing);

    /// <summary>Drops what is staged; the disc is looked at again before anything more is.</summary>
    private void Drop()
    {
        active.Clear();
        if (Selection is not { } selection)
            return;
        selection.Stash.Clear();
        selection.MustExamine = true;
    }
}
