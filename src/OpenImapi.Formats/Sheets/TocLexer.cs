using System.Text;

namespace OpenImapi.Formats.Sheets;

/// <summary>What a token of a toc file is.</summary>
internal enum TocTokenKind
{
    End,
    Word,
    Number,
    String,
    Mark,
}

/// <summary>One token.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its characters; a string's without quotes and escapes.</param>
/// <param name="Line">Where it stands, counted from 1.</param>
/// <param name="HasBytes">A string in which bytes above 7Fh are written in octal.</param>
internal readonly record struct TocToken(TocTokenKind Kind, string Text, int Line, bool HasBytes = false)
{
    public override string ToString() => Kind == TocTokenKind.End ? "The end of the file" : $"\"{SheetQuote.Of(Text)}\"";
}

/// <summary>Takes a toc file apart into tokens; comments go from // to the end of the line.</summary>
internal sealed class TocLexer(string text, SheetFaults faults)
{
    private int at;
    private int line = 1;

    public TocToken Next()
    {
        SkipSpace();
        if (at == text.Length)
            return new(TocTokenKind.End, "", line);
        var first = text[at];
        if (first == '"')
            return ReadString();
        if (char.IsAsciiDigit(first))
            return new(TocTokenKind.Number, Run(char.IsAsciiDigit), line);
        if (char.IsAsciiLetter(first))
            return new(TocTokenKind.Word, Run(character => char.IsAsciiLetterOrDigit(character) || character == '_').ToUpperInvariant(), line);
        if (first is '{' or '}' or ':' or ',' or '#' or '-')
        {
            at++;
            return new(TocTokenKind.Mark, first.ToString(), line);
        }

        throw faults.Refusal(line, $"'{first}' has no meaning in a toc file.");
    }

    private void SkipSpace()
    {
        for (; at < text.Length; at++)
        {
            if (text[at] == '/' && at + 1 < text.Length && text[at + 1] == '/')
            {
                var end = text.AsSpan(at).IndexOfAny('\n', '\r');
                at = end < 0 ? text.Length : at + end;
                if (end < 0)
                    return;
            }

            if (text[at] is not (' ' or '\t' or '\n' or '\r' or '\f' or '\v'))
                return;
            if (text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n')))
                line++;
        }
    }

    private string Run(Func<char, bool> belongs)
    {
        var start = at;
        while (at < text.Length && belongs(text[at]))
            at++;
        return text[start..at];
    }

    private TocToken ReadString()
    {
        var value = new StringBuilder();
        var hasBytes = false;
        for (at++; at < text.Length && text[at] is not ('\n' or '\r'); at++)
        {
            var character = text[at];
            if (character == '"')
            {
                at++;
                return new(TocTokenKind.String, value.ToString(), line, hasBytes);
            }

            if (character == '\\' && at + 1 < text.Length && text[at + 1] == '"')
                value.Append(text[++at]);
            else if (character == '\\' && IsOctal(at + 1))
            {
                character = (char)((text[at + 1] - '0') * 64 + (text[at + 2] - '0') * 8 + (text[at + 3] - '0'));
                hasBytes |= character > '\u007F';
                value.Append(character);
                at += 3;
            }
            else
                value.Append(character);
        }

        throw faults.Refusal(line, "A string is not closed.");
    }

    private bool IsOctal(int start) =>
        start + 2 < text.Length && text[start] is >= '0' and <= '3' && text[start + 1] is >= '0' and <= '7' && text[start + 2] is >= '0' and <= '7';
}
