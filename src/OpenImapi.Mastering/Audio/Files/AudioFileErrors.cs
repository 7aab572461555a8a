using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Errors of music files and what is made of them. Codes 0x80041140 to 0x8004114F.</summary>
public static class AudioFileErrors
{
    public static readonly DiscError AudioUnknown = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_AUDIO_UNKNOWN", 0x80041140,
        "Nothing here can decode the file.", "Install libsndfile (FLAC, Ogg, Opus, MP3) or ffmpeg (all others), or convert the file to WAV.");

    public static readonly DiscError AudioBroken = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_AUDIO_BROKEN", 0x80041141,
        "A music file is not what its header says.", "Take the file from another copy, or open it in an audio editor and save it anew.");

    public static readonly DiscError NoResampler = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_NO_RESAMPLER", 0x80041142,
        "A music file has another rate than a CD's 44,100 samples a second, and nothing here can change it.",
        "Install libsoxr or ffmpeg, or convert the file to 44,100 Hz.");

    public static readonly DiscError ChannelsUnknown = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_CHANNELS_UNKNOWN", 0x80041143,
        "A music file has more than two channels and does not say where they belong.", "Mix the file down to stereo first.");

    public static readonly DiscError WorkFolderFull = DiscError.Of(DiscErrorKind.Destination, "OPENIMAPI_E_WORK_FOLDER_FULL", 0x80041144,
        "There is not enough room for decoded sound.", "Free some space, or choose another folder for temporary files.");

    public static readonly DiscError WorkFolderFailed = DiscError.Of(DiscErrorKind.Destination, "OPENIMAPI_E_WORK_FOLDER_FAILED", 0x80041145,
        "Decoded sound cannot be kept.", "Check that the folder for temporary files exists and may be written to.");
}
