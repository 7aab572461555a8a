namespace OpenImapi.Formats;

/// <summary>
/// One walk over the fields of a structure. A structure names its fields once, in the order of its standard's table; what
/// the walk does with them (write, read, explain) is the walker's affair.
/// </summary>
/// <remarks>
/// Each verb takes the present value and returns the value that holds after it: a writer returns what it was given, a reader
/// ignores that and returns what the bytes say. Names are those of the standard. Numbers are named by their byte order:
/// little (ECMA-119, 7.2.1 and 7.3.1), big (7.2.2 and 7.3.2; MMC), both (7.2.3 and 7.3.3).
/// </remarks>
public interface IFields
{
    /// <summary>Bytes walked so far, from the start of the structure.</summary>
    int Position { get; }

    /// <summary>Bytes left before the end of the span, 0 when the walk is past it. A list whose count came from the disc ends where they end.</summary>
    int Remaining { get; }

    byte UInt8(string name, byte value);

    /// <summary>A byte with a sign (7.1.2).</summary>
    sbyte Int8(string name, sbyte value);

    ushort UInt16Little(string name, ushort value);

    ushort UInt16Big(string name, ushort value);

    ushort UInt16Both(string name, ushort value);

    uint UInt24Big(string name, uint value);

    uint UInt32Little(string name, uint value);

    uint UInt32Big(string name, uint value);

    uint UInt32Both(string name, uint value);

    ulong UInt64Little(string name, ulong value);

    ulong UInt64Big(string name, ulong value);

    /// <summary>Exactly <paramref name="length"/> bytes; a writer is given as many.</summary>
    ByteString Bytes(string name, ByteString value, int length);

    /// <summary>Text in <paramref name="length"/> bytes, filled up with spaces; the value is without the filling.</summary>
    ByteString Padded(string name, ByteString value, int length, Filler filler = Filler.Space);

    /// <summary>OSTA Compressed Unicode in exactly <paramref name="length"/> bytes, compression ID first: d-characters of UDF.</summary>
    ByteString Characters(string name, ByteString value, int length);

    /// <summary>OSTA Compressed Unicode in a field of <paramref name="length"/> bytes, the last of which tells how many are used; the value is without filling and length.</summary>
    ByteString DString(string name, ByteString value, int length);

    /// <summary>Bytes that have one right value, such as a standard identifier.</summary>
    void Fixed(string name, ReadOnlySpan<byte> value);

    /// <summary>Reserved or unused bytes that shall be zero.</summary>
    void Zero(int length);
}

/// <summary>What fills a text field up to its length.</summary>
public enum Filler
{
    /// <summary>Bytes of 20h.</summary>
    Space,

    /// <summary>UCS-2 spaces, 00h 20h.</summary>
    Ucs2Space,

    /// <summary>Bytes of 00h.</summary>
    Zero,
}
