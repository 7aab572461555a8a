using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Errors of planning a program of tracks. Codes 0x80041150 to 0x8004115F, and IMAPI's own where one fits.</summary>
public static class ProgramErrors
{
    public static readonly DiscError TrackNotBigEnough = DiscError.Of(DiscErrorKind.Plan, "IMAPI_E_TRACK_NOT_BIG_ENOUGH", 0x8004022D,
        "A track is shorter than 4 seconds.", "Give it at least 300 blocks: join it with its neighbour, or add silence after it.");

    public static readonly DiscError TooManyTracks = DiscError.Of(DiscErrorKind.Plan, "OPENIMAPI_E_TOO_MANY_TRACKS", 0x80041150,
        "A disc has 1 to 99 tracks.", "Spread the music over several discs, or join tracks.");

    public static readonly DiscError BadIndex = DiscError.Of(DiscErrorKind.Plan, "OPENIMAPI_E_BAD_INDEX", 0x80041151,
        "The indexes of a track do not follow each other inside it.", "Give each index a later block than the one before, at most 98 of them.");

    public static readonly DiscError ProgramTooLong = DiscError.Of(DiscErrorKind.Plan, "OPENIMAPI_E_PROGRAM_TOO_LONG", 0x80041152,
        "No disc is that long: addresses end at 99:59:74.", "Spread the music over several discs.");

    public static readonly DiscError BadTrack = DiscError.Of(DiscErrorKind.Plan, "OPENIMAPI_E_BAD_TRACK", 0x80041153,
        "The content of a track cannot be what it is said to be.",
        "Check the parts of the track: where each begins, how long it is, and the form of its blocks.");
}
