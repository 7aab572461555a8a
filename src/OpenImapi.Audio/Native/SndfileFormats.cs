namespace OpenImapi.Audio;

/// <summary>Containers, as libsndfile numbers them; others are numbers as they are.</summary>
internal enum SndfileType
{
    Wav = 0x010000,
    Aiff = 0x020000,
    Au = 0x030000,
    Raw = 0x040000,
    Voc = 0x080000,
    Ircam = 0x0A0000,
    W64 = 0x0B0000,
    WavExtensible = 0x130000,
    Flac = 0x170000,
    Caf = 0x180000,
    Ogg = 0x200000,
    Rf64 = 0x220000,
    Mpeg = 0x230000,
}

/// <summary>Codings of samples, as libsndfile numbers them; others are numbers as they are.</summary>
internal enum SndfileCoding
{
    Signed8 = 0x0001,
    Signed16 = 0x0002,
    Signed24 = 0x0003,
    Signed32 = 0x0004,
    Unsigned8 = 0x0005,
    Float = 0x0006,
    Double = 0x0007,
    Vorbis = 0x0060,
    Opus = 0x0064,
    Alac16 = 0x0070,
    Alac20 = 0x0071,
    Alac24 = 0x0072,
    Alac32 = 0x0073,
    MpegLayer1 = 0x0080,
    MpegLayer2 = 0x0081,
    MpegLayer3 = 0x0082,
}
