using System.CommandLine;
using System.Globalization;
using OpenImapi.Mmc;
using OpenImapi.Recording;

namespace OpenImapi.Cli;

/// <summary>What may be said of formatting a BD.</summary>
internal sealed class BdFormatOptions
{
    private readonly Option<string?> spare = new("--spare")
    {
        HelpName = "BLOCKS|none|least|usual|most",
        Description = "Spare areas of a BD, in blocks of 2,048 bytes: they replace bad clusters, and cost their room and half of the speed. 'none' on a BD-RE only.",
    };

    private readonly Option<bool> pow = OptionOf.Flag("--pow", "Format a blank BD-R for pseudo-overwrite: what is recorded can be written again, elsewhere on the disc.");
    private readonly Option<bool> rrm = OptionOf.Flag("--rrm", "Format a blank BD-R for random recording: clusters in any order, each once.");

    public void AddTo(Verb verb)
    {
        foreach (Option option in new Option[] { spare, pow, rrm })
            verb.Add(option);
    }

    /// <summary>What was said; nothing where nothing was.</summary>
    public BdFormatWish? Read(ParseResult said)
    {
        var (overwrites, random) = (said.GetValue(pow), said.GetValue(rrm));
        if (overwrites && random)
            throw UsageFault.Of("--pow and --rrm contradict each other: a BD-R is recorded in one mode.");
        BdRMode? mode = overwrites ? BdRMode.PseudoOverwrite : random ? BdRMode.Random : null;
        return said.GetValue(spare) switch
        {
            null => mode is null ? null : new(Mode: mode),
            "none" => new(SpareChoice.None, mode),
            "least" => new(SpareChoice.Least, mode),
            "usual" => new(SpareChoice.Usual, mode),
            "most" => new(SpareChoice.Most, mode),
            var written when long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var blocks) => new(Mode: mode) { SpareBlocks = new(blocks) },
            var other => throw UsageFault.Of($"--spare takes a number of blocks, none, least, usual or most; not '{other}'."),
        };
    }
}
