using System.Collections.Immutable;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats.Sheets;

/// <summary>A cue sheet: which files hold a disc, and where in them its tracks begin. CDRWIN's language, with what rippers add to it.</summary>
[Clause(Standard.Cdrwin, "Cuesheet Commands")]
public sealed record CueSheet
{
    /// <summary>CATALOG.</summary>
    public MediaCatalogNumber? Catalog { get; init; }

    /// <summary>CDTEXTFILE: a file of CD-TEXT packs; empty where there is none.</summary>
    public string CdTextFile { get; init; } = "";

    /// <summary>What is said of the disc: TITLE, PERFORMER and the like.</summary>
    public CdTextFields Text { get; init; } = CdTextFields.None;

    /// <summary>DISC_ID, as cdrdao's converters write it.</summary>
    public string DiscId { get; init; } = "";

    /// <summary>GENRE as a command of its own.</summary>
    public string Genre { get; init; } = "";

    /// <summary>The REM lines before the first track, without that word.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    /// <summary>The files in the order in which they are named.</summary>
    public ImmutableArray<CueFile> Files { get; init; } = [];

    /// <summary>The tracks in order; at least one.</summary>
    public ImmutableArray<CueTrack> Tracks { get; init; } = [];

    /// <summary>What a REM line of the disc says: that of GENRE, DATE, DISCID or the like, without quotes; nothing where there is none.</summary>
    public string? Remark(string keyword) => CueWords.Remark(Remarks, keyword);

    /// <summary>Reads a sheet from the bytes of its file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="faults">Names the sheet, and takes note of every rule that it breaks.</param>
    /// <param name="encoding">How it is coded, if it is known.</param>
    /// <exception cref="DiscException">The sheet is too long, is no cue sheet, or leaves open what is meant; the error names the line.</exception>
    public static CueSheet Parse(ReadOnlySpan<byte> bytes, SheetFaults faults, SheetEncoding encoding = SheetEncoding.Detect) =>
        Parse(SheetText.Decode(bytes, faults, encoding), faults);

    /// <summary>Reads a sheet that is text already, as music files carry it in a tag.</summary>
    /// <inheritdoc cref="Parse(ReadOnlySpan{byte}, SheetFaults, SheetEncoding)"/>
    public static CueSheet Parse(string text, SheetFaults faults) => new CueParser(faults).Parse(text);

    /// <summary>The sheet of a disc's layout, for files that hold it as the options say.</summary>
    /// <param name="layout">What the sheet shall tell.</param>
    /// <param name="files">One file for the whole disc, or one for each track.</param>
    /// <param name="options">How the files hold it, and what is told besides.</param>
    /// <exception cref="DiscException">A track of the layout has no place in a cue sheet.</exception>
    public static CueSheet Of(DiscLayout layout, ImmutableArray<CueFile> files, CueOptions? options = null) => CueComposer.Compose(layout, files, options ?? new());

    /// <summary>The sheet as text, lines ending in LF. The same sheet gives the same text.</summary>
    /// <exception cref="DiscException">A text holds a line break or another control character.</exception>
    public string Write() => new CueWriter().Write(this);
}

/// <summary>FILE: a file that a sheet names.</summary>
/// <param name="Name">As written; mostly a name beside the sheet.</param>
/// <param name="Type">What is in it.</param>
[Clause(Standard.Cdrwin, "Cuesheet Commands")]
public sealed record CueFile(string Name, CueFileType Type)
{
    /// <summary>The line that names it; 0 where no sheet was read.</summary>
    public int Line { get; init; }
}

/// <summary>What a file of a cue sheet is.</summary>
[Clause(Standard.Cdrwin, "Cuesheet Commands")]
public enum CueFileType
{
    /// <summary>Blocks as they are; samples little end first.</summary>
    Binary,

    /// <summary>Blocks whose samples are big end first.</summary>
    Motorola,

    /// <summary>Sound in a WAVE file; rippers write this for whatever sound file they made.</summary>
    Wave,

    Aiff,

    Mp3,

    Flac,
}

/// <summary>A place in a file of the sheet.</summary>
/// <param name="File">Which of <see cref="CueSheet.Files"/>, counted from 0.</param>
/// <param name="Offset">Blocks from its start.</param>
[Clause(Standard.Cdrwin, "Cuesheet Commands")]
public readonly record struct CuePlace(int File, BlockCount Offset) : IComparable<CuePlace>
{
    public int CompareTo(CuePlace other) => (File, Offset).CompareTo((other.File, other.Offset));

    public static bool operator <(CuePlace left, CuePlace right) => left.CompareTo(right) < 0;

    public static bool operator >(CuePlace left, CuePlace right) => left.CompareTo(right) > 0;

    public static bool operator <=(CuePlace left, CuePlace right) => left.CompareTo(right) <= 0;

    public static bool operator >=(CuePlace left, CuePlace right) => left.CompareTo(right) >= 0;
}
