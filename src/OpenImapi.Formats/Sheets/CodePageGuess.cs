using System.Text.Unicode;

namespace OpenImapi.Formats.Sheets;

/// <summary>Tells in which encoding a text without a mark is most plausible.</summary>
/// <remarks>
/// Japanese stands in runs: a character of two bytes has another beside it, or is kana. A European accent stands alone among plain
/// letters, where Shift-JIS would make one rare kanji of it and of the letter after it.
/// </remarks>
internal static class CodePageGuess
{
    private const int RunOfHalfWidthKana = 4;

    public static SheetEncoding Of(ReadOnlySpan<byte> bytes) =>
        Utf8.IsValid(bytes) ? SheetEncoding.Utf8 : IsJapanese(bytes) ? SheetEncoding.ShiftJis : SheetEncoding.Windows1252;

    private static bool IsJapanese(ReadOnlySpan<byte> bytes)
    {
        var (likely, alone) = (0, 0);
        for (var at = 0; at < bytes.Length;)
        {
            var (length, wide, half, kana) = Run(bytes[at..]);
            if (length < 0)
                return false;
            if (kana || wide > 1 || (wide > 0 && half > 0) || half >= RunOfHalfWidthKana)
                likely += wide + half;
            else
                alone += wide + half;
            at += Math.Max(1, length);
        }

        return likely > alone;
    }

    /// <summary>The characters outside ASCII that stand together here; a length below 0 where the bytes are not Shift-JIS.</summary>
    private static (int Length, int Wide, int Half, bool Kana) Run(ReadOnlySpan<byte> bytes)
    {
        var (at, wide, half, kana) = (0, 0, 0, false);
        while (at < bytes.Length && bytes[at] >= 0x80)
        {
            var lead = bytes[at];
            if (lead is >= 0xA1 and <= 0xDF)
            {
                (at, half) = (at + 1, half + 1);
                continue;
            }

            if (lead is 0x80 or 0xA0 or > 0xFC || at + 1 == bytes.Length || bytes[at + 1] is not ((>= 0x40 and <= 0x7E) or (>= 0x80 and <= 0xFC)))
                return (-1, 0, 0, false);
            kana |= (lead == 0x82 && bytes[at + 1] >= 0x9F) || (lead == 0x83 && bytes[at + 1] <= 0x96 && bytes[at + 1] >= 0x80);
            (at, wide) = (at + 2, wide + 1);
        }

        return (at, wide, half, kana);
    }
}
