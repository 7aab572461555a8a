using System.Security.Cryptography;

namespace OpenImapi.Formats.Partitions;

/// <summary>GUIDs that follow from given data, so that the same content has the same ones: version 8 of RFC 9562, from SHA-256.</summary>
[Clause(Standard.Rfc9562, "5.8")]
public static class DerivedGuid
{
    /// <summary>The GUID that belongs to some data and to what it is for.</summary>
    /// <param name="data">What the GUID is to depend on, such as a digest of the tree.</param>
    /// <param name="purpose">Tells several GUIDs of the same data apart, such as "disk" and "partition 1".</param>
    public static Guid Of(ReadOnlySpan<byte> data, string purpose)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(purpose));
        hash.AppendData([0]);
        hash.AppendData(data);
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(bytes);
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x80);      // version 8
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);      // variant 10
        return new(bytes[..16], bigEndian: true);
    }
}
