namespace OpenImapi.Formats.RedBook;

/// <summary>Two decimal digits in a byte. Bytes that are no digits, such as AAh or A0h, stand for themselves.</summary>
internal static class PackedDecimal
{
    public static byte Pack(byte value) => value < 100 ? (byte)(value / 10 << 4 | value % 10) : value;

    public static byte Unpack(byte value) => (value & 0xF) > 9 || value >> 4 > 9 ? value : (byte)((value >> 4) * 10 + (value & 0xF));

    /// <summary>A time whose three parts are packed.</summary>
    public static Msf Time<T>(this ref T f, string name, Msf value)
        where T : struct, IFields, allows ref struct
    {
        var minute = f.UInt8(name + ", minutes", Pack(value.Minute));
        var second = f.UInt8(name + ", seconds", Pack(value.Second));
        var frame = f.UInt8(name + ", frames", Pack(value.Frame));
        return new(Unpack(minute), Unpack(second), Unpack(frame));
    }
}
