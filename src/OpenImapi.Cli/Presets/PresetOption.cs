using System.CommandLine;

namespace OpenImapi.Cli;

/// <summary>The option that names a preset, and what the command line is with it.</summary>
internal sealed class PresetOption() : Option<string?>(Word)
{
    public const string Word = "--preset";

    public static PresetOption Make()
    {
        var option = new PresetOption
        {
            HelpName = string.Join('|', Preset.All.Select(preset => preset.Name)),
            Description = $"Options for a purpose, where others do not say otherwise. {string.Join(" ", Preset.All.Select(preset => $"{preset.Name}: {preset.Text}."))}",
        };
        option.CustomParser = result =>
        {
            var name = result.Tokens[0].Value;
            if (!Preset.All.Any(preset => preset.Name == name))
                result.AddError($"{Word} takes one of {string.Join(", ", Preset.All.Select(preset => preset.Name))}; not '{name}'.");
            return name;
        };
        return option;
    }

    /// <summary>The words with those of the preset that they name, behind the command's own.</summary>
    public static IReadOnlyList<string> Expand(ParseResult said, IReadOnlyList<string> words)
    {
        var command = said.CommandResult.Command;
        if (command.Options.OfType<PresetOption>().FirstOrDefault() is not { } option || said.GetResult(option) is not { Implicit: false, Tokens: [var name, ..] }
            || Preset.All.FirstOrDefault(preset => preset.Name == name.Value) is not { } preset)
            return words;
        var known = command.Options.ToDictionary(each => each.Name, StringComparer.Ordinal);
        var at = said.Tokens.TakeWhile(token => token.Value != command.Name).Count() + 1;
        return [.. words.Take(at), .. preset.WordsBeside(word => known.TryGetValue(word, out var each) && said.Has(each)), .. words.Skip(at)];
    }
}
