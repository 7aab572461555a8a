using System.Buffers.Binary;
using System.Text;
using OpenImapi.Formats;

namespace OpenImapi.Mastering.Tests.Reading;

/// <summary>
/// A volume written byte by byte as ECMA-119 prints its tables (8.4, 9.1, 9.4), so that tests can break each of them. It has a primary
/// descriptor in block 16, the terminator in 17, type L and M path tables in 18 and 19 and the root directory in 20.
/// </summary>
internal sealed class HandMadeVolume
{
    public HandMadeVolume(int blocks)
    {
        Bytes = new byte[blocks * 2048];
        Descriptor(16, type: 1, rootBlock: 20, tableBlock: 18);
        Block(17)[0] = 255;
        "CD001\u0001"u8.CopyTo(Block(17)[1..]);
        Directory(20, 20);
        Tables(18, (20, 1, "\0"));
    }

    public byte[] Bytes { get; }

    public IBlockSource Source => new MemoryBlockSource(Bytes);

    public Span<byte> Block(int block) => Bytes.AsSpan(block * 2048, 2048);

    /// <summary>8.4 and 8.5: a primary or supplementary volume descriptor.</summary>
    public void Descriptor(int block, byte type, uint rootBlock, uint tableBlock)
    {
        var d = Block(block);
        d[0] = type;
        "CD001\u0001"u8.CopyTo(d[1..]);
        d[8..72].Fill((byte)' ');
        "HANDMADE"u8.CopyTo(d[40..]);
        Both32(d[80..], (uint)(Bytes.Length / 2048));
        if (type == 2)
            "%/E"u8.CopyTo(d[88..]);
        Both16(d[120..], 1);
        Both16(d[124..], 1);
        Both16(d[128..], 2048);
        Both32(d[132..], 10);
        BinaryPrimitives.WriteUInt32LittleEndian(d[140..], tableBlock);
        BinaryPrimitives.WriteUInt32BigEndian(d[148..], tableBlock + 1);
        Record("\0", rootBlock, 2048, flags: 2).CopyTo(d[156..]);
        d[190..813].Fill((byte)' ');
        for (var at = 813; at < 881; at += 17)
        {
            d.Slice(at, 16).Fill((byte)'0');
            d[at + 16] = 0;
        }

        d[881] = 1;
    }

    /// <summary>9.4: both path tables, one record for each directory; the descriptor in block 16 gets their size.</summary>
    public void Tables(int block, params (uint Location, ushort Parent, string Identifier)[] directories)
    {
        Block(block).Clear();
        Block(block + 1).Clear();
        var at = 0;
        foreach (var (location, parent, identifier) in directories)
        {
            var little = Block(block)[at..];
            var big = Block(block + 1)[at..];
            little[0] = big[0] = (byte)identifier.Length;
            BinaryPrimitives.WriteUInt32LittleEndian(little[2..], location);
            BinaryPrimitives.WriteUInt32BigEndian(big[2..], location);
            BinaryPrimitives.WriteUInt16LittleEndian(little[6..], parent);
            BinaryPrimitives.WriteUInt16BigEndian(big[6..], parent);
            Encoding.Latin1.GetBytes(identifier, little[8..]);
            Encoding.Latin1.GetBytes(identifier, big[8..]);
            at += 8 + identifier.Length + (identifier.Length & 1);
        }

        Both32(Block(16)[132..], (uint)at);
    }

    /// <summary>6.8.1.1: one sector of a directory, with its records of itself and its parent.</summary>
    public void Directory(int block, uint parent, params byte[][] records)
    {
        var sector = Block(block);
        sector.Clear();
        var at = 0;
        foreach (var record in (byte[][])[Record("\0", (uint)block, 2048, flags: 2), Record("\u0001", parent, 2048, flags: 2), .. records])
        {
            record.CopyTo(sector[at..]);
            at += record.Length;
        }
    }

    /// <summary>9.1: a directory record.</summary>
    public static byte[] Record(string identifier, uint block, uint length, byte flags = 0) => Record(Encoding.Latin1.GetBytes(identifier), block, length, flags);

    public static byte[] Record(ReadOnlySpan<byte> identifier, uint block, uint length, byte flags = 0)
    {
        var record = new byte[33 + identifier.Length + (identifier.Length & 1 ^ 1)];
        record[0] = (byte)record.Length;
        Both32(record.AsSpan(2), block);
        Both32(record.AsSpan(10), length);
        ((ReadOnlySpan<byte>)[121, 3, 4, 5, 6, 8, 0]).CopyTo(record.AsSpan(18));
        record[25] = flags;
        Both16(record.AsSpan(28), 1);
        record[32] = (byte)identifier.Length;
        identifier.CopyTo(record.AsSpan(33));
        return record;
    }

    public static void Both32(Span<byte> field, uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(field, value);
        BinaryPrimitives.WriteUInt32BigEndian(field[4..], value);
    }

    public static void Both16(Span<byte> field, ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(field, value);
        BinaryPrimitives.WriteUInt16BigEndian(field[2..], value);
    }
}
