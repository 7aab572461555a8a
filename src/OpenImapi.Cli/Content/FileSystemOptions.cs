using System.CommandLine;
using OpenImapi.Formats.Udf;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>Which file systems the volume has, and what it is called.</summary>
internal sealed class FileSystemOptions
{
    private readonly Option<string?> label = OptionOf.Text("--label", "TEXT", $"The volume's name, written as it is; {Default.Label} if not said.");

    private readonly Option<long?> isoLevel = OptionOf.Number("--iso-level", "N",
        "Level of the ISO 9660 names: 1 has 8.3 characters, 2 has 31, 3 also takes files of 4 GiB and more, "
        + "4 also makes the tree of ISO 9660:1999, with names of up to 207 bytes as they are; 3 if not said.", 1, 4);

    private readonly Option<bool> joliet = OptionOf.Flag("--joliet", "Make a Joliet tree, with names of up to 64 characters; this is the default.");
    private readonly Option<bool> noJoliet = OptionOf.Flag("--no-joliet", "Make no Joliet tree.");

    private readonly Option<bool> rockRidge = OptionOf.Flag("--rock-ridge",
        $"Keep in ISO 9660 what POSIX systems know of files: whole names, owners, permissions, links, devices{(Default.RockRidge ? "; this is the default" : "")}.");

    private readonly Option<bool> noRockRidge = OptionOf.Flag("--no-rock-ridge", $"Make no Rock Ridge{(Default.RockRidge ? "" : "; this is the default")}.");

    private readonly Option<string?> udf = OptionOf.Word("--udf",
        "Make a UDF file system of this revision, too; it shares the files' data with the others.", [.. UdfRevisions.All.Select(revision => revision.ToText())]);

    private readonly Option<bool> noIso = OptionOf.Flag("--no-iso", "Make UDF alone, without ISO 9660 and what belongs to it.");

    /// <summary>What a volume is where nothing is said of it.</summary>
    public static ImageOptions Default { get; } = new() { RockRidge = true };

    public IEnumerable<Option> All => [label, isoLevel, joliet, noJoliet, rockRidge, noRockRidge, udf, noIso];

    /// <summary>The options with what was said of file systems.</summary>
    public ImageOptions Read(ParseResult said, ImageOptions options)
    {
        UsageFault.RefuseBoth(said, joliet, noJoliet);
        UsageFault.RefuseBoth(said, rockRidge, noRockRidge);
        foreach (Option ofIso in new Option[] { isoLevel, joliet, rockRidge })
            UsageFault.RefuseBoth(said, ofIso, noIso);
        var iso = !said.Has(noIso) && (options.Iso || new Option[] { isoLevel, joliet, rockRidge }.Any(said.Has));
        if (!iso && !said.Has(udf) && options.Udf == UdfRevision.None)
            throw UsageFault.Of("--no-iso leaves no file system.", "Say with --udf which UDF is to be made.");
        return options with
        {
            Label = said.GetValue(label) ?? options.Label,
            IsoLevel = (int?)said.GetValue(isoLevel) ?? options.IsoLevel,
            Iso = iso,
            Joliet = iso && !said.Has(noJoliet) && (said.Has(joliet) || options.Joliet),
            RockRidge = iso && !said.Has(noRockRidge) && (said.Has(rockRidge) || options.RockRidge),
            Udf = said.Has(udf) ? UdfRevisions.All.First(revision => revision.ToText() == said.GetValue(udf)) : options.Udf,
        };
    }
}
