namespace OpenImapi.Cli;

/// <summary>Aligned text without a frame: for pipes, files and people who read those.</summary>
internal sealed class PlainPage(TextWriter writer) : Page(writer)
{
    public override void Say(string text) => Line(text);

    public override bool DrawsLines => false;

    public override void Facts(IEnumerable<Fact> facts)
    {
        var said = facts.Where(fact => fact.Value is not null).ToList();
        var width = said.Max(fact => TextWidth.Of(fact.Name));
        foreach (var (name, value) in said)
            Line($"{name}{new string(' ', width - TextWidth.Of(name))}  {value}");
    }

    public override void Table(IReadOnlyList<Column> columns, IEnumerable<string[]> rows)
    {
        // Walked twice rather than kept: a table can have millions of rows.
        var all = rows.Prepend([.. columns.Select(column => column.Title)]);
        var widths = new int[columns.Count];
        foreach (var row in all)
            for (var i = 0; i < widths.Length; i++)
                widths[i] = Math.Max(widths[i], TextWidth.Of(row[i]));
        foreach (var row in all)
            Line(string.Join("  ", row.Select((cell, i) => Padded(cell, widths[i], columns[i].IsNumber))).TrimEnd());
    }

    private static string Padded(string cell, int width, bool right)
    {
        var space = new string(' ', width - TextWidth.Of(cell));
        return right ? space + cell : cell + space;
    }
}
