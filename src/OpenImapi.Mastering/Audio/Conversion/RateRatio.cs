using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>Lengths at other rates, rounded as resamplers promise.</summary>
internal static class RateRatio
{
    public static SampleCount LengthAtCdRate(long length, int rate) =>
        new((long)(((Int128)length * SampleCount.PerSecond + rate / 2) / rate));
}
