using System.Buffers.Binary;
using OpenImapi.Formats;

namespace OpenImapi.Audio;

/// <summary>STREAMINFO of a FLAC file (RFC 9639, 8.2): what it says of its sound.</summary>
/// <param name="SampleRate">Samples a second.</param>
/// <param name="Channels">1 to 8.</param>
/// <param name="BitsPerSample">4 to 32.</param>
/// <param name="Length">Samples in each channel, 0 where it is not known.</param>
/// <param name="Md5">MD5 of the sound, all zero where the encoder did not take it.</param>
internal readonly record struct FlacStreamInfo(int SampleRate, int Channels, int BitsPerSample, long Length, ByteString Md5)
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Size = 34;

    public static FlacStreamInfo Read(ReadOnlySpan<byte> block)
    {
        var packed = BinaryPrimitives.ReadUInt64BigEndian(block[10..]);
        return new((int)(packed >> 44), (int)(packed >> 41 & 7) + 1, (int)(packed >> 36 & 31) + 1, (long)(packed & 0xF_FFFF_FFFF), new(block[18..Size]));
    }

    /// <summary>What decoding must come to.</summary>
    public Promise Promise => new(Length == 0 ? null : Length, Length != 0) { Md5 = Md5.Span.ContainsAnyExcept((byte)0) ? Md5 : ByteString.Empty };
}

/// <summary>The metadata blocks at the start of a FLAC file.</summary>
internal static class FlacHeader
{
    public const byte StreamInfoBlock = 0;
    public const byte PaddingBlock = 1;
    public const byte CommentBlock = 4;

    /// <summary>Reads the blocks that follow "fLaC".</summary>
    public static FileFacts Read(Stream stream)
    {
        var facts = new FileFacts { Tags = Mastering.AudioTags.None };
        Span<byte> header = stackalloc byte[4];
        bool last;
        do
        {
            stream.ReadExactly(header);
            last = (header[0] & 0x80) != 0;
            var length = BinaryPrimitives.ReadInt32BigEndian(header) & 0xFF_FFFF;
            facts = (header[0] & 0x7F, length) switch
            {
                (StreamInfoBlock, >= FlacStreamInfo.Size) => facts with { Flac = FlacStreamInfo.Read(Block(stream, length)) },
                (CommentBlock, _) => facts with { Tags = TagFields.ToTags(VorbisComment.Read(Block(stream, length))) },
                _ => Skip(stream, length, facts),
            };
        }
        while (!last);
        return facts;
    }

    private static byte[] Block(Stream stream, int length)
    {
        if (length > stream.Length - stream.Position)
            throw new EndOfStreamException();
        var block = new byte[length];
        stream.ReadExactly(block);
        return block;
    }

    private static FileFacts Skip(Stream stream, int length, FileFacts facts)
    {
        if (length > stream.Length - stream.Position)
            throw new EndOfStreamException();
        stream.Position += length;
        return facts;
    }
}
