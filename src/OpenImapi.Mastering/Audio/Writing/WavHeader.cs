using System.Text;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>What stands before the samples of CD audio in a .wav file.</summary>
public static class WavHeader
{
    private const int ChunkHeader = 8;

    /// <summary>The header of so many samples: plain WAV, or RF64 (EBU Tech 3306) where they do not fit into 4 GiB.</summary>
    public static byte[] Of(SampleCount length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length.Value, nameof(length));
        var plain = 12 + ChunkHeader + WaveFormat.PlainLength + ChunkHeader;
        var isLarge = plain - ChunkHeader + length.Bytes > uint.MaxValue;
        var header = new byte[plain + (isLarge ? ChunkHeader + Ds64.Length : 0)];
        var riffLength = header.Length - ChunkHeader + length.Bytes;
        var rest = Put(header, isLarge ? "RF64" : "RIFF", isLarge ? uint.MaxValue : (uint)riffLength);
        "WAVE"u8.CopyTo(rest);
        rest = rest[4..];
        if (isLarge)
        {
            rest = Put(rest, "ds64", Ds64.Length);
            rest = rest[Structure.Write(new Ds64((ulong)riffLength, (ulong)length.Bytes, (ulong)length.Value), rest)..];
        }

        rest = Put(rest, "fmt ", WaveFormat.PlainLength);
        rest = rest[Structure.Write(CdAudio, rest)..];
        Put(rest, "data", isLarge ? uint.MaxValue : (uint)length.Bytes);
        return header;
    }

    private static WaveFormat CdAudio => new()
    {
        Tag = WaveFormat.Pcm,
        Channels = 2,
        SampleRate = SampleCount.PerSecond,
        BytesPerSecond = SampleCount.PerSecond * SampleCount.Size,
        BlockAlign = SampleCount.Size,
        BitsPerSample = 16,
    };

    private static Span<byte> Put(Span<byte> rest, string id, uint length)
    {
        Encoding.Latin1.GetBytes(id, rest);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(rest[4..], length);
        return rest[ChunkHeader..];
    }
}
