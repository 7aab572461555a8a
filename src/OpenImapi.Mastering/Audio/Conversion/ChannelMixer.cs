using System.Numerics;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>
/// Makes two channels of any number. One goes to both; more than two are mixed as ITU-R BS.775 says, and made so much softer that the
/// sum of all at full scale just fits. The channel of low frequencies is left out.
/// </summary>
internal sealed class ChannelMixer
{
    private static readonly float Half = MathF.Sqrt(0.5f);

    /// <summary>Where 1 to 8 channels belong when a file does not say: the order of WAVE.</summary>
    private static readonly uint[] UsualMasks = [0, 0x4, 0x3, 0x7, 0x33, 0x37, 0x3F, 0x70F, 0x63F];

    private readonly int channels;
    private readonly (float Left, float Right)[] shares;

    private ChannelMixer(int channels, (float Left, float Right)[] shares) => (this.channels, this.shares) = (channels, shares);

    /// <exception cref="DiscException">There are more than two channels, and nobody knows where one of them belongs.</exception>
    public static ChannelMixer For(AudioFormat format, string path)
    {
        if (format.Channels <= 2)
            return new(format.Channels, []);
        var mask = BitOperations.PopCount(format.ChannelMask) == format.Channels ? format.ChannelMask
            : format.Channels < UsualMasks.Length ? UsualMasks[format.Channels]
            : throw new DiscException(AudioFileErrors.ChannelsUnknown, $"{path} has {format.Channels} channels and does not say where they belong.");
        var wanted = new List<(float Left, float Right)>(format.Channels);
        for (; mask != 0; mask &= mask - 1)
            wanted.Add(ShareOf(1u << BitOperations.TrailingZeroCount(mask), path));
        // A hair more than the sum, so that its rounding cannot reach beyond full scale either.
        var loudest = Math.Max(wanted.Sum(share => share.Left), wanted.Sum(share => share.Right)) * (1 + 1e-6f);
        return new(format.Channels, [.. wanted.Select(share => loudest > 0 ? (share.Left / loudest, share.Right / loudest) : share)]);
    }

    /// <summary>Mixes whole samples of all channels; two values for each.</summary>
    public void Mix(ReadOnlySpan<float> samples, Span<float> stereo)
    {
        if (channels == 2)
        {
            samples.CopyTo(stereo);
            return;
        }

        for (int from = 0, to = 0; from < samples.Length; from += channels, to += 2)
            (stereo[to], stereo[to + 1]) = channels == 1 ? (samples[from], samples[from]) : Mixed(samples.Slice(from, channels));
    }

    private (float Left, float Right) Mixed(ReadOnlySpan<float> sample)
    {
        var (left, right) = (0f, 0f);
        for (var channel = 0; channel < sample.Length; channel++)
        {
            left += sample[channel] * shares[channel].Left;
            right += sample[channel] * shares[channel].Right;
        }

        return (left, right);
    }

    private static (float Left, float Right) ShareOf(uint speaker, string path) => speaker switch
    {
        0x1 or 0x40 or 0x2000_0000 => (1, 0),               // front left, left of centre, left of a stereo mix
        0x2 or 0x80 or 0x4000_0000 => (0, 1),               // the same on the right
        0x4 => (Half, Half),                                // front centre
        0x8 => (0, 0),                                      // low frequencies
        0x10 or 0x200 or 0x1000 or 0x8000 => (Half, 0),     // back, side, top left
        0x20 or 0x400 or 0x4000 or 0x2_0000 => (0, Half),   // the same on the right
        0x100 or 0x800 or 0x2000 or 0x1_0000 => (0.5f, 0.5f), // back centre, top centres
        _ => throw new DiscException(AudioFileErrors.ChannelsUnknown, $"{path} has a channel whose place, {speaker:X}h, is not known."),
    };
}
