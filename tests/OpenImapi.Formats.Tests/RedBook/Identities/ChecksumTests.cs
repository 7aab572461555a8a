using System.Buffers.Binary;
using System.IO.Compression;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats.Tests.RedBook;

/// <summary>Checksums of tracks, in pieces of odd lengths.</summary>
public class ChecksumTests
{
    /// <summary>20 blocks: x = x * 1103515245 + 12345 from 12345 on, each value x ^ x >> 13.</summary>
    private static byte[] Samples()
    {
        var bytes = new byte[20 * 2352];
        var x = 12345u;
        for (var at = 0; at < bytes.Length; at += 4)
        {
            x = x * 1103515245 + 12345;
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), x ^ x >> 13);
        }

        return bytes;
    }

    [Theory]
    [InlineData(false, false, 0xFDDB21E4, 0xFFEC743C)]
    [InlineData(false, true, 0xE70F5928, 0xE836E036)]
    [InlineData(true, false, 0x3FF5728E, 0x41E5264F)]
    [InlineData(true, true, 0x2929A9D2, 0x2A2F9249)]
    public void AccurateRip_leaves_out_the_ends_of_the_disc(bool isFirst, bool isLast, uint version1, uint version2)
    {
        // Expected: computed from the definition by a few lines of Python, samples 1 to 2,939 and the last 2,940 left out.
        var checksum = new AccurateRipChecksum(new(20 * 588), isFirst, isLast);
        var samples = Samples();
        for (var at = 0; at < samples.Length; at += 4 * 777)
            checksum.Append(samples.AsSpan(at, Math.Min(4 * 777, samples.Length - at)));
        Assert.Equal((version1, version2), (checksum.Version1, checksum.Version2));
    }

    [Fact]
    public void A_place_counts_by_the_number_of_the_sample()
    {
        var checksum = new AccurateRipChecksum(new(2), false, false);
        checksum.Append([0xFF, 0xFF, 0x01, 0x00, 0x02, 0x00, 0x00, 0x80]);
        Assert.Equal((0x0001_FFFFu + 4, 0x0001_FFFFu + 4 + 1), (checksum.Version1, checksum.Version2));
    }

    [Fact]
    public void The_CRC_is_that_of_zip_and_gzip()
    {
        var samples = Samples();
        samples.AsSpan(5000, 3000).Clear();
        var crc = new RipCrc();
        for (var at = 0; at < samples.Length; at += 1000)
            crc.Append(samples.AsSpan(at, Math.Min(1000, samples.Length - at)));
        Assert.Equal(OfGzip(samples), crc.Value);
        Assert.Equal(OfGzip([.. samples.Chunk(2).Where(value => value is not [0, 0]).SelectMany(value => value)]), crc.ValueWithoutNulls);
        Assert.NotEqual(crc.Value, crc.ValueWithoutNulls);
    }

    /// <summary>The CRC-32 in the trailer that zlib writes.</summary>
    private static uint OfGzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return BinaryPrimitives.ReadUInt32LittleEndian(packed.ToArray().AsSpan()[^8..]);
    }

    [Fact]
    public void Half_a_sample_is_a_mistake_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => new AccurateRipChecksum(new(1), false, false).Append([1, 2]));
        Assert.Throws<ArgumentException>(() => new RipCrc().Append([1]));
    }
}
