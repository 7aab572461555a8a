using System.Buffers.Binary;

namespace OpenImapi.Formats;

/// <summary>Writes a structure's fields into a span.</summary>
public ref struct FieldWriter(Span<byte> bytes) : IFields
{
    private readonly Span<byte> bytes = bytes;

    public int Position { get; private set; }

    public readonly int Remaining => bytes.Length - Position;

    private Span<byte> Take(int length)
    {
        var taken = bytes.Slice(Position, length);
        Position += length;
        return taken;
    }

    public byte UInt8(string name, byte value) => Take(1)[0] = value;

    public sbyte Int8(string name, sbyte value) => (sbyte)UInt8(name, (byte)value);

    public ushort UInt16Little(string name, ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(Take(2), value);
        return value;
    }

    public ushort UInt16Big(string name, ushort value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(Take(2), value);
        return value;
    }

    public ushort UInt16Both(string name, ushort value) => UInt16Big(name, UInt16Little(name, value));

    public uint UInt24Big(string name, uint value)
    {
        UInt8(name, (byte)(value >> 16));
        UInt16Big(name, (ushort)value);
        return value;
    }

    public uint UInt32Little(string name, uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(Take(4), value);
        return value;
    }

    public uint UInt32Big(string name, uint value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(Take(4), value);
        return value;
    }

    public uint UInt32Both(string name, uint value) => UInt32Big(name, UInt32Little(name, value));

    public ulong UInt64Little(string name, ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(Take(8), value);
        return value;
    }

    public ulong UInt64Big(string name, ulong value)
    {
        BinaryPrimitives.WriteUInt64BigEndian(Take(8), value);
        return value;
    }

    public ByteString Bytes(string name, ByteString value, int length)
    {
        if (value.Length != length)
            throw new ArgumentException($"{name} takes {length} bytes; {value.Length} were given.", nameof(value));
        value.Span.CopyTo(Take(length));
        return value;
    }

    public ByteString Padded(string name, ByteString value, int length, Filler filler = Filler.Space)
    {
        if (value.Length > length)
            throw new ArgumentException($"{name} takes {length} bytes; {value.Length} were given.", nameof(value));
        var field = Take(length);
        value.Span.CopyTo(field);
        var rest = field[value.Length..];
        rest.Fill(filler == Filler.Space ? (byte)' ' : (byte)0);
        if (filler == Filler.Ucs2Space)
            for (var i = 1; i < rest.Length; i += 2)
                rest[i] = (byte)' ';
        return value;
    }

    public ByteString Characters(string name, ByteString value, int length) => Bytes(name, value, length);

    public ByteString DString(string name, ByteString value, int length)
    {
        Padded(name, value, length - 1, Filler.Zero);
        UInt8(name, (byte)value.Length);
        return value;
    }

    public void Fixed(string name, ReadOnlySpan<byte> value) => value.CopyTo(Take(value.Length));

    public void Zero(int length) => Take(length).Clear();
}
