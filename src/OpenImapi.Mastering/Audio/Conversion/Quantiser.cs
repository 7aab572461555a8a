using System.Buffers.Binary;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>
/// Turns floating samples into 16 bits. While every value is a whole step, as of a 16-bit source, it passes exactly; from the first one
/// that is not, dither is added. Values beyond full scale are cut there and counted, and never wrap.
/// </summary>
internal sealed class Quantiser(double gainDecibels)
{
    private const int Steps = 32_768;

    private readonly double factor = (gainDecibels == 0 ? 1 : Math.Pow(10, gainDecibels / 20)) * Steps;
    private Dither dither = new();
    private bool dithers;
    private double peak;

    /// <summary>Stereo samples of which a channel went beyond full scale.</summary>
    public long Clipped { get; private set; }

    /// <summary>The highest value met, 1 being full scale.</summary>
    public double Peak => peak / Steps;

    /// <summary>Converts pairs of values; 4 bytes for each pair.</summary>
    public void Convert(ReadOnlySpan<float> stereo, Span<byte> samples)
    {
        for (var i = 0; i + 1 < stereo.Length; i += 2)
        {
            var (left, right) = (stereo[i] * factor, stereo[i + 1] * factor);
            var highest = Math.Max(Math.Abs(left), Math.Abs(right));
            peak = Math.Max(peak, highest);
            if (highest > Steps)
                Clipped++;
            if (!dithers)
                dithers = left != Math.Floor(left) || right != Math.Floor(right);
            var sample = samples.Slice(i / 2 * SampleCount.Size, SampleCount.Size);
            BinaryPrimitives.WriteInt16LittleEndian(sample, Round(left));
            BinaryPrimitives.WriteInt16LittleEndian(sample[sizeof(short)..], Round(right));
        }
    }

    private short Round(double value)
    {
        if (dithers)
            value = Math.Floor(value + dither.Next() + 0.5);
        return value >= short.MaxValue ? short.MaxValue : value <= short.MinValue ? short.MinValue : (short)value;
    }
}
