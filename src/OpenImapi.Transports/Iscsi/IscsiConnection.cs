using System.Net;
using System.Net.Sockets;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Transports;

/// <summary>A connection that has logged in.</summary>
/// <param name="Pdus">What goes over it.</param>
/// <param name="Negotiation">What was agreed.</param>
/// <param name="Numbers">With which the full feature phase starts.</param>
internal readonly record struct IscsiConnection(PduStream Pdus, Negotiation Negotiation, ResponseNumbers Numbers)
{
    /// <summary>Connects and logs in.</summary>
    /// <param name="name">What is connected to, for errors.</param>
    /// <param name="host">Name or address.</param>
    /// <param name="port">TCP port.</param>
    /// <param name="target">The target's name; nothing for a session that only asks which targets there are.</param>
    /// <param name="settings">How this side behaves.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="DiscException">The target cannot be reached, does not answer in time, refuses, or breaks the protocol.</exception>
    public static async ValueTask<IscsiConnection> OpenAsync(
        string name, string host, int port, string? target, IscsiSettings settings, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(settings.LoginTimeout, settings.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(host, port, both.Token);
            return await LoginAsync(socket, target, settings, both.Token);
        }
        catch (Exception cause)
        {
            socket.Dispose();
            cancellation.ThrowIfCancellationRequested();
            throw cause switch
            {
                OperationCanceledException => new DiscException(DriveErrors.TimedOut, $"{name} did not let us in within {settings.LoginTimeout}.", inner: cause),
                SocketException or IOException => new DiscException(DriveErrors.TransportFailed, $"{name} cannot be reached: {cause.Message}", inner: cause),
                _ => cause,
            };
        }
    }

    private static async ValueTask<IscsiConnection> LoginAsync(Socket socket, string? target, IscsiSettings settings, CancellationToken cancellation)
    {
        var pdus = new PduStream(new NetworkStream(socket, ownsSocket: true), TransportErrors.Breach);
        var negotiation = new Negotiation(target, settings);
        var port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        var identifier = SessionIdentifier.New((uint)Environment.ProcessId, (ushort)port);
        var numbers = await new LoginExchange(pdus, negotiation, identifier).RunAsync(cancellation);
        pdus.MaximumReceived = SessionParameters.ReceivedSegmentLength;
        (pdus.HeaderDigest, pdus.DataDigest) = (negotiation.Agreed.HeaderDigest, negotiation.Agreed.DataDigest);
        return new(pdus, negotiation, numbers);
    }
}
