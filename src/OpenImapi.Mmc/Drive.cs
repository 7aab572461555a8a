using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>Sends typed commands over a transport. A check condition becomes a <see cref="DriveException"/>.</summary>
public sealed class Drive(IScsiTransport transport, DriveAddress address) : IAsyncDisposable
{
    /// <summary>How long a command that does no mechanical work may take.</summary>
    public static readonly TimeSpan ShortTimeout = TimeSpan.FromSeconds(30);

    /// <summary>How long closing a session or blanking may take without the immediate bit.</summary>
    public static readonly TimeSpan LongTimeout = TimeSpan.FromHours(2);

    public DriveAddress Address => address;

    /// <summary>The most bytes that one command may move.</summary>
    public int MaximumTransferLength => transport.MaximumTransferLength;

    /// <summary>Asks a question and reads the answer's structure.</summary>
    public async ValueTask<TResponse> QueryAsync<TCommand, TResponse>(ICommand<TCommand, TResponse> command, CancellationToken cancellation)
        where TCommand : struct, ICommand<TCommand, TResponse>
        where TResponse : struct, IStructure
    {
        var data = new byte[command.TransferLength];
        var completion = await SendAsync((TCommand)command, DataDirection.In, data, ShortTimeout, cancellation);
        return Structure.Read<TResponse>(data.AsSpan(0, completion.Transferred));
    }

    /// <summary>Sends a command that moves no data.</summary>
    public ValueTask<Completion> SendAsync<TCommand>(TCommand command, TimeSpan timeout, CancellationToken cancellation)
        where TCommand : struct, ICommand => SendAsync(command, DataDirection.None, Memory<byte>.Empty, timeout, cancellation);

    /// <summary>Sends a command with its parameter list.</summary>
    public ValueTask<Completion> SendAsync<TCommand, TParameters>(
        ICommandWith<TCommand, TParameters> command, TParameters parameters, CancellationToken cancellation)
        where TCommand : struct, ICommandWith<TCommand, TParameters>
        where TParameters : struct, IStructure
    {
        var data = new byte[command.TransferLength];
        Structure.Write(parameters, data);
        return SendAsync((TCommand)command, DataDirection.Out, data, ShortTimeout, cancellation);
    }

    /// <summary>Sends a command with data one way or the other.</summary>
    public async ValueTask<Completion> SendAsync<TCommand>(
        TCommand command, DataDirection direction, Memory<byte> data, TimeSpan timeout, CancellationToken cancellation)
        where TCommand : struct, ICommand
    {
        var cdb = Cdb.From(command);
        var completion = await transport.ExecuteAsync(cdb, direction, data, timeout, cancellation);
        return completion.Status == ScsiStatus.Good ? completion
            : throw new DriveException(cdb, completion.Sense ?? new(SenseKey.AbortedCommand, 0, 0), drive: address.Name);
    }

    /// <summary>Sends a command and returns its end, good or not.</summary>
    public ValueTask<Completion> TryAsync<TCommand>(TCommand command, CancellationToken cancellation)
        where TCommand : struct, ICommand =>
        transport.ExecuteAsync(Cdb.From(command), DataDirection.None, Memory<byte>.Empty, ShortTimeout, cancellation);

    public ValueTask ResetAsync(CancellationToken cancellation) => transport.ResetAsync(cancellation);

    public ValueTask DisposeAsync() => transport.DisposeAsync();
}
