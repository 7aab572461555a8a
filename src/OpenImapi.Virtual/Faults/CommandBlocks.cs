using System.Buffers.Binary;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Which blocks a command is about, told from its bytes.</summary>
internal static class CommandBlocks
{
    /// <summary>Blocks that a command would read.</summary>
    public static bool IsRead(OperationCode code) =>
        code is OperationCode.Read10 or OperationCode.Read12 or OperationCode.ReadCd or OperationCode.ReadCdMsf or OperationCode.Verify10;

    /// <summary>Blocks that a command would write.</summary>
    public static bool IsWrite(OperationCode code) => code is OperationCode.Write10 or OperationCode.Write12 or OperationCode.WriteAndVerify10;

    /// <summary>The blocks; nothing for a command that is about none.</summary>
    public static Extent? Of(Cdb cdb)
    {
        var bytes = cdb.Bytes;
        if (bytes.Length != Cdb.LengthOf(cdb.Code))
            return null;
        return cdb.Code switch
        {
            OperationCode.Read10 or OperationCode.Write10 or OperationCode.WriteAndVerify10 or OperationCode.Verify10 =>
                From(bytes, BinaryPrimitives.ReadUInt16BigEndian(bytes[7..])),
            OperationCode.Read12 or OperationCode.Write12 => From(bytes, BinaryPrimitives.ReadUInt32BigEndian(bytes[6..])),
            OperationCode.ReadCd => From(bytes, (uint)(bytes[6] << 16 | bytes[7] << 8 | bytes[8])),
            OperationCode.ReadCdMsf => Between(bytes[3..6], bytes[6..9]),
            _ => null,
        };
    }

    private static Extent From(ReadOnlySpan<byte> bytes, uint count) => new(CommandAddress.ToLba(BinaryPrimitives.ReadUInt32BigEndian(bytes[2..])), new(count));

    private static Extent? Between(ReadOnlySpan<byte> first, ReadOnlySpan<byte> end)
    {
        var (from, to) = (Blocks(first), Blocks(end));
        return from <= to ? new(from, to - from) : null;
    }

    private static Lba Blocks(ReadOnlySpan<byte> time) => new((time[0] * 60L + time[1]) * 75 + time[2] - Msf.Offset);
}
