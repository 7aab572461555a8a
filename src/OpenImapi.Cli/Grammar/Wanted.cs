using System.CommandLine;

namespace OpenImapi.Cli;

/// <summary>Which commands a grammar is to have: all, or those alone that words can name. To make the others takes longer than most commands run.</summary>
/// <param name="words">The command line; nothing where all are wanted.</param>
internal readonly struct Wanted(IReadOnlyList<string>? words)
{
    public static Wanted All => default;

    /// <summary>Makes a command and adds it to a group, where the words may name it.</summary>
    public void Add(Command group, string word, Func<Command> make)
    {
        if (words is null || words.Contains(word, StringComparer.Ordinal))
            group.Add(make());
    }
}
