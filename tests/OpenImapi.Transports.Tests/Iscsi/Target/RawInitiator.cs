using System.Net.Sockets;
using System.Text;

namespace OpenImapi.Transports.Tests.Iscsi;

/// <summary>An initiator that sends what a test tells it, PDU by PDU, put together from the tables of RFC 7143.</summary>
internal sealed class RawInitiator : IDisposable
{
    public const string Name = "iqn.2000-01.test:raw";

    private readonly TcpClient client = new();

    private RawInitiator()
    {
    }

    public NetworkStream Stream { get; private set; } = null!;

    /// <summary>CmdSN of the next command.</summary>
    public uint Command { get; set; } = 1;

    public static async Task<RawInitiator> ConnectAsync(IscsiTarget target)
    {
        var initiator = new RawInitiator();
        await initiator.client.ConnectAsync(target.EndPoint, TestContext.Current.CancellationToken);
        initiator.Stream = initiator.client.GetStream();
        return initiator;
    }

    /// <summary>Connects and logs in, from the operational stage straight to the full feature phase.</summary>
    public static async Task<RawInitiator> LoginAsync(IscsiTarget target, string keys = "", byte qualifier = 1)
    {
        var initiator = await ConnectAsync(target);
        var answer = await initiator.StepAsync(0x87, $"InitiatorName={Name}\0TargetName={target.Addresses[0].Target}\0SessionType=Normal\0{keys}", qualifier);
        Assert.Equal((0x23, 0x87, 0u), (answer.Opcode, (int)answer.Header[1], answer.Word(36) >> 16));
        return initiator;
    }

    /// <summary>A login request: byte 1, keys; answered by the login response.</summary>
    public async Task<Got> StepAsync(byte step, string keys, byte qualifier = 1, ushort handle = 0)
    {
        var pdu = Request(0x43, step, 0, Encoding.UTF8.GetBytes(keys));
        (pdu[8], pdu[13], pdu[14], pdu[15]) = (0x80, qualifier, (byte)(handle >> 8), (byte)handle);
        Wire.Word(pdu, 20, 1u << 16);
        await SendAsync(pdu);
        return await ReceiveAsync();
    }

    /// <summary>A PDU of an initiator with the numbers of the next command: opcode, byte 1, task tag, data; LUN 1 unless it is changed.</summary>
    public byte[] Request(byte opcode, byte flags, uint tag, byte[]? data = null)
    {
        var pdu = Wire.Pdu(opcode, flags, tag, new(Command, 0, 0), data);
        pdu[9] = 1;
        return pdu;
    }

    /// <summary>A SCSI command; it is counted.</summary>
    public byte[] Scsi(byte flags, uint tag, uint expected, string cdb, byte[]? data = null)
    {
        var pdu = Request(0x01, flags, tag, data);
        Command++;
        Wire.Word(pdu, 20, expected);
        Wire.Bytes(cdb).CopyTo(pdu, 32);
        return pdu;
    }

    /// <summary>SCSI Data-Out.</summary>
    public static byte[] DataOut(byte flags, uint tag, uint transferTag, uint number, uint offset, byte[] data)
    {
        var pdu = Wire.Pdu(0x05, flags, tag, default, data, number, offset);
        pdu[9] = 1;
        Wire.Word(pdu, 20, transferTag);
        return pdu;
    }

    public async Task SendAsync(params byte[] pdu) => await Stream.WriteAsync(pdu, TestContext.Current.CancellationToken);

    public async Task<Got> ReceiveAsync()
    {
        var header = new byte[48];
        await Stream.ReadExactlyAsync(header, TestContext.Current.CancellationToken);
        var length = (int)(Wire.Word(header, 4) & 0xFFFFFF);
        var data = new byte[(length + 3) / 4 * 4];
        await Stream.ReadExactlyAsync(data, TestContext.Current.CancellationToken);
        return new(header, data[..length]);
    }

    /// <summary>True when the target closed the connection, after whatever it still said.</summary>
    public async Task<bool> IsClosedAsync()
    {
        var rest = new byte[4096];
        try
        {
            while (await Stream.ReadAsync(rest, TestContext.Current.CancellationToken) > 0)
            {
                // What it still said.
            }
        }
        catch (IOException)
        {
            // Closed without ceremony.
        }

        return true;
    }

    public void Dispose() => client.Dispose();
}
