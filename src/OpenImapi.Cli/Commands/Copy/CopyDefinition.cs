using System.CommandLine;

namespace OpenImapi.Cli;

internal sealed class CopyDefinition : Verb
{
    private readonly Option<string?> from = OptionOf.Text("--from", "D", "The drive with the disc to copy, as 'imapi drives' lists it. Not needed where there is only one.");

    private readonly Option<string?> output = OptionOf.Text("--output", "FILE",
        "Copy to a file: .iso for data, or for any CD .cue or .toc with a .bin of raw sectors beside it.", "-o");

    private readonly BurnOptions burning = new("--to",
        "Copy to the disc in this drive; may be said again, for more copies. Without --to and --output the same drive is used, and a blank disc asked for.");

    private readonly Option<long?> retries = OptionOf.Number("--retries", "N", "How often a block that cannot be read is asked for again; 4 if not said.", 0, 1000);

    private readonly Option<bool> allowUnreadable = OptionOf.Flag("--allow-unreadable",
        "Copy what can be read. Blocks that cannot are listed, say so in words, or are silence in sound; the exit code is 5 all the same.");

    private readonly Option<long?> readOffset = AudioBurnDefinition.ReadOffset("0 if not said; it is published for most drives.");
    private readonly Option<bool> close = OptionOf.Flag("--close", "Close the copy for good, though the disc could be added to.");
    private readonly Option<bool> force = OptionOf.Flag("--force", "Replace FILE if it is there already, once the new one is complete.");

    public CopyDefinition()
        : base("copy", "Copy a disc to a file or to other discs.")
    {
        Add(from);
        Add(output);
        burning.AddTo(this);
        foreach (Option option in new Option[] { retries, allowUnreadable, readOffset, close, force })
            Add(option);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("imapi copy -o disc.iso", "Reads the data disc in the only drive into an image."),
        new("imapi copy --from virtual:lab -o album.cue", "Reads a CD with its gaps, indexes and texts into raw sectors and their description."),
        new("imapi copy --from virtual:lab --to virtual:a --to virtual:b", "Makes two copies of a disc at the same time."),
    ];

    public override ICommand Bind(ParseResult said)
    {
        var how = burning.Read(said);
        var file = said.GetValue(output);
        if (file is not null && burning.Said(said) is [var other, ..])
            throw UsageFault.Of($"{other} is for a copy to a disc; with --output the copy is a file.");
        if (file is null && said.GetValue(force))
            throw UsageFault.Of("--force is for --output; --erase lets a rewritable disc be written again.");
        return new CopyCommand(new()
        {
            From = said.GetValue(from),
            Output = file,
            Retries = (int)(said.GetValue(retries) ?? 4),
            AllowUnreadable = said.GetValue(allowUnreadable),
            ReadOffset = (int)(said.GetValue(readOffset) ?? 0),
            Force = said.GetValue(force),
        }, how with { Record = how.Record with { CloseDisc = said.GetValue(close) } });
    }
}

/// <summary>What was said of a copy.</summary>
internal sealed record CopyChoice
{
    /// <summary>The drive with the disc; nothing for the one that is meant.</summary>
    public string? From { get; init; }

    /// <summary>The file to make; nothing for a disc.</summary>
    public string? Output { get; init; }

    public int Retries { get; init; }

    public bool AllowUnreadable { get; init; }

    /// <summary>Samples by which the drive reads sound late.</summary>
    public int ReadOffset { get; init; }

    public bool Force { get; init; }
}
