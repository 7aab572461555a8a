using System.CommandLine;

namespace OpenImapi.Cli;

internal sealed class RipDefinition : Verb
{
    private readonly Option<string?> drive = DriveOption.New();

    private readonly Option<string?> output = OptionOf.Text("--output", "FOLDER",
        "The folder to write to, made if it is not there; named after the disc's performer and title if not said.", "-o");

    private readonly Option<string?> format = OptionOf.Word("--format", "What the sound is kept in; flac where a library for it is there, else wav, if not said.", "wav", "flac");
    private readonly Option<string?> tracks = OptionOf.Text("--tracks", "LIST", "Tracks to read, such as 1-3,7; all if not said.");
    private readonly Option<bool> single = OptionOf.Flag("--single", "Write one file for the whole disc; else one for each track.");
    private readonly Option<long?> readOffset = AudioBurnDefinition.ReadOffset("0 if not said; it is published for most drives.");
    private readonly Option<long?> attempts = OptionOf.Number("--attempts", "N", "How often a doubtful place is read again before it is called so; 16 if not said.", 3, 256);
    private readonly Option<bool> force = OptionOf.Flag("--force", "Replace files that are there already, once the new ones are complete.");

    public RipDefinition()
        : base("rip", "Read an audio CD to WAV or FLAC files with a cue sheet, and say how sure each track is.")
    {
        foreach (Option option in new Option[] { drive, output, format, tracks, single, readOffset, attempts, force })
            Add(option);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("imapi audio rip --drive virtual:lab -o album", "Reads every track of the disc in virtual:lab to the folder album, with a cue sheet and checksums."),
        new("imapi audio rip --tracks 2-4 --format wav --read-offset 6", "Reads tracks 2 to 4, with the drive's read offset made up for."),
    ];

    public override ICommand Bind(ParseResult said) => new RipCommand(new()
    {
        Drive = said.GetValue(drive),
        Output = said.GetValue(output),
        Format = said.GetValue(format),
        Tracks = TrackList.Parse(said.GetValue(tracks)),
        Single = said.GetValue(single),
        ReadOffset = (int)(said.GetValue(readOffset) ?? 0),
        Attempts = (int?)said.GetValue(attempts),
        Force = said.GetValue(force),
    });
}

/// <summary>What was said of the reading.</summary>
internal sealed record RipSettings
{
    public string? Drive { get; init; }

    /// <summary>The folder; nothing for one named after the disc.</summary>
    public string? Output { get; init; }

    /// <summary>wav or flac; nothing for the best that can be had.</summary>
    public string? Format { get; init; }

    /// <summary>Numbers of the tracks to read; empty for all.</summary>
    public IReadOnlyList<int> Tracks { get; init; } = [];

    public bool Single { get; init; }

    /// <summary>In samples.</summary>
    public int ReadOffset { get; init; }

    public int? Attempts { get; init; }

    public bool Force { get; init; }
}
