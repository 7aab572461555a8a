using OpenImapi.Formats;

namespace OpenImapi.Audio;

/// <summary>Errors of decoders and what they stand on. Codes 0x80041800 to 0x800418FF.</summary>
public static class AudioErrors
{
    public static readonly DiscError DecoderFailed = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_DECODER_FAILED", 0x80041800,
        "A music file could not be decoded to its end.", "Play the file to hear whether it is whole, or take it from another copy.");
}
