using System.Text;

namespace OpenImapi.Formats.Sheets;

/// <summary>Turns the bytes of a sheet into text.</summary>
public static class SheetText
{
    /// <summary>The longest sheet, in bytes. A disc of 99 tracks with all their texts needs less than a tenth.</summary>
    public const int MaximumLength = 1 << 20;

    /// <summary>The text of a sheet.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="faults">Names the sheet, and takes note of bytes that no character has.</param>
    /// <param name="encoding">How it is coded, if it is known; a byte order mark is believed all the same.</param>
    /// <exception cref="DiscException">The file is too long or is no text.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, SheetFaults faults, SheetEncoding encoding = SheetEncoding.Detect)
    {
        CheckLength(bytes.Length, faults.Name);
        var (marked, markLength) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (SheetEncoding.Utf8, 3),
            [0xFF, 0xFE, ..] => (SheetEncoding.Utf16, 2),
            [0xFE, 0xFF, ..] => (SheetEncoding.Utf16BigEndian, 2),
            _ => (SheetEncoding.Detect, 0),
        };
        bytes = bytes[markLength..];
        if (marked != SheetEncoding.Detect)
            encoding = marked;
        else if (encoding == SheetEncoding.Detect)
            encoding = CodePageGuess.Of(bytes);
        var text = Find(encoding).GetString(bytes);
        if (text.Contains('\0', StringComparison.Ordinal))
            throw faults.Refusal(LineOf(text, '\0'), "A zero character stands there: this is no text.");
        if (text.Contains('\uFFFD', StringComparison.Ordinal))
            faults.Report(LineOf(text, '\uFFFD'), $"A character is not valid in the encoding {encoding}.");
        return text;
    }

    /// <summary>Refuses a sheet that is too long, before it is read.</summary>
    /// <exception cref="DiscException">It is longer than <see cref="MaximumLength"/>.</exception>
    public static void CheckLength(long lengthInBytes, string name)
    {
        if (lengthInBytes > MaximumLength)
            throw new DiscException(SheetErrors.SheetTooLarge, $"{name} has {lengthInBytes} bytes; a sheet has at most {MaximumLength}.");
    }

    /// <summary>The system's own coder of an encoding.</summary>
    internal static Encoding Find(SheetEncoding encoding) => encoding switch
    {
        SheetEncoding.Windows1252 => CodePage(1252),
        SheetEncoding.ShiftJis => CodePage(932),
        SheetEncoding.Utf16 => Encoding.Unicode,
        SheetEncoding.Utf16BigEndian => Encoding.BigEndianUnicode,
        _ => Encoding.UTF8,
    };

    private static Encoding CodePage(int number) =>
        CodePagesEncodingProvider.Instance.GetEncoding(number, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))!;

    private static int LineOf(string text, char character) => 1 + text.AsSpan(0, text.IndexOf(character, StringComparison.Ordinal)).Count('\n');
}
