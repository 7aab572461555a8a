using System.Security.Cryptography;
using OpenImapi.Formats;

namespace OpenImapi.Audio;

/// <summary>MD5 as FLAC takes it: of the samples as integers of whole bytes, little end first, channels in turn.</summary>
internal sealed class PcmDigest(int bitsPerSample)
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
    private byte[] packed = [];

    /// <summary>Adds samples whose highest bit is the highest of 32.</summary>
    public void Append(ReadOnlySpan<int> samples)
    {
        var size = (bitsPerSample + 7) / 8;
        if (packed.Length < samples.Length * size)
            packed = new byte[samples.Length * size];
        var at = 0;
        foreach (var sample in samples)
        {
            var value = sample >> 32 - bitsPerSample;
            for (var i = 0; i < size; i++, value >>= 8)
                packed[at++] = (byte)value;
        }

        hash.AppendData(packed, 0, at);
    }

    public ByteString Finish() => new(hash.GetHashAndReset().AsSpan());
}
