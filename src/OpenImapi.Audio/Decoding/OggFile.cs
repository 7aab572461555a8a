using System.Buffers.Binary;

namespace OpenImapi.Audio;

/// <summary>
/// Follows the pages of an Ogg file (RFC 3533): reads the tags, and sees whether a page is missing, damaged or cut off, which decoders
/// pass over in silence.
/// </summary>
internal sealed class OggFile(Stream stream) : IDisposable
{
    /// <summary>The longest comment packet taken: pictures may be in it.</summary>
    private const int LongestComment = 64 << 20;

    private readonly MemoryStream comment = new();
    private int packet;
    private OggCodec? codec;
    private uint serial;
    private uint sequence;
    private long granule;
    private bool ended;

    public static FileFacts Read(Stream stream, long start)
    {
        stream.Position = start;
        using var file = new OggFile(stream);
        return file.Read();
    }

    public void Dispose() => comment.Dispose();

    private FileFacts Read()
    {
        var cut = "";
        while (cut.Length == 0 && stream.Position < stream.Length)
        {
            var at = stream.Position;
            var page = OggPage.TryRead(stream);
            if (page is null && ended)
                break;
            cut = page is null ? $"its Ogg page at byte {at:N0} is damaged or cut off{Place}" : Take(page, at);
        }

        if (codec is null)
            return FileFacts.None;
        if (cut.Length == 0 && !ended)
            cut = $"its last Ogg page is missing{Place}";
        var fields = VorbisComment.Read(codec.CommentOf(comment.GetBuffer().AsSpan(0, (int)comment.Length)));
        return new() { Tags = TagFields.ToTags(fields), IsOggFlac = codec.Name == OggCodec.Flac, Flac = codec.StreamInfo, Cut = cut };
    }

    private string Place => codec is null ? "" : $", at {(double)granule / codec.SampleRate:0.000} s";

    private string Take(OggPage page, long at)
    {
        if (page.IsFirst && (codec is null || ended) && OggCodec.Of(page.Body) is { } found)
        {
            codec ??= found;
            (serial, sequence, ended) = (page.Serial, page.Sequence, false);
        }

        if (codec is null || page.Serial != serial)
            return "";
        if (page.Sequence != sequence++)
            return $"an Ogg page is missing before byte {at:N0}{Place}";
        if (page.Granule >= 0)
            granule = page.Granule;
        ended = page.IsLast;
        Collect(page);
        return "";
    }

    /// <summary>Gathers the second packet, which holds the comment. A packet ends where a segment is shorter than 255 bytes.</summary>
    private void Collect(OggPage page)
    {
        var body = page.Body.AsSpan();
        foreach (var length in page.Segments)
        {
            if (packet > 1)
                return;
            if (packet == 1 && comment.Length < LongestComment)
                comment.Write(body[..length]);
            body = body[length..];
            if (length < 255)
                packet++;
        }
    }
}

/// <summary>A page of an Ogg file.</summary>
internal sealed record OggPage(byte Flags, long Granule, uint Serial, uint Sequence, byte[] Segments, byte[] Body)
{
    private const int HeaderLength = 27;

    private static readonly uint[] Table = MakeTable();

    public bool IsFirst => (Flags & 2) != 0;

    public bool IsLast => (Flags & 4) != 0;

    /// <summary>The page at the stream's position; nothing where there is none whose check sum is right.</summary>
    public static OggPage? TryRead(Stream stream)
    {
        var header = new byte[HeaderLength];
        if (stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength || !header.AsSpan(0, 4).SequenceEqual("OggS"u8))
            return null;
        var segments = new byte[header[26]];
        if (stream.ReadAtLeast(segments, segments.Length, throwOnEndOfStream: false) < segments.Length)
            return null;
        var body = new byte[segments.Sum(length => (int)length)];
        if (stream.ReadAtLeast(body, body.Length, throwOnEndOfStream: false) < body.Length)
            return null;
        var check = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(22));
        header.AsSpan(22, sizeof(uint)).Clear();
        if (Crc(body, Crc(segments, Crc(header, 0))) != check)
            return null;
        return new(header[5], BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(6)), BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(14)),
            BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(18)), segments, body);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes, uint check)
    {
        foreach (var value in bytes)
            check = check << 8 ^ Table[check >> 24 ^ value];
        return check;
    }

    /// <summary>CRC-32 of polynomial 04C11DB7h, not reflected.</summary>
    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            table[i] = i << 24;
            for (var bit = 0; bit < 8; bit++)
                table[i] = table[i] << 1 ^ ((table[i] & 0x8000_0000) != 0 ? 0x04C1_1DB7u : 0);
        }

        return table;
    }
}

/// <summary>What is coded in a logical stream of an Ogg file, as its first packet says.</summary>
internal sealed record OggCodec(string Name, int SampleRate, FlacStreamInfo? StreamInfo = null)
{
    public const string Flac = "FLAC";

    public static OggCodec? Of(ReadOnlySpan<byte> packet) => packet switch
    {
        _ when packet.StartsWith("\u0001vorbis"u8) && packet.Length >= 16 => new("Vorbis", BinaryPrimitives.ReadInt32LittleEndian(packet[12..])),
        _ when packet.StartsWith("OpusHead"u8) => new("Opus", 48_000),
        _ when packet.StartsWith("\u007FFLAC"u8) && packet.Length >= 17 + FlacStreamInfo.Size => OfFlac(FlacStreamInfo.Read(packet[17..])),
        _ => null,
    };

    /// <summary>The comment in the second packet.</summary>
    public ReadOnlySpan<byte> CommentOf(ReadOnlySpan<byte> packet)
    {
        var start = Name switch { Flac => 4, "Opus" => 8, _ => 7 };
        return packet.Length > start ? packet[start..] : default;
    }

    private static OggCodec OfFlac(FlacStreamInfo info) => new(Flac, Math.Max(1, info.SampleRate), info);
}
