using System.Buffers.Binary;

namespace OpenImapi.Transports.Tests.Iscsi;

/// <summary>PDUs put together byte by byte from the tables of RFC 7143, clause 11, without the code under test.</summary>
internal static class Wire
{
    public const uint NoTag = 0xFFFFFFFF;

    /// <summary>Bytes from pairs of hexadecimal digits, spaced as the reader likes.</summary>
    public static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "").Replace("\r", "").Replace("\n", ""));

    /// <summary>A PDU of a target: opcode, byte 1, initiator task tag, the three numbers of bytes 24 to 35, and the words of bytes 36 to 47.</summary>
    public static byte[] Pdu(byte opcode, byte flags, uint tag, WireNumbers numbers, byte[]? data = null, params uint[] words)
    {
        data ??= [];
        var pdu = new byte[48 + (data.Length + 3) / 4 * 4];
        (pdu[0], pdu[1]) = (opcode, flags);
        Word(pdu, 4, (uint)data.Length);
        Word(pdu, 16, tag);
        Word(pdu, 20, NoTag);
        Word(pdu, 24, numbers.Status);
        Word(pdu, 28, numbers.ExpectedCommand);
        Word(pdu, 32, numbers.MaximumCommand);
        for (var i = 0; i < words.Length; i++)
            Word(pdu, 36 + 4 * i, words[i]);
        data.CopyTo(pdu, 48);
        return pdu;
    }

    public static void Word(byte[] pdu, int at, uint value) => BinaryPrimitives.WriteUInt32BigEndian(pdu.AsSpan(at), value);

    public static uint Word(byte[] pdu, int at) => BinaryPrimitives.ReadUInt32BigEndian(pdu.AsSpan(at));
}

/// <summary>StatSN, ExpCmdSN and MaxCmdSN.</summary>
internal readonly record struct WireNumbers(uint Status, uint ExpectedCommand, uint MaximumCommand);

/// <summary>A PDU as the peer got it.</summary>
internal sealed record Got(byte[] Header, byte[] Data)
{
    public int Opcode => Header[0] & 0x3F;

    public uint Tag => Word(16);

    public uint Word(int at) => Wire.Word(Header, at);

    public string Text => System.Text.Encoding.UTF8.GetString(Data).Replace('\0', '\n');
}
