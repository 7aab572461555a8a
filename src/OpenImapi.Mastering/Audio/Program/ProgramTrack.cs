using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>One track of a session before its place is known. Tracks follow each other without a break; nothing is filled in but what is said.</summary>
public abstract record ProgramTrack
{
    /// <summary>Silent or empty blocks before the content, part of the pre-gap. Before the first track they come on top of the 150 that every session has.</summary>
    public BlockCount PregapSilence { get; init; }

    /// <summary>Silent or empty blocks after the content, part of the track.</summary>
    public BlockCount PostgapSilence { get; init; }

    public TrackFlags Flags { get; init; }

    public Isrc? Isrc { get; init; }

    /// <summary>What CD-TEXT shall say of it.</summary>
    public CdTextFields Text { get; init; } = CdTextFields.None;
}
