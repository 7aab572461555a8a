using System.CommandLine;
using System.CommandLine.Parsing;
using OpenImapi.Formats;

namespace OpenImapi.Cli;

/// <summary>What the parser could not make sense of, in words of ours.</summary>
internal static class UsageFault
{
    /// <summary>Letters in which a mistyped word may differ from the one that is offered instead.</summary>
    private const int Near = 2;

    /// <summary>The first fault of a command line; nothing when it is right.</summary>
    public static DiscException? In(ParseResult said)
    {
        var command = said.CommandResult.Command;
        var help = $"See '{NameOf(command)} --help'.";
        if ((UnknownOption(said) ?? (said.UnmatchedTokens is [var first, ..] ? first : null)) is { } word)
            return Of($"'{word}' is not known here.", Offer(word, command) is { } offer ? $"Did you mean '{offer}'? {help}" : help);
        if (command is not Verb)
            return Of($"'{NameOf(command)}' needs one of: {string.Join(", ", command.Subcommands.Select(verb => verb.Name))}.", help);
        if (said.Errors is [var error, ..])
            return Of(Words(error, command), help);
        return null;
    }

    /// <summary>A fault of the command line.</summary>
    public static DiscException Of(string happened, string? advice = null) => new(CliErrors.Usage, happened, advice);

    /// <summary>Whether an option stands on the command line; a flag also where its value is true.</summary>
    public static bool Has(this ParseResult said, Option option) =>
        said.GetResult(option) is { Implicit: false } && (option is not Option<bool> flag || said.GetValue(flag));

    /// <summary>Refuses two options that contradict each other.</summary>
    public static void RefuseBoth(ParseResult said, Option one, Option other)
    {
        if (said.Has(one) && said.Has(other))
            throw Of($"{one.Name} and {other.Name} contradict each other.");
    }

    /// <summary>The words that name a command, from "imapi" on.</summary>
    public static string NameOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{NameOf(parent)} {command.Name}" : "imapi";

    /// <summary>The parser's own words name a missing argument by its internals.</summary>
    private static string Words(ParseError error, Command command) => error.SymbolResult switch
    {
        ArgumentResult { Tokens.Count: 0, Argument: { } argument } when command.Arguments.Contains(argument) => $"'{NameOf(command)}' needs {argument.HelpName ?? argument.Name}.",
        CommandResult when command.Arguments.FirstOrDefault(each => each.Arity.MinimumNumberOfValues > 0) is { } missing => $"'{NameOf(command)}' needs {missing.HelpName ?? missing.Name}.",
        _ => error.Message,
    };

    /// <summary>A word that looks like an option and was taken for an argument. After "--" there are no options.</summary>
    private static string? UnknownOption(ParseResult said)
    {
        var taken = said.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).ToHashSet();
        return said.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash)
            .FirstOrDefault(token => token.Value.Length > 1 && token.Value[0] == '-' && taken.Contains(token))?.Value;
    }

    private static string? Offer(string word, Command command) =>
        Words(command).Select(known => (known, distance: Distance(word, known))).Where(each => each.distance <= Near && each.distance < word.Length - 1)
            .OrderBy(each => each.distance).Select(each => each.known).FirstOrDefault();

    private static IEnumerable<string> Words(Command command)
    {
        IEnumerable<string> own = [.. command.Subcommands.Select(verb => verb.Name), .. command.Options.Select(option => option.Name)];
        return command.Parents.OfType<Command>().Aggregate(own, (words, parent) => words.Concat(parent.Options.Select(option => option.Name)));
    }

    /// <summary>Levenshtein's distance.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
