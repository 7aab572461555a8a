using System.Buffers.Binary;

namespace OpenImapi.Audio;

/// <summary>Looks through the frames of an MP3 file to see whether its end is there, which decoders do not tell.</summary>
internal static class MpegStream
{
    /// <summary>How far the first frame is looked for, in bytes.</summary>
    private const int SearchLength = 128 * 1024;

    /// <summary>Where the sound is cut off, in words; empty where it is whole, or where frames cannot be followed.</summary>
    public static string Check(Stream stream)
    {
        if (FindFirst(stream) is not { } start)
            return "";
        stream.Position = start;
        if (!TryRead(stream, out var first))
            return "";
        var promised = FramesOf(stream, start, first);
        var (at, frames) = (start, 0L);
        var header = first;
        while (true)
        {
            if (at + header.Length > stream.Length)
                break;
            frames++;
            at += header.Length;
            stream.Position = at;
            if (at == stream.Length)
                break;
            if (!TryRead(stream, out header) || header.Kind != first.Kind)
                return "";
        }

        // The frame of information is not one of sound, and is not counted by what it says.
        var sound = promised is null ? frames : frames - 1;
        var whole = promised is { } expected ? sound >= expected : at == stream.Length;
        return whole ? "" : $"the sound is cut off at {Seconds(sound)}{(promised is { } all ? $" of {Seconds(all)}" : "")}";

        string Seconds(long count) => $"{(double)count * first.Samples / first.SampleRate:0.000} s";
    }

    /// <summary>The first header with another one where its frame ends.</summary>
    private static long? FindFirst(Stream stream)
    {
        var start = stream.Position;
        var bytes = new byte[Math.Min(SearchLength, stream.Length - start)];
        stream.ReadExactly(bytes);
        for (var at = 0; at + MpegHeader.Size <= bytes.Length; at++)
        {
            if (!MpegHeader.TryParse(bytes.AsSpan(at), out var header))
                continue;
            stream.Position = start + at + header.Length;
            if (TryRead(stream, out var next) && next.Kind == header.Kind)
                return start + at;
        }

        return null;
    }

    private static bool TryRead(Stream stream, out MpegHeader header)
    {
        Span<byte> bytes = stackalloc byte[MpegHeader.Size];
        header = default;
        return stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length && MpegHeader.TryParse(bytes, out header);
    }

    /// <summary>Frames of sound, as the encoder's information ("Xing" or "Info") says.</summary>
    private static long? FramesOf(Stream stream, long start, MpegHeader first)
    {
        Span<byte> info = stackalloc byte[12];
        stream.Position = start + first.InfoOffset;
        var known = stream.ReadAtLeast(info, info.Length, throwOnEndOfStream: false) == info.Length
            && (info[..4].SequenceEqual("Xing"u8) || info[..4].SequenceEqual("Info"u8));
        return known && (info[7] & 1) != 0 ? BinaryPrimitives.ReadUInt32BigEndian(info[8..]) : null;
    }
}
