using System.CommandLine;
using System.Globalization;
using OpenImapi.Formats.Udf;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>What is said of parts of the content: in which trees of names they do not stand, and how early their data lie.</summary>
internal sealed class MarkOptions
{
    private readonly Option<string[]> hide = OptionOf.Texts("--hide", "GLOB", "Let what matches not stand in ISO 9660, nor Rock Ridge; its data are in the image. Patterns are those of --exclude.");
    private readonly Option<string[]> hideJoliet = OptionOf.Texts("--hide-joliet", "GLOB", "Let what matches not stand in Joliet.");
    private readonly Option<string[]> hideUdf = OptionOf.Texts("--hide-udf", "GLOB", "Let what matches not stand in UDF.");

    private readonly Option<string[]> sort = OptionOf.Texts("--sort", "FILE",
        "Lay data in the order of the weights in FILE, whose lines are a pattern and a number, the highest first; what has none has 0. A folder's weight is that of what lies in it.");

    public IEnumerable<Option> All => [hide, hideJoliet, hideUdf, sort];

    /// <summary>What was said of sources, with what was said of parts of them.</summary>
    /// <exception cref="Formats.DiscException">Something is to be hidden from a file system that is not there.</exception>
    public SourceSettings Read(ParseResult said, ImageOptions options, SourceSettings settings)
    {
        Hiding[] all =
        [
            new(hide, NameSpaces.Iso, options.Iso),
            new(hideJoliet, NameSpaces.Joliet, options.Iso && options.Joliet),
            new(hideUdf, NameSpaces.Udf, options.Udf != UdfRevision.None),
        ];
        if (Array.Find(all, each => said.Has(each.Option) && !each.IsThere) is { Option: { } vain })
            throw UsageFault.Of($"{vain.Name} hides from a file system that is not made.", "Leave it out, or say that the file system is to be made.");
        return settings with
        {
            Hidden = [.. all.Where(each => said.Has(each.Option)).Select(each => new HiddenGlobs(each.Option.Name, GlobSet.Parse(said.GetValue(each.Option) ?? []), each.From))],
            WeightLists = said.GetValue(sort) ?? [],
        };
    }

    /// <summary>Reads a line of a sort file: a pattern, blanks or tabs, a number.</summary>
    /// <exception cref="Formats.DiscException">It is something else.</exception>
    public static GlobWeight ParseWeight(string line)
    {
        var text = line.TrimEnd(' ', '\t', '\r');
        var blank = text.LastIndexOfAny([' ', '\t']);
        return blank > 0 && int.TryParse(text[(blank + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var weight)
            ? new(Glob.Parse(text[..blank].TrimEnd(' ', '\t')), weight)
            : throw UsageFault.Of($"'{line}' is no pattern with a number behind it.", "Write lines such as '/boot/* 100'.");
    }

    /// <summary>An option that hides from a file system, and whether that one is made.</summary>
    private sealed record Hiding(Option<string[]> Option, NameSpaces From, bool IsThere);
}
