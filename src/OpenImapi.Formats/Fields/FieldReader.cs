using System.Buffers.Binary;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Formats;

/// <summary>Reads a structure's fields from a span. Bytes beyond its end read as zero and are noted as a fault.</summary>
public ref struct FieldReader(ReadOnlySpan<byte> bytes, FaultList? faults = null) : IFields
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private long scratch;

    public int Position { get; private set; }

    public readonly int Remaining => Math.Max(0, bytes.Length - Position);

    /// <summary>Takes up to eight bytes; what is missing is zero.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    private ReadOnlySpan<byte> Take(string name, int length)
    {
        var at = Position;
        Position += length;
        if (Position <= bytes.Length)
            return bytes.Slice(at, length);
        faults?.Add(at, name, "the structure ends before this field does");
        scratch = 0;
        var padded = System.Runtime.InteropServices.MemoryMarshal.AsBytes(new Span<long>(ref scratch))[..length];
        if (at < bytes.Length)
            bytes[at..].CopyTo(padded);
        return padded;
    }

    public byte UInt8(string name, byte value) => Take(name, 1)[0];

    public sbyte Int8(string name, sbyte value) => (sbyte)Take(name, 1)[0];

    public ushort UInt16Little(string name, ushort value) => BinaryPrimitives.ReadUInt16LittleEndian(Take(name, 2));

    public ushort UInt16Big(string name, ushort value) => BinaryPrimitives.ReadUInt16BigEndian(Take(name, 2));

    public ushort UInt16Both(string name, ushort value)
    {
        var (at, little, big) = (Position, UInt16Little(name, 0), UInt16Big(name, 0));
        if (little != big)
            faults?.Add(at, name, $"the two byte orders differ: {little} and {big}");
        return little;
    }

    public uint UInt24Big(string name, uint value) => (uint)UInt8(name, 0) << 16 | UInt16Big(name, 0);

    public uint UInt32Little(string name, uint value) => BinaryPrimitives.ReadUInt32LittleEndian(Take(name, 4));

    public uint UInt32Big(string name, uint value) => BinaryPrimitives.ReadUInt32BigEndian(Take(name, 4));

    public uint UInt32Both(string name, uint value)
    {
        var (at, little, big) = (Position, UInt32Little(name, 0), UInt32Big(name, 0));
        if (little != big)
            faults?.Add(at, name, $"the two byte orders differ: {little} and {big}");
        return little;
    }

    public ulong UInt64Little(string name, ulong value) => BinaryPrimitives.ReadUInt64LittleEndian(Take(name, 8));

    public ulong UInt64Big(string name, ulong value) => BinaryPrimitives.ReadUInt64BigEndian(Take(name, 8));

    public ByteString Bytes(string name, ByteString value, int length) => Available(name, length);

    public ByteString Padded(string name, ByteString value, int length, Filler filler = Filler.Space)
    {
        var text = Available(name, length);
        while (filler == Filler.Ucs2Space && text.Length >= 2 && text[^2] == 0 && text[^1] is 0 or (byte)' ')
            text = text[..^2];
        while (filler == Filler.Space && text.Length >= 1 && text[^1] is 0 or (byte)' ')
            text = text[..^1];
        while (filler == Filler.Zero && text.Length >= 1 && text[^1] == 0)
            text = text[..^1];
        return text;
    }

    public ByteString Characters(string name, ByteString value, int length)
    {
        var at = Position;
        var text = Available(name, length);
        if (CompressedUnicode.FaultOf(text) is { } rule)
            faults?.Add(at, name, rule);
        return text;
    }

    public ByteString DString(string name, ByteString value, int length)
    {
        var at = Position;
        var field = Available(name, length - 1);
        var used = UInt8(name, 0);
        if (used > field.Length)
            faults?.Add(at, name, $"{used} bytes of text do not fit into a field of {length}");
        else if (field[used..].ContainsAnyExcept((byte)0))
            faults?.Add(at, name, $"the bytes after {used} of text are not zero");
        var text = field[..Math.Min(used, field.Length)];
        if (CompressedUnicode.FaultOf(text) is { } rule)
            faults?.Add(at, name, rule);
        return text;
    }

    public void Fixed(string name, ReadOnlySpan<byte> value)
    {
        var at = Position;
        if (!Available(name, value.Length).SequenceEqual(value))
            faults?.Add(at, name, $"the bytes are not {Convert.ToHexString(value)}");
    }

    public void Zero(int length)
    {
        var at = Position;
        if (Available("reserved", length).ContainsAnyExcept((byte)0))
            faults?.Add(at, "reserved", "the bytes are not zero");
    }

    /// <summary>The bytes of a field, fewer where the structure ends: a hostile length costs nothing.</summary>
    private ReadOnlySpan<byte> Available(string name, int length)
    {
        var at = Math.Min(Position, bytes.Length);
        Position += length;
        if (Position > bytes.Length)
            faults?.Add(at, name, "the structure ends before this field does");
        return bytes.Slice(at, Math.Min(length, bytes.Length - at));
    }
}
