using System.CommandLine;
using OpenImapi.Recording;

namespace OpenImapi.Cli;

internal sealed class BurnDefinition : Verb
{
    private readonly ContentOptions content = new(
        "A folder, whose content goes to the root; a file; or target=source, which puts either elsewhere. "
        + "A single image, .cue or .toc is burned as it is; '-' is an image on standard input. A '=' that belongs to a name is written '\\='.", mayBeNone: true);

    private readonly Option<long?> size = OptionOf.Size("--size", "Exact bytes of the image on standard input, where that is a pipe; K, M and G may follow.");
    private readonly BurnOptions burning = new();
    private readonly Option<bool> append = OptionOf.Flag("--append", "Only add to what is on the disc; a blank one is refused.");
    private readonly RemoveOption remove = new("what earlier sessions of the disc show");
    private readonly Option<bool> close = OptionOf.Flag("--close", "Close the disc for good; else more can be added where the medium allows it.");

    private readonly Option<bool> overburn = OptionOf.Flag("--overburn", "Write beyond what a CD says it holds, where the drive lets that happen.");

    private readonly Option<long?> layerBreak = OptionOf.Number("--layer-break", "BLOCKS",
        "Blocks of layer 0 of a blank disc of two layers, a multiple of 16; half of the content with --close if not said.", 16, 1L << 23);

    private readonly Option<string?> writeMode = OptionOf.Word("--write-mode",
        "How blocks get onto the disc: tao, sao or raw on a CD, dao or incremental on DVD-R and DVD-RW, incremental on DVD+R and BD-R, overwrite on formatted DVD-RW, DVD+RW, DVD-RAM and BD-RE; the medium's own way if not said.",
        "tao", "sao", "raw", "dao", "incremental", "overwrite");

    private readonly Option<string?> defects = DefectChoice.NewOption();

    public BurnDefinition()
        : base("burn", "Burn folders, files or an image to a disc, and prove it.")
    {
        content.AddTo(this);
        Add(size);
        burning.AddTo(this);
        foreach (Option option in new Option[] { append, remove.Paths, close, overburn, layerBreak, writeMode, defects })
            Add(option);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("imapi burn docs README.md", "Burns what is in docs, and README.md beside it, onto the disc in the only drive; what is on the disc stays."),
        new("imapi burn backup.iso --drive virtual:lab --close", "Burns the image as it is, and closes the disc."),
        new("imapi burn docs --remove docs/old.txt", "Adds what is in docs, and shows docs/old.txt no more, which an earlier session has."),
        new("imapi burn archive --defect-management on", "Burns with spare areas: the drive proves each cluster of a BD-R and replaces bad ones."),
        new("imapi burn photos/2026=pictures --plan", "Shows what would be burned, and writes nothing."),
        new("curl -s https://example.org/live.iso | imapi burn - --size 700M", "Burns an image of exactly that size while it comes through a pipe."),
    ];

    public override ICommand Bind(ParseResult said)
    {
        var how = burning.Read(said);
        if (said.GetValue(append) && how.Erase)
            throw UsageFault.Of("--append and --erase contradict each other.");
        var removed = remove.Read(said);
        if (removed.Count > 0 && how.Erase)
            throw UsageFault.Of("--remove and --erase contradict each other: an erased disc shows nothing.");
        var choice = content.Read(said);
        if (choice.Paths.Count == 0 && removed.Count == 0 && !choice.Volume.Sources.AddsContent)
            throw UsageFault.Of("'imapi burn' needs something to burn.", "Name files, folders or an image.");
        return new BurnCommand(choice, how with
        {
            Append = said.GetValue(append),
            Removed = removed,
            StreamLength = said.GetValue(size),
            Record = how.Record with
            {
                CloseDisc = said.GetValue(close),
                WriteMode = ModeOf(said.GetValue(writeMode)),
                Overburn = said.GetValue(overburn),
                LayerBreak = said.GetValue(layerBreak) is { } blocks ? new(blocks) : null,
                DefectManagement = DefectChoice.Of(said.GetValue(defects)),
            },
        });
    }

    public override bool IsQuery(ParseResult said) => said.GetValue(content.Plan);

    /// <summary>The write mode that a word of the command line means.</summary>
    public static WriteMode? ModeOf(string? word) => word switch
    {
        "tao" => WriteMode.TrackAtOnce,
        "sao" => WriteMode.SessionAtOnce,
        "raw" => WriteMode.Raw,
        "dao" => WriteMode.DiscAtOnce,
        "incremental" => WriteMode.Incremental,
        "overwrite" => WriteMode.Overwrite,
        _ => null,
    };
}
