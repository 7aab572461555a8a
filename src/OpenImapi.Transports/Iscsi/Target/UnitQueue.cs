using System.Threading.Channels;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Transports;

/// <summary>The commands of one session for one logical unit, carried out one after another over a way of the session's own.</summary>
internal sealed class UnitQueue : IAsyncDisposable
{
    private readonly Channel<TargetTask> tasks = Channel.CreateUnbounded<TargetTask>(new() { SingleReader = true });
    private readonly TargetSession session;
    private readonly Func<CancellationToken, ValueTask<IScsiTransport>> open;
    private readonly IScsiTransport lister;
    private readonly SemaphoreSlim opening = new(1);
    private readonly Task running;
    private IScsiTransport? way;

    /// <param name="session">Where data come from and answers go to.</param>
    /// <param name="open">Opens the way when the first command comes.</param>
    /// <param name="lister">Answers which units there are.</param>
    public UnitQueue(TargetSession session, Func<CancellationToken, ValueTask<IScsiTransport>> open, IScsiTransport lister)
    {
        (this.session, this.open, this.lister) = (session, open, lister);
        running = RunAsync();
    }

    public void Add(TargetTask task) => tasks.Writer.TryWrite(task);

    /// <summary>Resets the unit.</summary>
    public async ValueTask ResetAsync(CancellationToken cancellation) => await (await OpenAsync(cancellation)).ResetAsync(cancellation);

    /// <summary>Ends when the commands have: whoever disposes of the queue has aborted them.</summary>
    public async ValueTask DisposeAsync()
    {
        tasks.Writer.Complete();
        await running;
        if (way is not null)
            await way.DisposeAsync();
    }

    private async Task RunAsync()
    {
        await foreach (var task in tasks.Reader.ReadAllAsync())
        {
            try
            {
                await CarryOutAsync(task);
            }
            catch (Exception cause)
            {
                // An aborted command ends without an answer, and so does one whose session is over.
                if (!task.Aborted.IsCancellationRequested)
                    session.Break(cause);
            }
            finally
            {
                session.End(task);
            }
        }
    }

    private async Task CarryOutAsync(TargetTask task)
    {
        await task.Arrived;
        if (task.Spoiled is { } fault)
        {
            await session.AnswerAsync(task, Completion.Check(fault), default);
            return;
        }

        var (command, expected) = (task.Command, task.Command.ExpectedLength);
        var unit = command.Cdb.Code == OperationCode.ReportLuns ? lister : await TryOpenAsync(task.Aborted);
        if (unit is null)
            await session.AnswerAsync(task, Completion.Check(new(SenseKey.NotReady, 0x04, 0x00)), default);
        else if (command.Read && command.Write || command.Write && expected > unit.MaximumTransferLength)
            await session.AnswerAsync(task, Completion.Check(KnownSense.InvalidFieldInCdb), default);
        else if (command.Write)
            await WriteAsync(task, unit, (int)expected);
        else
            await ReadAsync(task, unit);
    }

    private async Task ReadAsync(TargetTask task, IScsiTransport unit)
    {
        var command = task.Command;
        var expected = command.Read ? command.ExpectedLength : 0;
        var room = (int)Math.Min(Math.Max(expected, command.Read ? TransferLengths.Of(command.Cdb) : 0), (uint)unit.MaximumTransferLength);
        var data = task.Data(room);
        data.Span.Clear();
        var completion = await ExecuteAsync(task, unit, room > 0 ? DataDirection.In : DataDirection.None, data);
        await session.AnswerAsync(task, completion, data[..(int)Math.Min(completion.Transferred, expected)]);
    }

    private async Task WriteAsync(TargetTask task, IScsiTransport unit, int expected)
    {
        while (task.Received < expected)
        {
            var begun = task.Received;
            await session.RequestAsync(task, Math.Min(expected - begun, session.Parameters.MaximumBurstLength));
            await task.Arrived;
            if (task.Received == begun)
                task.Spoil(TransferSense.IncorrectAmountOfData);
            if (task.Spoiled is { } fault)
            {
                await session.AnswerAsync(task, Completion.Check(fault), default);
                return;
            }
        }

        await session.AnswerAsync(task, await ExecuteAsync(task, unit, expected > 0 ? DataDirection.Out : DataDirection.None, task.Data(expected)), default);
    }

    private async Task<Completion> ExecuteAsync(TargetTask task, IScsiTransport unit, DataDirection direction, Memory<byte> data)
    {
        try
        {
            return await unit.ExecuteAsync(task.Command.Cdb, direction, data, session.CommandTimeout, task.Aborted);
        }
        catch (DiscException fault)
        {
            session.Log($"{task.Command.Cdb.Code} failed: {fault.Message}");
            return Completion.Check(KnownSense.InternalTargetFailure);
        }
    }

    private async ValueTask<IScsiTransport?> TryOpenAsync(CancellationToken cancellation)
    {
        try
        {
            return await OpenAsync(cancellation);
        }
        catch (DiscException fault)
        {
            session.Log($"A drive cannot be opened: {fault.Message}");
            return null;
        }
    }

    private async ValueTask<IScsiTransport> OpenAsync(CancellationToken cancellation)
    {
        await opening.WaitAsync(cancellation);
        try
        {
            return way ??= await open(cancellation);
        }
        finally
        {
            opening.Release();
        }
    }
}
