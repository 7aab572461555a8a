using System.CommandLine;

namespace OpenImapi.Cli;

/// <summary>Writes the help of a command: usage, what may be said, examples.</summary>
internal sealed class HelpWriter(TextWriter output, int terminalWidth)
{
    private const int Indent = 2;
    private const int WidestFirstColumn = 28;
    private readonly int width = Math.Clamp(terminalWidth, 40, 100);

    public void Write(Command command, bool withGlobals = true)
    {
        Wrapped(0, $"{UsageFault.NameOf(command)} - {command.Description}");
        output.WriteLine();
        Wrapped(7, $"Usage: {Usage(command)}");
        Section("Commands:", command.Subcommands.Where(each => !each.Hidden).Select(each => (each.Name, each.Description)));
        Section("", command.Arguments.Where(each => !each.Hidden).Select(each => (each.HelpName ?? each.Name, each.Description)));
        Section("Options:", OptionsOf(command).Select(Row));
        foreach (var (title, rows) in (command as Verb)?.OwnOptions ?? [])
            Section(title, rows.Select(row => (row.Syntax, (string?)row.Summary)));
        if (withGlobals)
            Section("For every command:", RootOf(command).Globals.All.Select(Row));
        WriteExamples(command);
    }

    private static IEnumerable<Option> OptionsOf(Command command) =>
        command is ImapiDefinition root ? [root.Globals.Version] : command.Options.Where(each => !each.Hidden);

    private static ImapiDefinition RootOf(Command command) =>
        command as ImapiDefinition ?? RootOf(command.Parents.OfType<Command>().First());

    private static string Usage(Command command)
    {
        var arguments = command.Arguments.Select(each =>
        {
            var name = each.HelpName ?? each.Name;
            var many = each.Arity.MaximumNumberOfValues > 1 ? "..." : "";
            return each.Arity.MinimumNumberOfValues == 0 ? $"[{name}{many}]" : name + many;
        });
        var required = command.Options.Where(each => each.Required).Select(each => $"{ShortestName(each)} {each.HelpName}");
        return string.Join(' ', [UsageFault.NameOf(command), .. command.Subcommands.Count > 0 ? ["COMMAND"] : Array.Empty<string>(), .. arguments, .. required, "[options]"]);
    }

    private static string ShortestName(Option option) => option.Aliases.Prepend(option.Name).MinBy(name => name.Length)!;

    private static (string, string?) Row(Option option)
    {
        var names = string.Join(", ", option.Aliases.Append(option.Name).OrderBy(name => name.Length));
        return (option.HelpName is null ? names : $"{names} {option.HelpName}", option.Description);
    }

    private void Section(string title, IEnumerable<(string First, string? Second)> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
            return;
        output.WriteLine();
        if (title.Length > 0)
            output.WriteLine(title);
        var column = Indent + Math.Min(all.Max(row => row.First.Length), WidestFirstColumn) + 2;
        foreach (var (first, second) in all)
        {
            var fits = first.Length <= column - Indent - 2;
            if (!fits)
                output.WriteLine($"{new string(' ', Indent)}{first}");
            var lines = Wrapping.Lines(second ?? "", width - column);
            for (var i = 0; i < lines.Count; i++)
                output.WriteLine($"{(i == 0 && fits ? new string(' ', Indent) + first : "").PadRight(column)}{lines[i]}".TrimEnd());
        }
    }

    private void WriteExamples(Command command)
    {
        if (command is not Verb verb)
            return;
        output.WriteLine();
        output.WriteLine(verb.Examples.Count == 1 ? "Example:" : "Examples:");
        foreach (var (line, does) in verb.Examples)
        {
            output.WriteLine($"  {line}");
            foreach (var words in Wrapping.Lines(does, width - 6))
                output.WriteLine($"      {words}");
        }
    }

    private void Wrapped(int indent, string text)
    {
        var lines = Wrapping.Lines(text, width - indent);
        for (var i = 0; i < lines.Count; i++)
            output.WriteLine((i == 0 ? "" : new string(' ', indent)) + lines[i]);
    }
}
