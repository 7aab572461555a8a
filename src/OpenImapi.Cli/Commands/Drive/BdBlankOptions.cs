using System.CommandLine;
using OpenImapi.Formats;
using OpenImapi.Mmc;
using OpenImapi.Virtual;

namespace OpenImapi.Cli;

/// <summary>How a new blank BD was formatted before it was sold.</summary>
internal sealed class BdBlankOptions
{
    private static readonly string[] Words = ["none", "least", "usual", "most"];

    private readonly Option<string?> spare = new("--spare")
    {
        HelpName = "BLOCKS|none|least|usual|most",
        Description = "A BD that is formatted already, with spare areas of so many blocks of 2,048 bytes; 'none' on a BD-RE only.",
    };

    private readonly Option<bool> pow = OptionOf.Flag("--pow", "A BD-R that is formatted for pseudo-overwrite: what is recorded can be written again, elsewhere on the disc.");
    private readonly Option<bool> rrm = OptionOf.Flag("--rrm", "A BD-R that is formatted for random recording: clusters in any order, each once.");

    public void AddTo(Verb verb)
    {
        foreach (Option option in new Option[] { spare, pow, rrm })
            verb.Add(option);
    }

    /// <summary>The blank's options, with what was said of a BD.</summary>
    public DiscOptions Read(ParseResult said, string medium, DiscOptions options)
    {
        if (said.GetValue(pow) && said.GetValue(rrm))
            throw UsageFault.Of("--pow and --rrm contradict each other: a BD-R is recorded in one mode.");
        return options with
        {
            Spare = SpareOf(said.GetValue(spare), medium),
            Mode = said.GetValue(pow) ? BdRMode.PseudoOverwrite : said.GetValue(rrm) ? BdRMode.Random : null,
        };
    }

    private static BlockCount? SpareOf(string? written, string medium)
    {
        if (written is null)
            return null;
        if (MediumKind.Find(medium)?.Spares is not { } sizes)
            throw UsageFault.Of($"--spare is for a BD; '{medium}' is none.");
        return written switch
        {
            "none" => BlockCount.Zero,
            "least" => sizes.Least,
            "usual" => sizes.Usual,
            "most" => sizes.Most,
            _ when long.TryParse(written, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var blocks) => new(blocks),
            _ => throw UsageFault.Of($"--spare takes a number of blocks or one of {string.Join(", ", Words)}; not '{written}'."),
        };
    }
}
