using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Errors of what is to become an audio disc. Codes 0x80041170 to 0x8004117F.</summary>
public static class AlbumErrors
{
    public static readonly DiscError NoMusic = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_NO_MUSIC", 0x80041170,
        "There is no music in what was given.", "Give music files, a folder that holds some, a playlist or a cue sheet.");

    public static readonly DiscError SeveralDiscs = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_SEVERAL_DISCS", 0x80041171,
        "The music lies in folders within the folder: each is a disc of its own.", "Give one of the folders at a time, or all of them in the order in which they are to follow each other.");

    public static readonly DiscError BadPlaylist = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_BAD_PLAYLIST", 0x80041172,
        "A playlist cannot be followed.", "Mend the playlist, or give the files themselves.");

    public static readonly DiscError SheetAmongOthers = DiscError.Of(DiscErrorKind.Usage, "OPENIMAPI_E_SHEET_AMONG_OTHERS", 0x80041173,
        "A cue sheet or toc file describes a whole disc and cannot be one of several things on it.", "Give it alone, or give the music files without it.");
}
