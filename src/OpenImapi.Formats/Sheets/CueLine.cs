namespace OpenImapi.Formats.Sheets;

/// <summary>One line of a cue sheet, taken apart word by word.</summary>
internal ref struct CueLine(ReadOnlySpan<char> whole, int number)
{
    private ReadOnlySpan<char> rest = whole.Trim();

    /// <summary>Counted from 1.</summary>
    public int Number { get; } = number;

    public readonly bool IsEmpty => rest.IsEmpty;

    /// <summary>All that is left, as it stands.</summary>
    public readonly ReadOnlySpan<char> Rest => rest;

    /// <summary>The next word, quoted or not; empty at the end.</summary>
    public ReadOnlySpan<char> Word()
    {
        if (rest is ['"', ..] && rest[1..].IndexOf('"') is >= 0 and var end)
            return Take(1, end, end + 2);
        var space = rest.IndexOfAny(' ', '\t');
        return Take(0, space < 0 ? rest.Length : space, space < 0 ? rest.Length : space);
    }

    /// <summary>
    /// A text that ends the line: what stands between the first and the last quote, so that quotes inside stay; or all that is left.
    /// </summary>
    public ReadOnlySpan<char> Text(SheetFaults faults)
    {
        var text = rest;
        rest = [];
        if (text is not ['"', ..])
            return text;
        var end = text.LastIndexOf('"');
        if (end == 0)
        {
            faults.Report(Number, "A quote is not closed; the text goes to the end of the line.");
            return text[1..];
        }

        if (!text[(end + 1)..].Trim().IsEmpty)
            faults.Report(Number, $"\"{SheetQuote.Of(text[(end + 1)..].Trim())}\" after the text means nothing; it is left out.");
        return text[1..end];
    }

    /// <summary>A name and the word after it, which ends the line: names with spaces come with and without quotes.</summary>
    public ReadOnlySpan<char> NameBeforeLastWord(out ReadOnlySpan<char> last)
    {
        var text = rest;
        rest = [];
        last = [];
        if (text is ['"', ..] && text.LastIndexOf('"') is > 0 and var end)
        {
            last = text[(end + 1)..].Trim();
            return text[1..end];
        }

        var space = text.LastIndexOfAny(' ', '\t');
        if (space < 0)
            return text;
        last = text[(space + 1)..];
        return text[..space].TrimEnd();
    }

    private ReadOnlySpan<char> Take(int start, int length, int taken)
    {
        var word = rest.Slice(start, length);
        rest = rest[taken..].TrimStart();
        return word;
    }
}

/// <summary>Words of a sheet in an error: not too many of them.</summary>
internal static class SheetQuote
{
    private const int Longest = 40;

    public static string Of(ReadOnlySpan<char> words) => words.Length <= Longest ? words.ToString() : $"{words[..Longest]}…";
}
