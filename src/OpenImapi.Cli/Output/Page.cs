namespace OpenImapi.Cli;

/// <summary>Where answers are drawn for people.</summary>
internal abstract class Page(TextWriter writer)
{
    public TextWriter Writer => writer;

    /// <summary>True where lines may be drawn between things.</summary>
    public abstract bool DrawsLines { get; }

    public void Line(string text = "") => writer.WriteLine(text);

    /// <summary>A text that may be broken between words.</summary>
    public abstract void Say(string text);

    /// <summary>Names and values, one a line, the values under each other. Pairs without a value are left out.</summary>
    public abstract void Facts(IEnumerable<Fact> facts);

    /// <summary>A table with a heading.</summary>
    public abstract void Table(IReadOnlyList<Column> columns, IEnumerable<string[]> rows);
}

/// <summary>A name and its value.</summary>
internal readonly record struct Fact(string Name, string? Value);

/// <summary>A column of a table.</summary>
internal readonly record struct Column(string Title, bool IsNumber = false);
