using System.Buffers.Binary;

namespace OpenImapi.Formats.RedBook;

/// <summary>AccurateRip's two checksums of one track, taken up block by block while it is read.</summary>
/// <remarks>
/// Each stereo sample, as a number of 32 bits, counts as often as its place in the track says, from 1. What drives with different read
/// offsets cannot read alike does not count: nearly five blocks at the start of the first track, five at the end of the last.
/// </remarks>
[Clause(Standard.AccurateRip, "track checksums")]
public sealed class AccurateRipChecksum
{
    private const long Uncounted = 5 * SampleCount.PerBlock;

    private readonly long first;
    private readonly long last;
    private long place;
    private uint low;
    private uint high;

    /// <param name="length">The samples of the track, INDEX 01 to its end.</param>
    /// <param name="isFirst">It is the disc's first track of music.</param>
    /// <param name="isLast">It is the disc's last track of music.</param>
    public AccurateRipChecksum(SampleCount length, bool isFirst, bool isLast)
    {
        first = isFirst ? Uncounted : 1;
        last = isLast ? length.Value - Uncounted : length.Value;
    }

    /// <summary>Version 1 of the samples so far.</summary>
    public uint Version1 => low;

    /// <summary>Version 2, which lets the upper half of every product count too.</summary>
    public uint Version2 => low + high;

    /// <summary>Takes up the next samples: whole ones, 4 bytes each.</summary>
    public void Append(ReadOnlySpan<byte> samples)
    {
        if (samples.Length % SampleCount.Size != 0)
            throw new ArgumentException($"Samples have {SampleCount.Size} bytes; {samples.Length} are no whole number of them.", nameof(samples));
        for (; !samples.IsEmpty; samples = samples[SampleCount.Size..])
        {
            place++;
            if (place < first || place > last)
                continue;
            var product = BinaryPrimitives.ReadUInt32LittleEndian(samples) * (ulong)place;
            low += (uint)product;
            high += (uint)(product >> 32);
        }
    }
}
