using System.Net.Sockets;
using OpenImapi.Formats;

namespace OpenImapi.Transports;

/// <summary>One connection to the target, from its first byte to its last.</summary>
internal sealed class TargetConnection(Socket socket, IReadOnlyList<IscsiUnit> drives, IscsiTargetSettings settings)
{
    private const int KeepAliveSeconds = 30;

    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Who is logged in; nothing before that.</summary>
    public TargetAdmission? Admission { get; private set; }

    /// <summary>Completes when the connection is closed and its drives are given back.</summary>
    public Task Ended => ended.Task;

    /// <summary>Serves the initiator until it goes. Whatever goes wrong ends this connection and nothing else.</summary>
    /// <param name="handle">The session's handle at the target, not 0.</param>
    /// <param name="enter">Called when the initiator is in, before it is served.</param>
    public async Task RunAsync(ushort handle, Func<TargetConnection, Task> enter)
    {
        var who = socket.RemoteEndPoint?.ToString() ?? "somebody";
        await using var pdus = new PduStream(new NetworkStream(socket, ownsSocket: true), TransportErrors.InitiatorBreach);
        try
        {
            socket.NoDelay = true;
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, KeepAliveSeconds);
            if (await LoginAsync(pdus, handle) is not { } admission)
                return;
            Admission = admission;
            await enter(this);
            settings.Log?.Invoke($"{admission.Initiator} came from {who}{(admission.Discovery ? " to ask what is here" : "")}.");
            var fault = await ServeAsync(pdus, admission);
            settings.Log?.Invoke(fault is DiscException ? $"{admission.Initiator} was dropped. {fault.Message}" : $"{admission.Initiator} left.");
        }
        catch (Exception cause) when (cause is DiscException or IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            settings.Log?.Invoke($"{who} did not log in: {cause.Message}");
        }
        finally
        {
            ended.TrySetResult();
        }
    }

    /// <summary>Ends the connection and waits until it is over.</summary>
    public Task EndAsync()
    {
        socket.Dispose();
        return Ended;
    }

    private async ValueTask<TargetAdmission?> LoginAsync(PduStream pdus, ushort handle)
    {
        using var limit = new CancellationTokenSource(settings.LoginTimeout, settings.Time);
        return await new TargetLogin(pdus, settings, $"{socket.LocalEndPoint}").RunAsync(handle, limit.Token);
    }

    private async Task<Exception?> ServeAsync(PduStream pdus, TargetAdmission admission)
    {
        pdus.MaximumReceived = SessionParameters.ReceivedSegmentLength;
        (pdus.HeaderDigest, pdus.DataDigest) = (admission.Parameters.HeaderDigest, admission.Parameters.DataDigest);
        await using var session = new TargetSession(pdus, admission, drives, settings);
        await session.RunAsync();
        return session.Fault;
    }
}
