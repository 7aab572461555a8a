using OpenImapi.Formats;

namespace OpenImapi.Cli;

/// <summary>Reads a command line as mkisofs does: long options with one dash or two, options and sources in any order, single letters also in one word.</summary>
internal static class MkisofsParser
{
    private const string Help = "See 'imapi mkisofs --help'.";

    /// <summary>What the words ask for.</summary>
    /// <exception cref="DiscException">An option is not known, lacks a word after it, or is given one that it cannot use.</exception>
    public static MkisofsOrder Parse(IReadOnlyList<string> words)
    {
        var order = new MkisofsOrder();
        var at = 0;
        if (words is ["-as", ..])
        {
            if (words is not [_, "mkisofs" or "genisoimage" or "genisofs", ..])
                throw UsageFault.Of("'-as' is for -as mkisofs alone.", Help);
            order = order.Sourced(sources => sources with { LaterReplace = true });
            at = 2;
        }

        for (var options = true; at < words.Count;)
        {
            var word = words[at++];
            if (options && word == "--")
                options = false;
            else if (options && word.Length > 1 && word[0] == '-')
                order = Apply(order, word, words, ref at);
            else
                order = order.Sourced(sources => sources with { Paths = sources.Paths.Add(word) });
        }

        return order;
    }

    private static MkisofsOrder Apply(MkisofsOrder order, string word, IReadOnlyList<string> words, ref int at)
    {
        var name = word[1] == '-' ? word[2..] : word[1..];
        if (MkisofsOptions.Find(name) is { } option)
            return Apply(order, option, word, words, ref at);
        if (name.Split('=', 2) is [var before, var value] && MkisofsOptions.Find(before) is { Values.Count: 1 } with)
            return with.Apply(order, new(word[..(word.Length - value.Length - 1)], [value]));
        return Letters(name) is { } letters && word[1] != '-' ? Apply(order, letters, words, ref at) : throw UsageFault.Of($"'{word}' is not known to mkisofs here.", Help);
    }

    private static MkisofsOrder Apply(MkisofsOrder order, IReadOnlyList<MkisofsOption> letters, IReadOnlyList<string> words, ref int at)
    {
        foreach (var letter in letters)
            order = Apply(order, letter, letter.Usual, words, ref at);
        return order;
    }

    private static MkisofsOrder Apply(MkisofsOrder order, MkisofsOption option, string written, IReadOnlyList<string> words, ref int at)
    {
        if (words.Count - at < option.Values.Count)
            throw UsageFault.Of($"{written} needs {string.Join(' ', option.Values)} after it.", Help);
        var values = words.Skip(at).Take(option.Values.Count).ToList();
        at += option.Values.Count;
        return option.Apply(order, new(written, values));
    }

    /// <summary>The options that the letters of a word are, of which only the last may have a word after it; nothing where one is none.</summary>
    private static List<MkisofsOption>? Letters(string word)
    {
        var letters = word.Select(letter => MkisofsOptions.Find(letter.ToString())).OfType<MkisofsOption>().ToList();
        return letters.Count == word.Length && letters[..^1].TrueForAll(letter => letter.Values.Count == 0) ? letters : null;
    }
}
