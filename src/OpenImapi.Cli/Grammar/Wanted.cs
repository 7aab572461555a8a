namespace OpenImapi.Cli;

/// <summary>Which commands a grammar is to have: all, or those alone that words can name. To make the others takes longer than most commands run.</summary>
/// <param name="words">The command line; nothing where all are wanted.</param>
internal readonly struct Wanted(IReadOnlyList<string>? words)
{
    public static Wanted All => default;

    public bool Has(string command) => words is null || words.Contains(command, StringComparer.Ordinal);
}
