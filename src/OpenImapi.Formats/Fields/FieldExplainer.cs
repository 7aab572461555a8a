using OpenImapi.Formats.Udf;

namespace OpenImapi.Formats;

/// <summary>One field of a structure as it stands in given bytes, for people.</summary>
/// <param name="Offset">Bytes from the start of the structure.</param>
/// <param name="Length">Bytes of the field.</param>
/// <param name="Name">The field's name in the standard.</param>
/// <param name="Value">What the bytes say.</param>
public readonly record struct FieldNote(int Offset, int Length, string Name, string Value);

/// <summary>Reads a structure and notes name, place and value of each field.</summary>
public ref struct FieldExplainer(ReadOnlySpan<byte> bytes, List<FieldNote> notes) : IFields
{
    private FieldReader reader = new(bytes);

    public readonly int Position => reader.Position;

    public readonly int Remaining => reader.Remaining;

    private T Note<T>(int at, string name, T value)
    {
        notes.Add(new(at, Position - at, name, $"{value}"));
        return value;
    }

    public byte UInt8(string name, byte value) => Note(Position, name, reader.UInt8(name, value));

    public sbyte Int8(string name, sbyte value) => Note(Position, name, reader.Int8(name, value));

    public ushort UInt16Little(string name, ushort value) => Note(Position, name, reader.UInt16Little(name, value));

    public ushort UInt16Big(string name, ushort value) => Note(Position, name, reader.UInt16Big(name, value));

    public ushort UInt16Both(string name, ushort value) => Note(Position, name, reader.UInt16Both(name, value));

    public uint UInt24Big(string name, uint value) => Note(Position, name, reader.UInt24Big(name, value));

    public uint UInt32Little(string name, uint value) => Note(Position, name, reader.UInt32Little(name, value));

    public uint UInt32Big(string name, uint value) => Note(Position, name, reader.UInt32Big(name, value));

    public uint UInt32Both(string name, uint value) => Note(Position, name, reader.UInt32Both(name, value));

    public ulong UInt64Little(string name, ulong value) => Note(Position, name, reader.UInt64Little(name, value));

    public ulong UInt64Big(string name, ulong value) => Note(Position, name, reader.UInt64Big(name, value));

    public ByteString Bytes(string name, ByteString value, int length) => NoteText(Position, name, reader.Bytes(name, value, length), Filler.Zero);

    public ByteString Padded(string name, ByteString value, int length, Filler filler = Filler.Space) =>
        NoteText(Position, name, reader.Padded(name, value, length, filler), filler);

    public ByteString Characters(string name, ByteString value, int length) => NoteUnicode(Position, name, reader.Characters(name, value, length));

    public ByteString DString(string name, ByteString value, int length) => NoteUnicode(Position, name, reader.DString(name, value, length));

    public void Fixed(string name, ReadOnlySpan<byte> value) => NoteText(Position, name, reader.Bytes(name, default, value.Length), Filler.Space);

    public void Zero(int length) => reader.Zero(length);

    private ByteString NoteUnicode(int at, string name, ByteString value)
    {
        notes.Add(new(at, Position - at, name, CompressedUnicode.ToText(value)));
        return value;
    }

    private ByteString NoteText(int at, string name, ByteString value, Filler filler)
    {
        var text = filler == Filler.Ucs2Space ? System.Text.Encoding.BigEndianUnicode.GetString(value)
            : value.Span.ContainsAnyExceptInRange((byte)0x20, (byte)0x7E) ? Convert.ToHexString(value.Span[..Math.Min(value.Length, 32)]) : value.ToString();
        notes.Add(new(at, Position - at, name, text));
        return value;
    }
}
