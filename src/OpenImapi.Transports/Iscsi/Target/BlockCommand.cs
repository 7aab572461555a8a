using System.Buffers.Binary;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Transports;

/// <summary>READ or WRITE (10) or (12): where all four keep their address and their length, so that everything else of them stays as it is.</summary>
internal readonly record struct BlockCommand(Cdb Cdb)
{
    private const int AddressField = 2;
    private const int LongLengthField = 6;
    private const int LengthField = 7;

    /// <summary>Blocks of the largest unit in which media are written. Where parts end at its borders, no drive has to read what is around them.</summary>
    private const int LargestUnit = 32;

    private bool IsLong => Cdb.Code is OperationCode.Read12 or OperationCode.Write12;

    /// <summary>The first block; one before block 0 of the disc as its two's complement.</summary>
    public uint Address => BinaryPrimitives.ReadUInt32BigEndian(Cdb.Bytes[AddressField..]);

    public uint Blocks => IsLong ? BinaryPrimitives.ReadUInt32BigEndian(Cdb.Bytes[LongLengthField..]) : BinaryPrimitives.ReadUInt16BigEndian(Cdb.Bytes[LengthField..]);

    /// <summary>The command, if it is one of these.</summary>
    public static BlockCommand? TryRead(Cdb cdb) =>
        cdb.Code is OperationCode.Read10 or OperationCode.Read12 or OperationCode.Write10 or OperationCode.Write12 ? new(cdb) : null;

    /// <summary>Bytes of a block, which what is written tells by its length; nothing where the data are not those of whole blocks.</summary>
    public int? BlockSizeOf(DataDirection direction, int length) =>
        direction == DataDirection.In ? Blocks * (long)BlockSizes.UserData <= length ? BlockSizes.UserData : null
        : Blocks > 0 && length % Blocks == 0 ? (int)(length / Blocks) : null;

    /// <summary>The same command for the same blocks in parts of so many at the most, in order.</summary>
    public IEnumerable<BlockCommand> Divide(int most)
    {
        for (uint done = 0; done < Blocks;)
        {
            var at = (int)(Address + done);
            var border = most < LargestUnit ? most : most - ((at + most) & (LargestUnit - 1));
            var part = Math.Min(Blocks - done, (uint)border);
            yield return With((uint)at, part);
            done += part;
        }
    }

    private BlockCommand With(uint address, uint blocks)
    {
        var bytes = Cdb.Bytes.ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(AddressField), address);
        if (IsLong)
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(LongLengthField), blocks);
        else
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(LengthField), (ushort)blocks);
        return new(new Cdb(bytes));
    }
}
