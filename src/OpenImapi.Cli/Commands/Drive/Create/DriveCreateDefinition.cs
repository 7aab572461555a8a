using System.CommandLine;
using OpenImapi.Formats.RedBook;
using OpenImapi.Virtual;

namespace OpenImapi.Cli;

internal sealed class DriveCreateDefinition : Verb
{
    /// <summary>Five blocks of sound: more than any drive is off.</summary>
    private const int MostSamples = 5 * SampleCount.PerBlock;

    private readonly Argument<string?> medium = new("MEDIUM")
    {
        Description = $"The blank disc in it: {VirtualArgument.Media}; or an image file, as a pressed disc.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string> name = new("--name") { HelpName = "NAME", Description = "The drive's name: small letters, digits, '.', '_' and '-'.", Required = true };

    private readonly Option<long?> readOffset = OptionOf.Number("--read-offset", "SAMPLES",
        "The drive reads sound so many samples late, or early if below 0, as lists of drives say it; 0 if not said.", -MostSamples, MostSamples);

    private readonly Option<long?> jitter = OptionOf.Number("--jitter", "SAMPLES",
        "Each reading of sound begins up to so many samples too early or too late: the drive has no accurate stream.", 0, MostSamples);

    private readonly Option<bool> noSao = OptionOf.Flag("--no-sao", "The drive cannot write session at once, only track at once or raw.");
    private readonly Option<bool> noRaw = OptionOf.Flag("--no-raw", "The drive cannot write raw.");
    private readonly Option<bool> noCdText = OptionOf.Flag("--no-cd-text", "The drive neither reads nor writes CD-TEXT.");
    private readonly Option<bool> noTextLeadIn = OptionOf.Flag("--no-text-lead-in", "The drive reads CD-TEXT and does not write it.");

    private readonly Option<long?> overburn = OptionOf.Number("--overburn", "BLOCKS",
        "Blocks beyond the end that a CD-R states which the drive still tries to write; the disc may end sooner.", 0, 450_000);

    private readonly Option<bool> trueSpeed = OptionOf.Flag("--true-speed",
        "Writing, reading, closing and erasing take as long as on a real disc, through a buffer that fills; not said: no time at all.");

    private readonly Option<AudioFault[]> audioFaults = AudioFaultOption.New("--audio-fault",
        "Blocks of sound that are read badly, with C2 errors, for ever or so many times; may be said more than once.");

    private readonly NewDiscOptions disc = new();
    private readonly FaultOptions faults = new();

    public DriveCreateDefinition()
        : base("create", "Make a virtual recorder with a disc in it.")
    {
        Add(medium);
        foreach (Option option in new Option[] { name, readOffset, jitter, noSao, noRaw, noCdText, noTextLeadIn, overburn, trueSpeed, audioFaults }.Concat(faults.All))
            Add(option);
        disc.AddTo(this);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("imapi drive create bd-r25 --name keep --media-id MILLEN-MR1-000", "Makes one with an M-DISC in it."),
        new("imapi drive create cd-r80 --name lab", "Makes the recorder virtual:lab with a blank CD-R in it."),
        new("imapi drive create cd-r80 --name old --no-sao --no-raw --read-offset 667", "Makes one that writes track by track only and reads sound 667 samples late."),
        new("imapi drive create bd-r25 --name blue --pow --spare least", "Makes one with a BD-R that is formatted for pseudo-overwrite."),
        new("imapi drive create cd-r80 --name worn --audio-fault 1500+3 --audio-fault 9000x2", "Makes one that never reads blocks 1500 to 1502 well, and block 9000 at the third attempt."),
        new("imapi drive create bd-r25 --name bad --fault write-error,block=5000+32 --fault not-ready,for=5s", "Makes one that fails to write once, and first is not ready for five seconds."),
        new("imapi drive create --name theirs --replay trace.jsonl", "Makes one that answers as the drive of a trace did."),
    ];

    public override ICommand Bind(ParseResult said)
    {
        var how = faults.Apply(Said(said), said);
        var kind = said.GetValue(medium) ?? how.Replay?.Medium?.Id
            ?? throw UsageFault.Of(how.Replay is null ? "Which disc is to be in it?" : "The trace knows no disc that can be written.", "Say MEDIUM, such as cd-r80.");
        return new DriveCreateCommand(kind, DriveRoom.VirtualName(said.GetRequiredValue(name)), how, disc.Read(said, kind));
    }

    private RecorderOptions Said(ParseResult said) => new()
    {
        ReadOffset = new(said.GetValue(readOffset) ?? 0),
        Jitter = new(said.GetValue(jitter) ?? 0),
        SessionAtOnce = !said.GetValue(noSao),
        RawWriting = !said.GetValue(noRaw),
        CdText = !said.GetValue(noCdText),
        TextLeadIn = !said.GetValue(noTextLeadIn),
        Overburn = new(said.GetValue(overburn) ?? 0),
        Pace = said.GetValue(trueSpeed) ? RecordingPace.True : RecordingPace.Instant,
        AudioFaults = [.. said.GetValue(audioFaults) ?? []],
    };
}
