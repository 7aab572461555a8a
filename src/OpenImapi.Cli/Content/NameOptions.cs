using System.CommandLine;
using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>Which rules names keep, and where folders go that lie too deep.</summary>
internal sealed class NameOptions
{
    private const int LongestName = 255;

    /// <summary>The words of --iso-relax.</summary>
    private static readonly RuleWord[] Words =
    [
        new("lowercase", IsoRelaxations.LowerCase),
        new("multidot", IsoRelaxations.MultipleDots),
        new("leading-dots", IsoRelaxations.LeadingDots),
        new("no-version", IsoRelaxations.NoVersions),
        new("no-trailing-dot", IsoRelaxations.NoTrailingDots),
        new("any-ascii", IsoRelaxations.AnyCharacter),
        new("long", IsoRelaxations.LongNames),
        new("longest", IsoRelaxations.LongestNames),
    ];

    private readonly Option<string?> relax = OptionOf.Text("--iso-relax", "RULE,...",
        $"What ISO 9660 names may be beyond the standard, as nearly every reader allows: {string.Join(", ", Words.Select(each => each.Text))} "
        + "(long: 31 bytes at level 1 too; longest: 37, without versions).");

    private readonly Option<long?> jolietLevel = OptionOf.Number("--joliet-level", "N",
        "Level of UCS-2 that Joliet's descriptor says, 1 to 3: 1 is without combining characters; 3 if not said, as everybody writes.", 1, 3);

    private readonly Option<bool> jolietLong = OptionOf.Flag("--joliet-long", "Let Joliet names have up to 103 characters, which most readers take and Joliet does not allow.");

    private readonly Option<string?> relocate = OptionOf.Text("--relocate-deep", "NAME",
        "Move folders that lie deeper than the 8 levels of ISO 9660 into a folder of this name at the root, such as rr_moved; Rock Ridge shows them in their places.");

    public IEnumerable<Option> All => [relax, jolietLevel, jolietLong, relocate];

    /// <summary>The options with what was said of names.</summary>
    public ImageOptions Read(ParseResult said, ImageOptions options)
    {
        if (said.Has(relax) && !options.Iso)
            throw UsageFault.Of($"{relax.Name} is for ISO 9660, and --no-iso leaves it out.");
        foreach (var ofJoliet in new Option[] { jolietLevel, jolietLong })
            if (said.Has(ofJoliet) && !options.Joliet)
                throw UsageFault.Of($"{ofJoliet.Name} is for Joliet, which this volume has not.");
        if (said.Has(relocate) && !options.RockRidge)
            throw UsageFault.Of($"{relocate.Name} is for Rock Ridge, which shows moved folders in their places.", "Say --rock-ridge, too.");
        if (said.GetValue(relocate) is { } name && (name is "" or "." or ".." || name.Contains('/', StringComparison.Ordinal)))
            throw UsageFault.Of($"{relocate.Name} takes the name of one folder; not '{name}'.");
        if (said.GetValue(relocate) is { } longName && NameText.FromText(longName).Length > LongestName)
            throw UsageFault.Of($"{relocate.Name} takes a name of up to {LongestName} bytes.");
        return options with
        {
            IsoRelaxations = said.GetValue(relax) is { } words ? RulesOf(words) : options.IsoRelaxations,
            JolietLevel = (int?)said.GetValue(jolietLevel) ?? options.JolietLevel,
            JolietLongNames = said.Has(jolietLong) || options.JolietLongNames,
            RelocatedFolders = said.GetValue(relocate) ?? options.RelocatedFolders,
        };
    }

    private IsoRelaxations RulesOf(string words)
    {
        var rules = IsoRelaxations.None;
        foreach (var word in words.Split(','))
            rules |= Array.Find(Words, each => each.Text == word) is { } found ? found.Rule
                : throw UsageFault.Of($"{relax.Name} takes words from {string.Join(", ", Words.Select(each => each.Text))}, joined by commas; not '{word}'.");
        return rules;
    }

    private sealed record RuleWord(string Text, IsoRelaxations Rule);
}
