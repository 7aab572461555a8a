using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats.Sheets;

/// <summary>How a cue sheet tells a layout.</summary>
[Clause(Standard.Cdrwin, "Cuesheet Commands")]
public sealed record CueOptions
{
    /// <summary>Where files of single tracks hold the pre-gaps. One file for all holds them where they lie.</summary>
    public CueGaps Gaps { get; init; } = CueGaps.Appended;

    /// <summary>Data tracks are held as 2,048 bytes of user data a block; else as whole sectors of 2,352.</summary>
    public bool UserData { get; init; }

    /// <summary>The CD-TEXT to tell; a sheet tells one language.</summary>
    public CdTextBlock? Text { get; init; }

    /// <summary>REM lines for the top, without that word.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}

/// <summary>Where files of single tracks hold the pre-gaps.</summary>
[Clause(Standard.Cdrwin, "Cuesheet Commands")]
public enum CueGaps
{
    /// <summary>At the end of the file before, as most rippers do: players that know nothing of gaps play straight on. The first track's stands at the start of its own.</summary>
    Appended,

    /// <summary>At the start of the track's own file.</summary>
    Prepended,

    /// <summary>Nowhere: they are silence, and PREGAP tells their length.</summary>
    LeftOut,
}
