using OpenImapi.Formats;

namespace OpenImapi.Audio;

/// <summary>Errors of decoders and what they stand on. Codes 0x80041800 to 0x800418FF.</summary>
public static class AudioErrors
{
    public static readonly DiscError DecoderFailed = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_DECODER_FAILED", 0x80041800,
        "A music file could not be decoded to its end.", "Play the file to hear whether it is whole, or take it from another copy.");

    public static readonly DiscError FileCut = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_MUSIC_FILE_CUT", 0x80041801,
        "A music file is cut off: its sound ends before it should.",
        "Take the file from another copy, or rip it again; what is left of it can be kept by decoding it to a WAV file first.");

    public static readonly DiscError FlacChecksum = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_FLAC_CHECKSUM", 0x80041802,
        "What a FLAC file decodes to is not what was put into it: its MD5 is another.", "Take the file from another copy; flac -t tells where it is damaged.");

    public static readonly DiscError NoFlacEncoder = DiscError.Of(DiscErrorKind.Usage, "OPENIMAPI_E_NO_FLAC_ENCODER", 0x80041803,
        "Nothing here can write FLAC files.", "Install libsndfile or ffmpeg, or write WAV files.");

    public static readonly DiscError EncoderFailed = DiscError.Of(DiscErrorKind.Destination, "OPENIMAPI_E_FLAC_ENCODER_FAILED", 0x80041804,
        "A FLAC file could not be written.", "Look whether its disk is full and its folder may be written to.");

    public static readonly DiscError NoLoudnessMeter = DiscError.Of(DiscErrorKind.Usage, "OPENIMAPI_E_NO_LOUDNESS_METER", 0x80041805,
        "Nothing here can measure how loud music is, and not all of it says so in its tags.", "Install libebur128 or ffmpeg, or leave levelling off.");
}
