using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OpenImapi.Transports.Tests.Iscsi;

/// <summary>A target on a loopback socket that does what a test tells it, PDU by PDU.</summary>
internal sealed class ScriptedTarget : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private NetworkStream? stream;
    private IscsiTransport? transport;

    public ScriptedTarget() => listener.Start();

    public IscsiAddress Address => new("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, "iqn.2000-01.test:target", 1);

    /// <summary>The keys with which the operational stage is answered.</summary>
    public string Keys { get; init; } = "InitialR2T=Yes\0ImmediateData=No\0";

    /// <summary>StatSN of what comes next.</summary>
    public uint Status { get; set; } = 100;

    /// <summary>The numbers of a PDU that counts a status, with room for eight commands.</summary>
    public WireNumbers Next => new(Status++, Command, Command + 8);

    /// <summary>The numbers of a PDU that counts none.</summary>
    public WireNumbers Now => new(Status, Command, Command + 8);

    /// <summary>CmdSN of the next command.</summary>
    public uint Command { get; set; } = 1;

    /// <summary>Lets the initiator connect and log in, and returns its transport.</summary>
    public async Task<IscsiTransport> AdmitAsync(IscsiSettings? settings = null)
    {
        var opening = IscsiTransport.OpenAsync(Address, settings ?? new(), TestContext.Current.CancellationToken).AsTask();
        await AcceptAsync();
        await AnswerLoginAsync(await ReceiveAsync(), 0x81, "TargetPortalGroupTag=1\0AuthMethod=None\0");
        await AnswerLoginAsync(await ReceiveAsync(), 0x87, Keys);
        return Hold(await opening);
    }

    /// <summary>Keeps a transport until the end, so that it finds the connection gone and nobody waits for a logout.</summary>
    public IscsiTransport Hold(IscsiTransport opened) => transport = opened;

    public async Task AcceptAsync()
    {
        var client = await listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
        client.NoDelay = true;
        stream = new NetworkStream(client, ownsSocket: true);
    }

    public async Task AnswerLoginAsync(Got request, byte step, string keys, ushort status = 0)
    {
        var response = Wire.Pdu(0x23, step, request.Tag, Next, Encoding.UTF8.GetBytes(keys), (uint)status << 16);
        request.Header.AsSpan(8, 6).CopyTo(response.AsSpan(8));
        response[15] = 7;
        Wire.Word(response, 20, 0);
        await SendAsync(response);
    }

    public async Task<Got> ReceiveAsync()
    {
        var header = await ReadAsync(48);
        var length = (int)(Wire.Word(header, 4) & 0xFFFFFF);
        var data = await ReadAsync((length + 3) / 4 * 4);
        return new(header, data[..length]);
    }

    public async Task<byte[]> ReadAsync(int length)
    {
        var bytes = new byte[length];
        await stream!.ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
        return bytes;
    }

    /// <summary>Receives a SCSI command and counts it.</summary>
    public async Task<Got> ReceiveCommandAsync()
    {
        var command = await ReceiveAsync();
        Assert.Equal(0x01, command.Opcode);
        Assert.Equal(Command++, command.Word(24));
        return command;
    }

    public async Task SendAsync(params byte[] pdu) => await stream!.WriteAsync(pdu, TestContext.Current.CancellationToken);

    /// <summary>Ends a command: SCSI Response with a status and, perhaps, a residual and sense.</summary>
    public Task EndAsync(Got command, byte status = 0, byte flags = 0x80, uint residual = 0, string sense = "") =>
        SendAsync(WithStatus(Wire.Pdu(0x21, flags, command.Tag, Next, Wire.Bytes(sense), 0, 0, residual), status));

    public static byte[] WithStatus(byte[] pdu, byte status)
    {
        pdu[3] = status;
        return pdu;
    }

    /// <summary>Closes the connection.</summary>
    public void HangUp() => stream!.Dispose();

    public async ValueTask DisposeAsync()
    {
        if (stream is not null)
            await stream.DisposeAsync();
        if (transport is not null)
            await transport.DisposeAsync();
        listener.Dispose();
    }
}
