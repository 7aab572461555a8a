using System.Collections.Immutable;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats.Sheets;

/// <summary>TRACK: one track of a cue sheet.</summary>
/// <param name="Number">1 to 99.</param>
/// <param name="Mode">What its blocks are.</param>
/// <param name="Start">INDEX 01.</param>
[Clause(Standard.Cdrwin, "Cuesheet Commands")]
public sealed record CueTrack(int Number, CueTrackMode Mode, CuePlace Start)
{
    /// <summary>The session that begins with this track, as REM lines tell; nothing where it goes on with the one before.</summary>
    public CueSession? Session { get; init; }

    public CdTextFields Text { get; init; } = CdTextFields.None;

    public TrackFlags Flags { get; init; }

    public Isrc? Isrc { get; init; }

    /// <summary>PREGAP: blocks before the track that no file holds.</summary>
    public BlockCount Pregap { get; init; }

    /// <summary>INDEX 00: where the pre-gap begins that a file holds; it may be an earlier file than that of <see cref="Start"/>.</summary>
    public CuePlace? Gap { get; init; }

    /// <summary>INDEX 02 and up.</summary>
    public ImmutableArray<CuePlace> Indexes { get; init; } = [];

    /// <summary>POSTGAP: blocks after the track that no file holds.</summary>
    public BlockCount Postgap { get; init; }

    /// <summary>The REM lines of the track, without that word.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    /// <summary>The line that begins it; 0 where no sheet was read.</summary>
    public int Line { get; init; }

    /// <summary>The first place of a file that belongs to it.</summary>
    public CuePlace First => Gap ?? Start;

    /// <summary>What a REM line of the track says, without quotes; nothing where there is none.</summary>
    public string? Remark(string keyword) => CueWords.Remark(Remarks, keyword);
}

/// <summary>What REM lines tell of a session that begins; the lead-out is that of the session before.</summary>
/// <param name="Number">REM SESSION, from 1.</param>
/// <param name="LeadOut">REM LEAD-OUT: blocks of the lead-out of the session before; no file holds them.</param>
/// <param name="LeadIn">REM LEAD-IN: blocks of the lead-in.</param>
/// <param name="Pregap">REM PREGAP: blocks between the lead-in and the first track.</param>
[Clause(Standard.Cdrwin, "Cuesheet Commands")]
public sealed record CueSession(int Number, BlockCount? LeadOut = null, BlockCount? LeadIn = null, BlockCount? Pregap = null);

/// <summary>What the blocks of a track are, and how many bytes of each the file holds.</summary>
[Clause(Standard.Cdrwin, "Cuesheet Commands")]
public enum CueTrackMode
{
    /// <summary>AUDIO: 2,352 bytes of samples.</summary>
    Audio,

    /// <summary>CDG: 2,352 bytes of samples and 96 of the sub-channels R to W.</summary>
    Cdg,

    /// <summary>MODE1/2048: user data.</summary>
    Mode1,

    /// <summary>MODE1/2352: whole sectors.</summary>
    Mode1Raw,

    /// <summary>MODE2/2048: user data of Form 1.</summary>
    Mode2Form1,

    /// <summary>MODE2/2324: user data of Form 2.</summary>
    Mode2Form2,

    /// <summary>MODE2/2336: sectors without synchronisation and header.</summary>
    Mode2,

    /// <summary>MODE2/2352: whole sectors.</summary>
    Mode2Raw,

    /// <summary>CDI/2336: as <see cref="Mode2"/>.</summary>
    Cdi,

    /// <summary>CDI/2352: as <see cref="Mode2Raw"/>.</summary>
    CdiRaw,
}

/// <summary>What follows from a track's mode.</summary>
public static class CueTrackModes
{
    /// <summary>Bytes of a block in the file.</summary>
    public static int BlockSize(this CueTrackMode mode) => mode switch
    {
        CueTrackMode.Cdg => 2448,
        CueTrackMode.Mode1 or CueTrackMode.Mode2Form1 => BlockSizes.UserData,
        CueTrackMode.Mode2Form2 => 2324,
        CueTrackMode.Mode2 or CueTrackMode.Cdi => 2336,
        _ => BlockSizes.Raw,
    };

    public static bool IsAudio(this CueTrackMode mode) => mode is CueTrackMode.Audio or CueTrackMode.Cdg;
}
