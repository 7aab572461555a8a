using System.CommandLine;
using OpenImapi.Audio;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Formats.Sheets;

namespace OpenImapi.Cli;

/// <summary>What is to be on an audio disc: alike for burning and for images.</summary>
internal sealed class AudioOptions
{
    private readonly Argument<string[]> paths = new("PATH")
    {
        Description = "A folder of music, in the order of its track numbers and names; music files, in the order given; a playlist; or one cue sheet (.cue) or TOC file (.toc), which says everything itself.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<BlockCount?> gap = LengthOption.New("--gap", "Silence between tracks, such as 2s or 150f (75 frames a second); none if not said, so that live recordings go on without a break.");

    private readonly Option<string?> level = OptionOf.Word("--level",
        "Make tracks equally loud, each by itself or the album as a whole, by ReplayGain tags or as measured by EBU R128; off if not said.", "off", "track", "album");

    private readonly Option<bool> noCdText = OptionOf.Flag("--no-cd-text", "Write no CD-TEXT; else titles and names go onto the disc.");
    private readonly Option<string?> title = OptionOf.Text("--title", "TEXT", "The disc's title in CD-TEXT; the album's if not said.");
    private readonly Option<string?> performer = OptionOf.Text("--performer", "TEXT", "The disc's performer in CD-TEXT; the album's if not said.");
    private readonly Option<string?> catalog = OptionOf.Text("--catalog", "DIGITS", "The number on the package, UPC or EAN; that of the tags or the sheet if not said.");
    private readonly Option<string?> mixed = OptionOf.Text("--mixed", "PATH", "A folder or an image that becomes track 1, before the music, as data (mixed mode).");

    private readonly Option<string?> encoding = OptionOf.Word("--encoding",
        "How the characters of a cue sheet or TOC file are coded; found out if not said.", "utf-8", "utf-16", "windows-1252", "shift_jis");

    private readonly Option<bool> shortTracks = OptionOf.Flag("--allow-short", "Allow tracks of under 4 seconds, which the Red Book forbids and some players skip.");

    public Option<bool> Plan { get; } = OptionOf.Flag("--plan", "Show the tracks, their lengths, gaps and texts, and whether they fit; write nothing.");

    public void AddTo(Verb verb)
    {
        verb.Add(paths);
        foreach (Option option in new Option[] { gap, level, noCdText, title, performer, catalog, mixed, encoding, shortTracks, Plan })
            verb.Add(option);
    }

    public AudioChoice Read(ParseResult said) => new(said.GetRequiredValue(paths))
    {
        Gap = said.GetValue(gap),
        Level = said.GetValue(level) switch { "track" => LevellingMode.Track, "album" => LevellingMode.Album, _ => LevellingMode.Off },
        CdText = !said.GetValue(noCdText),
        Title = said.GetValue(title),
        Performer = said.GetValue(performer),
        Catalog = CatalogOf(said.GetValue(catalog)),
        Mixed = said.GetValue(mixed),
        Encoding = EncodingOf(said.GetValue(encoding)),
        AllowShort = said.GetValue(shortTracks),
        Plan = said.GetValue(Plan),
    };

    private static SheetEncoding EncodingOf(string? word) => word switch
    {
        "utf-8" => SheetEncoding.Utf8,
        "utf-16" => SheetEncoding.Utf16,
        "windows-1252" => SheetEncoding.Windows1252,
        "shift_jis" => SheetEncoding.ShiftJis,
        _ => SheetEncoding.Detect,
    };

    private static MediaCatalogNumber? CatalogOf(string? digits)
    {
        if (digits is null)
            return null;
        return MediaCatalogNumber.TryParse(digits, out var number) ? number
            : throw UsageFault.Of($"--catalog takes the 12 or 13 digits of a UPC or EAN; not '{digits}'.");
    }
}

/// <summary>What was said of the music.</summary>
internal sealed record AudioChoice(IReadOnlyList<string> Paths)
{
    /// <summary>Silence between tracks; nothing where it was not said.</summary>
    public BlockCount? Gap { get; init; }

    public LevellingMode Level { get; init; }

    public bool CdText { get; init; } = true;

    public string? Title { get; init; }

    public string? Performer { get; init; }

    public MediaCatalogNumber? Catalog { get; init; }

    /// <summary>What becomes a data track before the music.</summary>
    public string? Mixed { get; init; }

    /// <summary>How a sheet is coded.</summary>
    public SheetEncoding Encoding { get; init; }

    public bool AllowShort { get; init; }

    public bool Plan { get; init; }
}
