using System.CommandLine;
using OpenImapi.Recording;

namespace OpenImapi.Cli;

internal sealed class BurnDefinition : Verb
{
    private readonly ContentOptions content = new(
        "A folder, whose content goes to the root; a file; or target=source, which puts either elsewhere. "
        + "A single image is burned as it is; '-' is one on standard input. A '=' that belongs to a name is written '\\='.");

    private readonly Option<long?> size = OptionOf.Size("--size", "Exact bytes of the image on standard input, where that is a pipe; K, M and G may follow.");

    private readonly Option<string[]> drives = new("--drive", "-d")
    {
        HelpName = "D",
        Description = "A drive, as 'imapi drives' lists them; 'real' is never a virtual one. May be said again, for more copies. "
            + $"Not needed where there is only one; where there is none, {DefaultDrive.Name} is made.",
    };

    private readonly Option<long?> copies = OptionOf.Number("--copies", "N", "Discs to burn; beyond the drives given, another disc is asked for.", 1, 1000);
    private readonly Option<double?> speed = OptionOf.Speed("--speed", "The highest speed, in 1x of the medium's kind; the drive's highest if not said.");
    private readonly Option<bool> simulate = OptionOf.Flag("--simulate", "Do all but write: a test with the laser off, where the medium has one.");
    private readonly Option<bool> noVerify = OptionOf.Flag("--no-verify", "Do not read the disc back and compare it.");
    private readonly Option<bool> eject = OptionOf.Flag("--eject", "Open the tray after success.");
    private readonly Option<bool> append = OptionOf.Flag("--append", "Only add to what is on the disc; a blank one is refused.");
    private readonly Option<bool> erase = OptionOf.Flag("--erase", "Erase a rewritable disc first; asks, or needs --yes.");
    private readonly Option<bool> close = OptionOf.Flag("--close", "Close the disc for good; else more can be added where the medium allows it.");

    private readonly Option<string?> writeMode = OptionOf.Word("--write-mode",
        "How blocks get onto the disc: tao on a CD, incremental on DVD+R and BD-R; the medium's own way if not said.", "tao", "incremental");

    private readonly Option<bool> yes = OptionOf.Flag("--yes", "Answer yes to every question.", "-y");

    public BurnDefinition()
        : base("burn", "Burn folders, files or an image to a disc, and prove it.")
    {
        content.AddTo(this);
        foreach (Option option in new Option[] { size, drives, copies, speed, simulate, noVerify, eject, append, erase, close, writeMode, yes })
            Add(option);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("imapi burn docs README.md", "Burns what is in docs, and README.md beside it, onto the disc in the only drive; what is on the disc stays."),
        new("imapi burn backup.iso --drive virtual:lab --close", "Burns the image as it is, and closes the disc."),
        new("imapi burn photos/2026=pictures --plan", "Shows what would be burned, and writes nothing."),
        new("curl -s https://example.org/live.iso | imapi burn - --size 700M", "Burns an image of exactly that size while it comes through a pipe."),
    ];

    public override ICommand Bind(ParseResult said)
    {
        if (said.GetValue(append) && said.GetValue(erase))
            throw UsageFault.Of("--append and --erase contradict each other.");
        var how = new BurnSettings
        {
            Drives = said.GetValue(drives) ?? [],
            Copies = (int?)said.GetValue(copies),
            Append = said.GetValue(append),
            Erase = said.GetValue(erase),
            Yes = said.GetValue(yes),
            StreamLength = said.GetValue(size),
            Record = new()
            {
                Simulate = said.GetValue(simulate),
                Verify = !said.GetValue(noVerify),
                EjectAfterBurn = said.GetValue(eject),
                CloseDisc = said.GetValue(close),
                Speed = said.GetValue(speed),
                WriteMode = said.GetValue(writeMode) switch { "tao" => WriteMode.TrackAtOnce, "incremental" => WriteMode.Incremental, _ => null },
            },
        };
        return new BurnCommand(content.Read(said), how);
    }

    public override bool IsQuery(ParseResult said) => said.GetValue(content.Plan);
}

/// <summary>What was said of the burning.</summary>
internal sealed record BurnSettings
{
    /// <summary>The drives named; none for the one that people mean.</summary>
    public IReadOnlyList<string> Drives { get; init; } = [];

    /// <summary>Discs to burn; nothing for one in each drive.</summary>
    public int? Copies { get; init; }

    public bool Append { get; init; }

    public bool Erase { get; init; }

    public bool Yes { get; init; }

    /// <summary>Bytes of the image on standard input.</summary>
    public long? StreamLength { get; init; }

    public RecordDiscOptions Record { get; init; } = new();
}
