namespace OpenImapi.Formats.Sheets;

/// <summary>Reads numbers, strings, times and lengths, one token ahead.</summary>
internal sealed class TocReader(string text, SheetFaults faults)
{
    private const int MostDigits = 15;
    private readonly TocLexer lexer = new(text, faults);
    private TocToken? ahead;

    /// <summary>The next token, which stays the next.</summary>
    public TocToken Peek => ahead ??= lexer.Next();

    /// <summary>The next token if it is a word; else nothing.</summary>
    public string PeekWord => Peek.Kind == TocTokenKind.Word ? Peek.Text : "";

    public TocToken Take()
    {
        var token = Peek;
        ahead = null;
        return token;
    }

    /// <summary>Takes the next token if it is this word.</summary>
    public bool TakeWord(string word) => TakeIf(TocTokenKind.Word, word);

    /// <summary>Takes the next token if it is this mark.</summary>
    public bool TakeMark(string mark) => TakeIf(TocTokenKind.Mark, mark);

    public void Mark(string mark)
    {
        if (!TakeMark(mark))
            throw Unexpected($"'{mark}'");
    }

    public TocToken String(string after) => Peek.Kind == TocTokenKind.String ? Take() : throw Unexpected($"a text in quotes after {after}");

    public long Number(string what)
    {
        if (Peek.Kind != TocTokenKind.Number || Peek.Text.Length > MostDigits)
            throw Unexpected(what);
        return long.Parse(Take().Text);
    }

    /// <summary>A number that is at most so much.</summary>
    public int Number(string what, int most)
    {
        var token = Peek;
        var number = Number(what);
        return number <= most ? (int)number : throw faults.Refusal(token.Line, $"{token} is more than {most}, which {what} may be.");
    }

    public BlockCount Time(string after)
    {
        var line = Peek.Line;
        var length = Length(after);
        return length.IsTime ? new(length.Value) : throw faults.Refusal(line, $"{after} needs a time mm:ss:ff.");
    }

    /// <summary>A time where the next token begins one.</summary>
    public BlockCount? TimeIfAny(string after) => Peek.Kind == TocTokenKind.Number ? Time(after) : null;

    /// <summary>A length where the next token begins one.</summary>
    public TocLength? LengthIfAny(string after) => Peek.Kind == TocTokenKind.Number ? Length(after) : null;

    public TocLength Length(string after)
    {
        var line = Peek.Line;
        var first = Number($"a time or a number after {after}");
        if (!TakeMark(":"))
            return new(first, IsTime: false);
        var second = Number("seconds");
        Mark(":");
        var time = $"{first}:{second}:{Number("frames")}";
        if (!SheetTime.TryParse(time, out var blocks, out var isInRange))
            throw faults.Refusal(line, $"\"{time}\" of {after} is no time mm:ss:ff.");
        if (!isInRange)
            faults.Report(line, $"{time} has more than 59 seconds or 74 frames; {SheetTime.ToText(blocks)} is taken.");
        return TocLength.Of(blocks);
    }

    public DiscException Unexpected(string expected) => faults.Refusal(Peek.Line, $"{Peek} stands where {expected} is expected.");

    private bool TakeIf(TocTokenKind kind, string text)
    {
        if (Peek.Kind != kind || Peek.Text != text)
            return false;
        Take();
        return true;
    }
}
