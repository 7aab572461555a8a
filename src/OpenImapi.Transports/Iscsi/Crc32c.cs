using System.Buffers.Binary;
using System.Numerics;
using OpenImapi.Formats;

namespace OpenImapi.Transports;

/// <summary>The digest of header and data.</summary>
[Clause(Standard.Rfc7143, "13.1")]
internal static class Crc32c
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 4;

    /// <summary>The digest of some bytes, as it stands on the wire when written little-endian.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> padding = default) => ~Append(Append(uint.MaxValue, bytes), padding);

    /// <summary>Writes the digest of <paramref name="bytes"/>.</summary>
    public static void Write(ReadOnlySpan<byte> bytes, Span<byte> digest) => BinaryPrimitives.WriteUInt32LittleEndian(digest, Of(bytes));

    private static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var value in bytes)
            crc = BitOperations.Crc32C(crc, value);
        return crc;
    }
}
