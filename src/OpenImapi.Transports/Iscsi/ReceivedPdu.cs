using System.Buffers.Binary;
using OpenImapi.Formats;

namespace OpenImapi.Transports;

/// <summary>A PDU as it came: its header, and its data, which hold until the next one is read.</summary>
internal readonly record struct ReceivedPdu(ReadOnlyMemory<byte> Header, ReadOnlyMemory<byte> Data)
{
    public IscsiOpcode Opcode => (IscsiOpcode)(Header.Span[0] & 0x3F);

    /// <summary>Whether a request is to be delivered at once.</summary>
    public bool IsImmediate => (Header.Span[0] & 0x40) != 0;

    /// <summary>Bytes of data behind the header, without padding.</summary>
    public int DataLength => (int)(BinaryPrimitives.ReadUInt32BigEndian(Header.Span[4..]) & 0xFFFFFF);

    /// <summary>CmdSN and ExpStatSN, at the same place in every request but SCSI Data-Out.</summary>
    public RequestNumbers Request => Structure.Read<RequestNumbers>(Header.Span[24..]);

    /// <summary>The initiator task tag, which stands at the same place in every PDU.</summary>
    public uint TaskTag => BinaryPrimitives.ReadUInt32BigEndian(Header.Span[16..]);

    /// <summary>StatSN, ExpCmdSN and MaxCmdSN, at the same place in whatever a target sends.</summary>
    public ResponseNumbers Numbers => Structure.Read<ResponseNumbers>(Header.Span[24..]);

    public THeader Read<THeader>()
        where THeader : struct, IBasicHeaderSegment => Structure.Read<THeader>(Header.Span);
}
