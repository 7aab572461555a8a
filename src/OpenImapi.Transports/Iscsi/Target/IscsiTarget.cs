using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using OpenImapi.Formats;

namespace OpenImapi.Transports;

/// <summary>An iSCSI target: serves drives to other computers and programs as logical units 1, 2, ….</summary>
/// <remarks>Each session has one connection and its own ways to the drives. Whatever one initiator does ends its own session at worst.</remarks>
[Clause(Standard.Rfc7143, "4.2")]
public sealed class IscsiTarget : IAsyncDisposable
{
    private readonly Socket listener;
    private readonly IReadOnlyList<IscsiUnit> drives;
    private readonly IscsiTargetSettings settings;
    private readonly ConcurrentDictionary<TargetConnection, Task> connections = new();
    private readonly SemaphoreSlim entering = new(1);
    private readonly Task accepting;
    private int lastHandle;

    private IscsiTarget(Socket listener, IReadOnlyList<IscsiUnit> drives, IscsiTargetSettings settings)
    {
        (this.listener, this.drives, this.settings) = (listener, drives, settings);
        accepting = AcceptAsync();
    }

    /// <summary>Where it listens, with the port that it got.</summary>
    public IPEndPoint EndPoint => (IPEndPoint)listener.LocalEndPoint!;

    /// <summary>The addresses of the drives, in their order; with the computer's name where the target listens at all of its addresses.</summary>
    public IReadOnlyList<IscsiAddress> Addresses =>
        [.. Enumerable.Range(1, drives.Count).Select(lun => new IscsiAddress(Host, EndPoint.Port, settings.Name, lun))];

    private string Host => EndPoint.Address.Equals(IPAddress.Any) || EndPoint.Address.Equals(IPAddress.IPv6Any) ? Dns.GetHostName() : EndPoint.Address.ToString();

    /// <summary>Starts to listen.</summary>
    /// <param name="drives">The drives; the first one is logical unit 1.</param>
    /// <param name="settings">Where, under which name, on which terms.</param>
    /// <exception cref="DiscException">
    /// OPENIMAPI_E_ISCSI_CANNOT_LISTEN: the address is taken, or none of this computer's; OPENIMAPI_E_ISCSI_OPEN_TO_OTHERS: others reach it, and there are no credentials.
    /// </exception>
    public static IscsiTarget Start(IReadOnlyList<IscsiUnit> drives, IscsiTargetSettings settings)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(drives.Count, IscsiLun.Maximum, nameof(drives));
        if (settings.Credentials is null && !IPAddress.IsLoopback(settings.Listen.Address))
            throw new DiscException(TransportErrors.OpenToOthers, $"Whoever reaches {settings.Listen} could use the drives without a password.");
        var socket = new Socket(settings.Listen.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(settings.Listen);
            socket.Listen();
            return new(socket, [.. drives], settings);
        }
        catch (SocketException fault)
        {
            socket.Dispose();
            throw new DiscException(TransportErrors.CannotListen, $"The iSCSI target cannot listen at {settings.Listen}: {fault.Message}", inner: fault);
        }
    }

    /// <summary>Stops to listen, ends every session and gives the drives back.</summary>
    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await accepting;
        await Task.WhenAll(connections.Keys.Select(static connection => connection.EndAsync()));
        await Task.WhenAll(connections.Values);
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = await listener.AcceptAsync();
            }
            catch (Exception cause) when (cause is ObjectDisposedException or SocketException { SocketErrorCode: SocketError.OperationAborted })
            {
                return;
            }
            catch (SocketException)
            {
                continue; // It went before it was taken.
            }

            Begin(socket);
        }
    }

    private void Begin(Socket socket)
    {
        if (connections.Count >= settings.MaximumConnections)
        {
            settings.Log?.Invoke($"{socket.RemoteEndPoint} was sent away: there are {settings.MaximumConnections} connections already.");
            socket.Dispose();
            return;
        }

        var connection = new TargetConnection(socket, drives, settings);
        var handle = (ushort)(1 + (uint)(Interlocked.Increment(ref lastHandle) - 1) % ushort.MaxValue);
        connections[connection] = Task.CompletedTask;
        var run = Task.Run(() => connection.RunAsync(handle, EnterAsync));
        connections[connection] = run;
        _ = run.ContinueWith(_ => connections.TryRemove(connection, out var _), TaskScheduler.Default);
    }

    /// <summary>A session with the name of one that exists replaces it (6.3.5).</summary>
    private async Task EnterAsync(TargetConnection connection)
    {
        await entering.WaitAsync();
        try
        {
            foreach (var other in connections.Keys.Where(other => other != connection && IsSame(other.Admission, connection.Admission!)))
                await other.EndAsync();
        }
        finally
        {
            entering.Release();
        }
    }

    private static bool IsSame(TargetAdmission? left, TargetAdmission right) =>
        left is { Discovery: false } && !right.Discovery && left.Identifier == right.Identifier && left.Initiator.Equals(right.Initiator, StringComparison.OrdinalIgnoreCase);
}
