using System.Collections.Concurrent;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Transports;

/// <summary>The target's side of a session in its full feature phase: one loop reads, a queue for each logical unit carries out.</summary>
[Clause(Standard.Rfc7143, "4.2.5")]
internal sealed class TargetSession : IAsyncDisposable
{
    private readonly PduStream pdus;
    private readonly TargetAdmission admission;
    private readonly TargetUnits units;
    private readonly IscsiTargetSettings settings;
    private readonly TargetWindow window;
    private readonly ConcurrentDictionary<uint, TargetTask> tasks = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly CancellationTokenSource stopping = new();
    private readonly TargetText text;
    private readonly List<Task> managing = [];
    private uint lastTransferTag;

    public TargetSession(PduStream pdus, TargetAdmission admission, IReadOnlyList<IscsiUnit> drives, IscsiTargetSettings settings)
    {
        (this.pdus, this.admission, this.settings) = (pdus, admission, settings);
        window = new(admission.FirstCommand, admission.NextStatus);
        units = new(this, drives);
        text = new(this, admission);
        Stopping = stopping.Token;
    }

    public SessionParameters Parameters => admission.Parameters;

    public TimeSpan CommandTimeout => settings.CommandTimeout;

    /// <summary>Cancelled when the session ends, however it does.</summary>
    public CancellationToken Stopping { get; }

    /// <summary>Why the session broke, where it did not end in order.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Serves the initiator until it logs out, goes away, breaks the protocol, or the session is broken from this side.</summary>
    public async Task RunAsync()
    {
        try
        {
            while (await HandleAsync(await pdus.ReceiveHeaderAsync(Stopping)))
            {
                // The loop's work is its condition.
            }
        }
        catch (Exception cause)
        {
            Break(cause);
        }
    }

    /// <summary>Aborts what is under way and gives the drives back.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await Task.WhenAll(managing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await units.DisposeAsync();
        stopping.Dispose();
        sending.Dispose();
    }

    /// <summary>Ends the session: what is under way is aborted.</summary>
    public void Break(Exception cause)
    {
        Fault ??= Stopping.IsCancellationRequested ? null : cause;
        stopping.Cancel();
    }

    /// <summary>A command has been carried out or given up.</summary>
    public void End(TargetTask task)
    {
        if (tasks.TryRemove(new(task.Tag, task)))
            window.End();
        task.Dispose();
    }

    public void Log(string happened) => settings.Log?.Invoke($"{admission.Initiator}: {happened}");

    /// <summary>Asks for the next piece of a command's data.</summary>
    public ValueTask RequestAsync(TargetTask task, int length)
    {
        var tag = Interlocked.Increment(ref lastTransferTag) & 0x7FFFFFFF;
        task.Expect(task.Received + length, tag);
        return SendAsync(new ReadyToTransfer
        {
            Lun = task.Command.Lun,
            TaskTag = task.Tag,
            TransferTag = tag,
            RequestNumber = task.SentPdus++,
            BufferOffset = (uint)task.Received,
            DesiredLength = (uint)length,
        });
    }

    /// <summary>Sends what a command brought, and how it ended.</summary>
    /// <param name="task">The command.</param>
    /// <param name="completion">How it ended.</param>
    /// <param name="data">What goes to the initiator.</param>
    public async ValueTask AnswerAsync(TargetTask task, Completion completion, ReadOnlyMemory<byte> data)
    {
        task.Aborted.ThrowIfCancellationRequested();
        var residual = ResidualOf(task.Command.Read || task.Command.Write ? task.Command.ExpectedLength : 0, completion);
        var together = completion is { Status: ScsiStatus.Good } && data.Length > 0;
        for (var sent = 0; sent < data.Length;)
        {
            var burstEnd = Math.Min(data.Length, (sent / Parameters.MaximumBurstLength + 1) * Parameters.MaximumBurstLength);
            var piece = Math.Min(burstEnd - sent, Parameters.SentSegmentLength);
            var last = sent + piece == data.Length;
            var header = new DataIn
            {
                Final = sent + piece == burstEnd,
                HasStatus = last && together,
                Residual = last && together ? residual : default,
                TaskTag = task.Tag,
                TransferTag = IBasicHeaderSegment.NoTag,
                DataNumber = task.SentPdus++,
                BufferOffset = (uint)sent,
            };
            if (header.HasStatus)
                Finish(task);
            await SendAsync(header, data.Slice(sent, piece), counts: header.HasStatus);
            sent += piece;
        }

        if (together)
            return;
        Finish(task);
        var response = new ScsiResponse { Status = (byte)completion.Status, Residual = residual, TaskTag = task.Tag, ExpectedDataNumber = task.SentPdus };
        await SendAsync(response, SenseSegment(completion.Sense), counts: true);
    }

    /// <summary>Sends a PDU with the session's numbers.</summary>
    /// <param name="header">Its header.</param>
    /// <param name="data">Its data.</param>
    /// <param name="counts">Whether it counts a status.</param>
    public async ValueTask SendAsync<THeader>(THeader header, ReadOnlyMemory<byte> data = default, bool counts = false)
        where THeader : struct, IResponseHeader
    {
        await sending.WaitAsync(Stopping);
        try
        {
            header.Numbers = counts ? window.Next() : window.Now;
            await pdus.SendAsync(header, data, Stopping);
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>Refuses a PDU.</summary>
    public ValueTask RejectAsync(ReceivedPdu pdu, RejectReason reason)
    {
        Log($"{pdu.Opcode} rejected: {reason}.");
        return SendAsync(new Reject { Reason = reason }, pdu.Header, counts: true);
    }

    /// <summary>The command makes room for another one; its tag is free again.</summary>
    private void Finish(TargetTask task)
    {
        if (tasks.TryRemove(new(task.Tag, task)))
            window.End();
    }

    private async ValueTask<bool> HandleAsync(ReceivedPdu pdu)
    {
        if (pdu.Opcode == IscsiOpcode.DataOut)
        {
            await ReceiveAsync(pdu);
            return true;
        }

        var command = pdu.Opcode == IscsiOpcode.ScsiCommand;
        switch (window.Take(pdu.Request.Command, pdu.IsImmediate, command))
        {
            case CommandArrival.OutsideWindow:
                await SkipAsync(pdu);
                return true;
            case CommandArrival.TooMany:
                await SkipAsync(pdu);
                await RejectAsync(pdu, RejectReason.ImmediateCommandReject);
                return true;
            case CommandArrival.Gap:
                await RejectAsync(pdu, RejectReason.ProtocolError);
                throw TransportErrors.InitiatorBreach("left out a command's number");
            default:
                return command ? await StartAsync(pdu) : await HandleOtherAsync(pdu);
        }
    }

    private async ValueTask<bool> HandleOtherAsync(ReceivedPdu pdu)
    {
        var data = await ReadAsync(pdu);
        switch (pdu.Opcode)
        {
            case IscsiOpcode.NopOut:
                await AnswerAsync(pdu.Read<NopOut>(), data);
                return true;
            case IscsiOpcode.TextRequest:
                await text.AnswerAsync(pdu, data);
                return true;
            case IscsiOpcode.TaskManagementRequest:
                managing.RemoveAll(static task => task.IsCompleted);
                managing.Add(ManageAsync(pdu.Read<TaskManagementRequest>()));
                return true;
            case IscsiOpcode.LogoutRequest:
                return await LogoutAsync(pdu.Read<LogoutRequest>());
            case IscsiOpcode.LoginRequest:
                await RejectAsync(pdu, RejectReason.ProtocolError);
                throw TransportErrors.InitiatorBreach("logged in for a second time");
            default:
                await RejectAsync(pdu, RejectReason.CommandNotSupported);
                return true;
        }
    }

    /// <summary>Takes a command with its immediate data.</summary>
    private async ValueTask<bool> StartAsync(ReceivedPdu pdu)
    {
        var command = pdu.Read<ScsiCommand>();
        var task = new TargetTask(command, Stopping);
        if (admission.Discovery || !tasks.TryAdd(command.TaskTag, task))
        {
            window.End();
            task.Dispose();
            await SkipAsync(pdu);
            await RejectAsync(pdu, admission.Discovery ? RejectReason.CommandNotSupported : RejectReason.TaskInProgress);
            return true;
        }

        await TakeImmediateAsync(task, pdu);
        units.Of(command.Lun).Add(task);
        return true;
    }

    /// <summary>Takes the data that came with a command, and prepares for those that follow unasked.</summary>
    private async ValueTask TakeImmediateAsync(TargetTask task, ReceivedPdu pdu)
    {
        var command = task.Command;
        var outgoing = command.Write ? (int)Math.Min(command.ExpectedLength, int.MaxValue) : 0;
        var immediate = pdu.DataLength;
        task.Expect(Math.Min(outgoing, Parameters.FirstBurstLength), IBasicHeaderSegment.NoTag);
        if (immediate > Parameters.ImmediateLength(outgoing) || !command.Final && immediate >= Parameters.UnsolicitedLength(outgoing))
        {
            task.Spoil(TransferSense.UnexpectedUnsolicitedData);
            await SkipAsync(pdu);
            return;
        }

        if (immediate > 0)
            await pdus.ReceiveDataAsync(task.Data(immediate), Stopping);
        task.Take(immediate, command.Final);
    }

    /// <summary>Takes a piece of a command's data. What comes for a command that has ended is dropped.</summary>
    private async ValueTask ReceiveAsync(ReceivedPdu pdu)
    {
        var header = pdu.Read<DataOut>();
        if (!tasks.TryGetValue(header.TaskTag, out var task))
        {
            await SkipAsync(pdu);
            return;
        }

        if (task.Place(header) is not { } place)
        {
            task.Spoil(TransferSense.DataPhaseError);
            await SkipAsync(pdu);
            return;
        }

        if (place.Length > 0)
            await pdus.ReceiveDataAsync(place, Stopping);
        task.Take(place.Length, header.Final);
    }

    private ValueTask AnswerAsync(NopOut ping, ReadOnlyMemory<byte> data)
    {
        if (ping.TaskTag == IBasicHeaderSegment.NoTag)
            return ValueTask.CompletedTask;
        var echo = new NopIn { Lun = ping.Lun, TaskTag = ping.TaskTag, TransferTag = IBasicHeaderSegment.NoTag };
        return SendAsync(echo, data[..Math.Min(data.Length, Parameters.SentSegmentLength)], counts: true);
    }

    private async ValueTask<bool> LogoutAsync(LogoutRequest request)
    {
        var forRecovery = request.Reason == LogoutReason.RemoveForRecovery;
        if (!forRecovery)
            await AbortAsync(static _ => true);
        await SendAsync(new LogoutResponse { TaskTag = request.TaskTag, Response = (byte)(forRecovery ? 2 : 0) }, counts: true);
        return forRecovery;
    }

    /// <summary>Carries a task management function out while other commands go on.</summary>
    private async Task ManageAsync(TaskManagementRequest request)
    {
        await Task.Yield();
        try
        {
            var outcome = await ManagedAsync(request);
            await SendAsync(new TaskManagementResponse { TaskTag = request.TaskTag, Outcome = outcome }, counts: true);
            if (request.Function == TaskFunction.TargetColdReset)
                Break(new DiscException(DriveErrors.TransportFailed, "The initiator reset the target."));
        }
        catch (Exception cause)
        {
            Break(cause);
        }
    }

    private async ValueTask<TaskFunctionOutcome> ManagedAsync(TaskManagementRequest request)
    {
        if (admission.Discovery)
            return TaskFunctionOutcome.NotSupported;
        switch (request.Function)
        {
            case TaskFunction.AbortTask:
                return await AbortAsync(task => task.Tag == request.ReferencedTaskTag && task.Command.Lun == request.Lun)
                    ? TaskFunctionOutcome.Complete : TaskFunctionOutcome.TaskDoesNotExist;
            case TaskFunction.TargetWarmReset or TaskFunction.TargetColdReset:
                await AbortAsync(static _ => true);
                await units.ResetAsync(Stopping);
                return TaskFunctionOutcome.Complete;
            case TaskFunction.AbortTaskSet or TaskFunction.ClearTaskSet or TaskFunction.LogicalUnitReset when !units.Has(request.Lun):
                return TaskFunctionOutcome.LunDoesNotExist;
            case TaskFunction.AbortTaskSet or TaskFunction.ClearTaskSet:
                await AbortAsync(task => task.Command.Lun == request.Lun);
                return TaskFunctionOutcome.Complete;
            case TaskFunction.LogicalUnitReset:
                await AbortAsync(task => task.Command.Lun == request.Lun);
                await units.Of(request.Lun).ResetAsync(Stopping);
                return TaskFunctionOutcome.Complete;
            case TaskFunction.TaskReassign:
                return TaskFunctionOutcome.ReassignmentNotSupported;
            default:
                return TaskFunctionOutcome.NotSupported;
        }
    }

    /// <summary>Gives commands up and waits until nothing happens for them; false when there was none.</summary>
    private async ValueTask<bool> AbortAsync(Func<TargetTask, bool> which)
    {
        var given = tasks.Values.Where(which).ToList();
        given.ForEach(static task => task.Abort());
        await Task.WhenAll(given.Select(static task => task.Ended));
        return given.Count > 0;
    }

    private async ValueTask<byte[]> ReadAsync(ReceivedPdu pdu)
    {
        if (pdu.DataLength == 0)
            return [];
        var data = new byte[pdu.DataLength];
        await pdus.ReceiveDataAsync(data, Stopping);
        return data;
    }

    private async ValueTask SkipAsync(ReceivedPdu pdu) => await ReadAsync(pdu);

    private static Residual ResidualOf(uint expected, Completion completion)
    {
        var difference = (long)expected - completion.Transferred;
        return difference == 0 ? default : new(difference > 0 ? ResidualKind.Underflow : ResidualKind.Overflow, (uint)Math.Abs(difference));
    }

    /// <summary>Sense as the data segment of a response holds it: two bytes of length, then the sense.</summary>
    private static byte[] SenseSegment(SenseData? sense)
    {
        if (sense is not { } told)
            return [];
        var segment = new byte[sizeof(ushort) + SenseData.Length];
        segment[1] = (byte)Structure.Write(told, segment.AsSpan(sizeof(ushort)));
        return segment;
    }
}
