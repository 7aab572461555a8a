using System.CommandLine;

namespace OpenImapi.Cli;

internal sealed class AudioBurnDefinition : Verb
{
    private readonly AudioOptions audio = new();
    private readonly BurnOptions burning = new();

    private readonly Option<string?> data = OptionOf.Text("--data", "PATH", "A folder or a file that goes onto the disc as a second session, which computers show and players leave alone (CD-Extra).");
    private readonly Option<bool> open = OptionOf.Flag("--leave-open", "Leave the disc open, so that a data session can be added later; else it is closed, as old players want it.");

    private readonly Option<string?> writeMode = OptionOf.Word("--write-mode",
        "sao writes the whole session in one go, gaps, indexes and texts as planned; tao track after track with fixed gaps, as IMAPI does; raw makes every sector and sub-channel itself; the best that the drive has if not said.",
        "sao", "tao", "raw");

    private readonly Option<long?> writeOffset = OptionOf.Number("--write-offset", "N", "Samples by which the drive writes late (above 0) or early; made up for.", -MostOffset, MostOffset);
    private readonly Option<long?> readOffset = ReadOffset("found by comparing if not said.");
    private readonly Option<bool> overburn = OptionOf.Flag("--overburn", "Write beyond what the disc says it holds, where the drive lets that happen.");

    /// <summary>Samples; no drive is known to be further off.</summary>
    private const int MostOffset = 5000;

    public AudioBurnDefinition()
        : base("burn", "Burn music to an audio CD without gaps, with its titles, and prove it.")
    {
        audio.AddTo(this);
        burning.AddTo(this);
        foreach (Option option in new Option[] { data, open, writeMode, writeOffset, readOffset, overburn })
            Add(option);
    }

    /// <summary>The option that says how far a drive reads off.</summary>
    public static Option<long?> ReadOffset(string otherwise) =>
        OptionOf.Number("--read-offset", "N", $"Samples by which the drive reads late (above 0) or early; {otherwise}", -MostOffset, MostOffset);

    public override IReadOnlyList<Example> Examples =>
    [
        new("imapi audio burn album", "Burns the music in the folder album, whatever its format, to the disc in the only drive."),
        new("imapi audio burn album.cue --drive virtual:lab", "Burns what a ripper's cue sheet says, with its gaps, indexes and titles."),
        new("imapi audio burn live/*.flac --level album --plan", "Shows tracks, lengths and texts, and whether they fit."),
        new("imapi audio burn album --data booklet", "Adds a data session with what is in booklet (CD-Extra)."),
    ];

    public override ICommand Bind(ParseResult said)
    {
        var how = burning.Read(said);
        var extra = said.GetValue(data);
        if (extra is not null && how.Record.Simulate)
            throw UsageFault.Of("--data needs the music's session on the disc; --simulate writes none.", "Simulate the music alone.");
        return new AudioBurnCommand(audio.Read(said), extra, how with
        {
            Record = how.Record with
            {
                CloseDisc = extra is null && !said.GetValue(open),
                WriteMode = BurnDefinition.ModeOf(said.GetValue(writeMode)),
                WriteOffset = (int)(said.GetValue(writeOffset) ?? 0),
                ReadOffset = (int?)said.GetValue(readOffset),
                Overburn = said.GetValue(overburn),
            },
        })
        { LeaveOpen = said.GetValue(open) };
    }

    public override bool IsQuery(ParseResult said) => said.GetValue(audio.Plan);
}
