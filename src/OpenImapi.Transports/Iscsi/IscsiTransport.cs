using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Transports;

/// <summary>A logical unit of an iSCSI target: one session with one connection, logged in.</summary>
/// <remarks>Commands go one after another. A command that is cancelled or late is aborted; if the target does not do even that, the session ends.</remarks>
public sealed class IscsiTransport : IScsiTransport
{
    private readonly IscsiAddress address;
    private readonly IscsiSettings settings;
    private readonly IscsiSession session;
    private readonly SemaphoreSlim turn = new(1);

    private IscsiTransport(IscsiAddress address, IscsiSettings settings, IscsiSession session) =>
        (this.address, this.settings, this.session) = (address, settings, session);

    public int MaximumTransferLength => settings.MaximumTransferLength;

    /// <summary>Connects and logs in.</summary>
    /// <exception cref="DiscException">The target cannot be reached, does not answer in time, refuses, or breaks the protocol.</exception>
    public static ValueTask<IscsiTransport> OpenAsync(IscsiAddress address, CancellationToken cancellation) =>
        OpenAsync(address, new IscsiSettings(), cancellation);

    /// <summary>Connects and logs in, in a way of one's own.</summary>
    /// <exception cref="DiscException">The target cannot be reached, does not answer in time, refuses, or breaks the protocol.</exception>
    public static async ValueTask<IscsiTransport> OpenAsync(IscsiAddress address, IscsiSettings settings, CancellationToken cancellation)
    {
        var (pdus, negotiation, numbers) = await IscsiConnection.OpenAsync($"{address}", address.Host, address.Port, address.Target, settings, cancellation);
        return new(address, settings, new(pdus, address, negotiation, new CommandWindow(LoginExchange.FirstCommand, numbers)));
    }

    public async ValueTask<Completion> ExecuteAsync(
        Cdb cdb, DataDirection direction, Memory<byte> data, TimeSpan timeout, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            session.ThrowIfEnded();
            using var limit = new CancellationTokenSource(timeout, settings.Time);
            using var any = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation, session.Stopping);
            return await RunAsync(cdb, direction, data, any.Token);
        }
        catch (OperationCanceledException cause)
        {
            cancellation.ThrowIfCancellationRequested();
            session.ThrowIfEnded();
            throw new DiscException(DriveErrors.TimedOut, $"{address} did not answer {cdb.Code} ({cdb}) within {timeout}.", inner: cause);
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask ResetAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            session.ThrowIfEnded();
            using var limit = new CancellationTokenSource(settings.ManagementTimeout, settings.Time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
            var outcome = await session.ManageAsync(TaskFunction.LogicalUnitReset, task: null, both.Token);
            if (outcome != TaskFunctionOutcome.Complete)
                throw new DiscException(DriveErrors.CommandFailed, $"{address} did not reset its logical unit: {outcome}.");
        }
        catch (OperationCanceledException cause)
        {
            // The answer may still come, and would belong to nothing.
            session.Break(new DiscException(DriveErrors.TransportFailed, $"A reset of {address} was not waited for.", inner: cause));
            cancellation.ThrowIfCancellationRequested();
            throw new DiscException(DriveErrors.TimedOut, $"{address} did not answer a reset within {settings.ManagementTimeout}.", inner: cause);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Logs out, as far as the target goes along, and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        await turn.WaitAsync();
        try
        {
            using var limit = new CancellationTokenSource(settings.ManagementTimeout, settings.Time);
            if (!session.Stopping.IsCancellationRequested)
                await session.LogoutAsync(limit.Token);
        }
        catch (Exception cause) when (cause is DiscException or OperationCanceledException)
        {
            // The session ends in any case.
        }
        finally
        {
            await session.DisposeAsync();
            turn.Release();
        }
    }

    private async Task<Completion> RunAsync(Cdb cdb, DataDirection direction, Memory<byte> data, CancellationToken cancellation)
    {
        var numbers = await session.Window.TakeAsync(cancellation);
        var task = session.Open(tag => new ScsiTask(session, tag, direction, data));
        var run = task.RunAsync(cdb, numbers);
        try
        {
            return await run.WaitAsync(cancellation);
        }
        catch (Exception cause)
        {
            if (cause is OperationCanceledException)
                await AbandonAsync(task);
            await ((Task)run).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (session.Stopping.IsCancellationRequested)
                await session.Ended; // Nobody touches the caller's data from here on.
            throw;
        }
    }

    /// <summary>Makes sure that nothing comes for a task any more.</summary>
    private async Task AbandonAsync(ScsiTask task)
    {
        using var limit = new CancellationTokenSource(settings.ManagementTimeout, settings.Time);
        try
        {
            var outcome = await session.ManageAsync(TaskFunction.AbortTask, task, limit.Token);
            if (outcome is not (TaskFunctionOutcome.Complete or TaskFunctionOutcome.TaskDoesNotExist))
                session.Break(new DiscException(DriveErrors.TransportFailed, $"{address} did not abort a command: {outcome}."));
        }
        catch (OperationCanceledException cause)
        {
            session.Break(new DiscException(DriveErrors.TransportFailed, $"{address} neither answered a command nor aborted it.", inner: cause));
        }
        catch (DiscException)
        {
            // The session has broken by itself.
        }

        session.Close(task.Tag);
        task.Fail(new OperationCanceledException());
    }
}
