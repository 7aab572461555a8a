using System.Runtime.InteropServices;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Recording;

/// <summary>The checksums of one part, taken while its samples go by.</summary>
/// <remarks>
/// AccurateRip multiplies every sample, both channels as one number of 32 bits, by its place counted from 1, and adds up: the lower halves of the
/// products in its first version, both halves in its second. Five sectors at the disc's beginning, less one sample, and five at its end are left out.
/// </remarks>
internal sealed class TrackChecksums(AudioPart part)
{
    private const long LeftOut = 5 * SampleCount.PerBlock;

    private readonly long from = part.IsFirst ? LeftOut : 1;
    private readonly long to = SampleCount.Of(part.Extent.Length).Value - (part.IsLast ? LeftOut : 0);
    private readonly Crc32 crc = new();
    private long place;

    public uint Crc32 => crc.Value;

    public uint AccurateRip1 { get; private set; }

    public uint AccurateRip2 { get; private set; }

    /// <summary>Takes the next samples, a whole number of them.</summary>
    public void Add(ReadOnlySpan<byte> samples)
    {
        crc.Add(samples);
        foreach (var sample in MemoryMarshal.Cast<byte, uint>(samples))
        {
            place++;
            if (place < from || place > to)
                continue;
            var product = (ulong)(BitConverter.IsLittleEndian ? sample : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(sample)) * (ulong)place;
            AccurateRip1 += (uint)product;
            AccurateRip2 += (uint)product + (uint)(product >> 32);
        }
    }
}
