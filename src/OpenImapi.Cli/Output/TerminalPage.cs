using Spectre.Console;

namespace OpenImapi.Cli;

/// <summary>The same on a terminal: headings stand out, and long cells are wrapped to its width.</summary>
internal sealed class TerminalPage(Terminal terminal) : Page(terminal.Writer)
{
    private readonly Style heading = new(decoration: Decoration.Bold);

    public override void Say(string text) => Wrapping.Write(Writer, text, terminal.Width);

    public override bool DrawsLines => true;

    public override void Facts(IEnumerable<Fact> facts)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadLeft(0).PadRight(2)).AddColumn(new GridColumn().PadLeft(0).PadRight(0));
        foreach (var (name, value) in facts)
            if (value is not null)
                grid.AddRow(new Text(name, heading), new Text(value));
        SpectreConsole.On(terminal).Write(grid);
    }

    public override void Table(IReadOnlyList<Column> columns, IEnumerable<string[]> rows)
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = true };
        foreach (var (title, isNumber) in columns)
            table.AddColumn(new TableColumn(new Text(title, heading)) { Alignment = isNumber ? Justify.Right : Justify.Left, Padding = new(0, 0, 2, 0), NoWrap = isNumber || table.Columns.Count == 0 });
        foreach (var row in rows)
            table.AddRow(row.Select(cell => new Text(cell)));
        SpectreConsole.On(terminal).Write(table);
    }
}

/// <summary>Spectre's console on a terminal of ours.</summary>
internal static class SpectreConsole
{
    public static IAnsiConsole On(Terminal terminal)
    {
        var console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(terminal.Writer),
            Ansi = AnsiSupport.Yes,
            ColorSystem = terminal.Colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
        });
        console.Profile.Width = terminal.Width;
        return console;
    }
}
