namespace OpenImapi.Mastering;

/// <summary>How the sound of a file is coded.</summary>
/// <param name="Codec">As people call it: WAV, FLAC, MP3, Opus.</param>
/// <param name="SampleRate">Samples a second in each channel.</param>
/// <param name="Channels">1 is mono, 2 is stereo; more are mixed down in the order of WAVE: left, right, centre, low frequencies, rear.</param>
/// <param name="BitsPerSample">Of integer samples; 0 where the codec has none, or they are floating.</param>
/// <param name="IsLossless">The samples come out as they went in.</param>
public sealed record AudioFormat(string Codec, int SampleRate, int Channels, int BitsPerSample, bool IsLossless)
{
    /// <summary>
    /// The place of each channel, one bit each, as WAVE_FORMAT_EXTENSIBLE says it (1 left, 2 right, 4 centre, 8 low frequencies …);
    /// 0 where the file does not say.
    /// </summary>
    public uint ChannelMask { get; init; }

    /// <summary>Its samples go onto a CD as they are.</summary>
    public bool IsCdAudio => this is { SampleRate: 44_100, Channels: 2, BitsPerSample: 16, IsLossless: true };
}
