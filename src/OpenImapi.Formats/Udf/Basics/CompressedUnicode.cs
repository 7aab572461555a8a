using System.Buffers.Binary;

namespace OpenImapi.Formats.Udf;

/// <summary>
/// OSTA Compressed Unicode: a compression ID and then UTF-16 units, each in one byte (8) or in two, most significant byte first (16).
/// No bytes at all are the empty text.
/// </summary>
[Clause(Standard.OstaUdf, "2.1.1")]
[Clause(Standard.OstaUdf, "6.4")]
public static class CompressedUnicode
{
    /// <summary>One byte a unit: the units are all below U+0100.</summary>
    public const byte EightBits = 8;

    /// <summary>Two bytes a unit.</summary>
    public const byte SixteenBits = 16;

    /// <summary>A deleted name without text, kept unique by the four bytes that follow; from revision 2.00 on.</summary>
    public const byte DeletedEightBits = 254;

    /// <summary>A deleted name without text, kept unique by the eight bytes that follow; from revision 2.00 on.</summary>
    public const byte DeletedSixteenBits = 255;

    /// <summary>False for the two values that are no characters, U+FEFF and U+FFFE.</summary>
    public static bool IsAllowed(char unit) => unit is not ('\uFEFF' or '\uFFFE');

    /// <summary>The bytes that a text takes in its shortest form, compression ID included.</summary>
    public static int LengthOf(ReadOnlySpan<char> text) => text.IsEmpty ? 0 : 1 + text.Length * (IsNarrow(text) ? 1 : 2);

    /// <summary>Writes a text in its shortest form and returns how many bytes it took.</summary>
    public static int Encode(ReadOnlySpan<char> text, Span<byte> compressed)
    {
        if (text.IsEmpty)
            return 0;
        var narrow = IsNarrow(text);
        compressed[0] = narrow ? EightBits : SixteenBits;
        for (var i = 0; i < text.Length; i++)
            if (narrow)
                compressed[1 + i] = (byte)text[i];
            else
                BinaryPrimitives.WriteUInt16BigEndian(compressed[(1 + 2 * i)..], text[i]);
        return 1 + text.Length * (narrow ? 1 : 2);
    }

    /// <summary>The bytes of a text in its shortest form.</summary>
    public static ByteString Of(ReadOnlySpan<char> text)
    {
        var compressed = new byte[LengthOf(text)];
        Encode(text, compressed);
        return new(compressed.AsMemory());
    }

    /// <summary>Reads a text, at most one UTF-16 unit a byte, and returns how many units it has; what is no text reads as none.</summary>
    public static int Decode(ReadOnlySpan<byte> compressed, Span<char> text)
    {
        if (compressed.IsEmpty || compressed[0] is not (EightBits or SixteenBits))
            return 0;
        var narrow = compressed[0] == EightBits;
        compressed = compressed[1..];
        var length = narrow ? compressed.Length : compressed.Length / 2;
        for (var i = 0; i < length; i++)
            text[i] = narrow ? (char)compressed[i] : (char)BinaryPrimitives.ReadUInt16BigEndian(compressed[(2 * i)..]);
        return length;
    }

    /// <summary>The text of compressed bytes; what is no text is the empty string.</summary>
    public static string ToText(ReadOnlySpan<byte> compressed)
    {
        var text = compressed.Length <= 256 ? stackalloc char[compressed.Length] : new char[compressed.Length];
        return new(text[..Decode(compressed, text)]);
    }

    /// <summary>The rule that the bytes break, or nothing.</summary>
    public static string? FaultOf(ReadOnlySpan<byte> compressed)
    {
        if (compressed.IsEmpty || compressed[0] is DeletedEightBits or DeletedSixteenBits)
            return null;
        if (compressed[0] is not (EightBits or SixteenBits))
            return $"{compressed[0]} is no compression ID (UDF 2.1.1)";
        if (compressed.Length == 1)
            return "a compression ID stands without text (UDF 2.1.3)";
        if (compressed[0] == EightBits)
            return null;
        if (compressed.Length % 2 == 0)
            return "the text ends in the middle of a 16-bit unit (UDF 2.1.1)";
        for (var at = 1; at < compressed.Length; at += 2)
            if (!IsAllowed((char)BinaryPrimitives.ReadUInt16BigEndian(compressed[at..])))
                return "U+FEFF and U+FFFE are no characters (UDF 2.1.1)";
        return null;
    }

    private static bool IsNarrow(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('\0', '\xFF');
}
