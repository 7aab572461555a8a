using System.Buffers.Binary;

namespace OpenImapi.Formats.Udf;

/// <summary>Seals descriptors with their tags, and checks the seals.</summary>
[Clause(Standard.Ecma167, "3/7.2")]
public static class Descriptor
{
    private const int ChecksumAt = 4;
    private const int CrcAt = 8;
    private const int CrcLengthAt = 10;

    /// <summary>Writes a descriptor and its tag; returns how many bytes it took.</summary>
    /// <param name="descriptor">Its tag may hold a serial number; identifier, version, location and sums are set here.</param>
    /// <param name="bytes">Where to write; what follows the descriptor stays as it is.</param>
    /// <param name="location">The sector or block that the tag names.</param>
    /// <param name="revision">Decides the descriptor version.</param>
    /// <param name="crcLength">Bytes after the tag that the CRC is taken over; all of them, up to 65,535, when it is not given.</param>
    public static int Write<T>(T descriptor, Span<byte> bytes, uint location, UdfRevision revision, int? crcLength = null)
        where T : struct, IDescriptor
    {
        var tag = descriptor.Tag;
        tag.Identifier = tag.Identifier == T.AlternateIdentifier ? tag.Identifier : T.Identifier;
        tag.Version = revision.DescriptorVersion();
        tag.Location = location;
        descriptor.Tag = tag;
        var length = Structure.Write(descriptor, bytes);
        Seal(bytes[..length], crcLength ?? Math.Min(length - DescriptorTag.Length, ushort.MaxValue));
        return length;
    }

    /// <summary>Sets CRC, CRC length and checksum of a descriptor whose other bytes are final.</summary>
    public static void Seal(Span<byte> descriptor, int crcLength)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(descriptor[CrcLengthAt..], checked((ushort)crcLength));
        BinaryPrimitives.WriteUInt16LittleEndian(descriptor[CrcAt..], DescriptorCrc.Of(descriptor.Slice(DescriptorTag.Length, crcLength)));
        descriptor[ChecksumAt] = ChecksumOf(descriptor);
    }

    /// <summary>Reads a descriptor and checks its tag; what is wrong goes to <paramref name="faults"/>.</summary>
    /// <param name="bytes">Starts with the tag and goes at least to the end of the descriptor.</param>
    /// <param name="location">The sector or block that the tag shall name.</param>
    /// <param name="faults">Offsets are bytes from the tag.</param>
    public static T Read<T>(ReadOnlySpan<byte> bytes, uint location, FaultList faults)
        where T : struct, IDescriptor
    {
        CheckSeal(bytes, location, faults);
        var descriptor = Structure.Read<T>(bytes, faults);
        var found = descriptor.Tag.Identifier;
        if (found != T.Identifier && found != T.AlternateIdentifier)
            faults.Add(0, "tag identifier", $"{(ushort)found} is not {(ushort)T.Identifier}, a {typeof(T).Name}");
        return descriptor;
    }

    /// <summary>Checks a tag's version, checksum, location and CRC.</summary>
    public static void CheckSeal(ReadOnlySpan<byte> bytes, uint location, FaultList faults)
    {
        if (bytes.Length < DescriptorTag.Length)
        {
            faults.Add(0, "descriptor tag", $"{bytes.Length} bytes are too few for a tag");
            return;
        }

        var tag = Structure.Read<DescriptorTag>(bytes);
        if (tag.Version is not (2 or 3))
            faults.Add(2, "descriptor version", $"{tag.Version} is neither 2 nor 3");
        if (tag.Checksum != ChecksumOf(bytes))
            faults.Add(ChecksumAt, "tag checksum", $"{tag.Checksum} is not {ChecksumOf(bytes)}, the sum of the tag's other bytes");
        if (tag.Location != location)
            faults.Add(12, "tag location", $"{tag.Location} is not {location}, where the descriptor lies");
        if (tag.CrcLength > bytes.Length - DescriptorTag.Length)
            faults.Add(CrcLengthAt, "descriptor CRC length", $"{tag.CrcLength} bytes do not follow the tag");
        else if (DescriptorCrc.Of(bytes.Slice(DescriptorTag.Length, tag.CrcLength)) is var crc && crc != tag.Crc)
            faults.Add(CrcAt, "descriptor CRC", $"{tag.Crc:X4}h is not {crc:X4}h, the CRC of {tag.CrcLength} bytes");
    }

    /// <summary>True when the bytes start with a tag whose checksum is right: probably a descriptor.</summary>
    public static bool IsLikely(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= DescriptorTag.Length && bytes[..DescriptorTag.Length].ContainsAnyExcept((byte)0) && bytes[ChecksumAt] == ChecksumOf(bytes);

    private static byte ChecksumOf(ReadOnlySpan<byte> tag)
    {
        var sum = 0;
        for (var i = 0; i < DescriptorTag.Length; i++)
            if (i != ChecksumAt)
                sum += tag[i];
        return (byte)sum;
    }
}
