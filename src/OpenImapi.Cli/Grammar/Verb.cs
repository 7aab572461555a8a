using System.CommandLine;

namespace OpenImapi.Cli;

/// <summary>One command of the grammar: what may be said to it. What it then does stands in the command that it binds.</summary>
internal abstract class Verb(string name, string description) : Command(name, description)
{
    /// <summary>Command lines to learn from, each with what it does.</summary>
    public abstract IReadOnlyList<Example> Examples { get; }

    /// <summary>Options that the command reads itself, outside of the grammar: groups of how each is written and what it does.</summary>
    public virtual IEnumerable<(string Title, IEnumerable<(string Syntax, string Summary)> Rows)> OwnOptions => [];

    /// <summary>The command with what was said to it.</summary>
    /// <exception cref="Formats.DiscException">The words contradict each other.</exception>
    public abstract ICommand Bind(ParseResult said);

    /// <summary>True for a question, whose answer is one document; else it is an operation, which tells how it goes.</summary>
    public virtual bool IsQuery(ParseResult said) => false;

    /// <summary>True when standard output is to carry data, so that messages go to standard error.</summary>
    public virtual bool StreamsOut(ParseResult said) => false;
}

/// <summary>A group of commands, such as "image".</summary>
internal abstract class Noun(string name, string description) : Command(name, description);

/// <summary>A command line and what it does.</summary>
internal readonly record struct Example(string Line, string Does);
