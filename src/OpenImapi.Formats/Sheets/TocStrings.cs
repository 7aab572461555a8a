using System.Text;
using System.Text.Unicode;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats.Sheets;

/// <summary>
/// Strings of a toc file. \" is a quote and \ooo a byte, in octal. In CD-TEXT the bytes are in the encoding of the block, where all that
/// stands for itself is ASCII; text in UTF-8 stands for itself, as later versions of cdrdao write it.
/// </summary>
internal static class TocStrings
{
    /// <summary>Character codes that cdrdao knows beyond annex J.</summary>
    public const CdTextEncoding Korean = (CdTextEncoding)0x81;

    public const CdTextEncoding Mandarin = (CdTextEncoding)0x82;

    /// <summary>The text of a CD-TEXT string as it was read, each byte being one character.</summary>
    public static string Decode(TocToken token, CdTextEncoding encoding) =>
        token.HasBytes && !token.Text.AsSpan().ContainsAnyExceptInRange('\0', '\u00FF') ? Decode(Encoding.Latin1.GetBytes(token.Text), encoding) : token.Text;

    /// <summary>The text of binary CD-TEXT, up to the first zero.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, CdTextEncoding encoding) =>
        bytes.IndexOf((byte)0) is >= 0 and var end ? Find(encoding).GetString(bytes[..end]) : Find(encoding).GetString(bytes);

    /// <summary>The name of a file: its bytes are UTF-8 wherever they can be.</summary>
    public static string DecodeName(TocToken token)
    {
        if (!token.HasBytes || token.Text.AsSpan().ContainsAnyExceptInRange('\0', '\u00FF'))
            return token.Text;
        var bytes = Encoding.Latin1.GetBytes(token.Text);
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : token.Text;
    }

    /// <summary>A CD-TEXT string as it is written: bytes of the block's encoding where it has all characters, else UTF-8.</summary>
    public static string Encode(string text, CdTextEncoding encoding)
    {
        if (Ascii.IsValid(text))
            return Encode(text);
        var bytes = Find(encoding).GetBytes(text);
        return Find(encoding).GetString(bytes) == text ? Encode(Encoding.Latin1.GetString(bytes), isBytes: true) : Encode(text);
    }

    /// <summary>A string whose characters stand for themselves.</summary>
    public static string Encode(string text, bool isBytes = false)
    {
        var written = new StringBuilder("\"");
        foreach (var character in text)
        {
            if (character == '"')
                written.Append("\\\"");
            else if (character < ' ' || character is '\\' or '\u007F' || (isBytes && character > '\u007F'))
                written.Append('\\').Append((char)('0' + (character >> 6))).Append((char)('0' + (character >> 3 & 7))).Append((char)('0' + (character & 7)));
            else
                written.Append(character);
        }

        return written.Append('"').ToString();
    }

    private static Encoding Find(CdTextEncoding encoding) => encoding switch
    {
        CdTextEncoding.ShiftJis => CodePage(932),
        Korean => CodePage(949),
        Mandarin => CodePage(936),
        _ => Encoding.Latin1,
    };

    private static Encoding CodePage(int number) => CodePagesEncodingProvider.Instance.GetEncoding(number)!;
}
