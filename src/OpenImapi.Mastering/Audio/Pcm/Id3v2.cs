using System.Text;

namespace OpenImapi.Mastering;

/// <summary>Reads the texts of an ID3v2 tag, of versions 2.2 to 2.4. What is broken in it is left out: a tag says nothing about the sound.</summary>
public static class Id3v2
{
    private const int HeaderLength = 10;

    /// <summary>Reads a tag that begins with "ID3"; anything else has no tags.</summary>
    public static AudioTags Read(ReadOnlySpan<byte> tag)
    {
        if (tag.Length < HeaderLength || !tag.StartsWith("ID3"u8) || tag[3] is < 2 or > 4)
            return AudioTags.None;
        var (version, flags) = (tag[3], tag[5]);
        var body = tag[HeaderLength..];
        body = body[..(int)Math.Min((uint)body.Length, Synchsafe(tag[6..]))];
        if ((flags & 0x80) != 0 && version < 4)
            body = WithoutSynchronisation(body);
        if ((flags & 0x40) != 0 && version > 2)
            body = body[Math.Min(body.Length, ExtendedHeader(body, version))..];
        var (tags, gains) = (AudioTags.None, new ReplayGainTags());
        while (Frame(ref body, version, gains) is { } frame)
            tags = tags.Or(frame);
        return tags with { TrackGain = gains.Track, AlbumGain = gains.Album };
    }

    /// <summary>Takes one frame off; nothing at the padding or the end.</summary>
    private static AudioTags? Frame(ref ReadOnlySpan<byte> body, int version, ReplayGainTags gains)
    {
        var idLength = version == 2 ? 3 : 4;
        var headerLength = version == 2 ? 6 : HeaderLength;
        if (body.Length <= headerLength || body[0] == 0)
            return null;
        var id = Encoding.Latin1.GetString(body[..idLength]);
        var length = version == 2 ? (uint)(body[3] << 16 | body[4] << 8 | body[5]) : version == 3 ? Number(body[4..]) : Synchsafe(body[4..]);
        var flags = version == 2 ? (byte)0 : body[9];
        if (length > body.Length - headerLength)
            return null;
        var content = body.Slice(headerLength, (int)length);
        body = body[(headerLength + (int)length)..];
        // Compressed or encrypted frames are no plain text.
        if ((flags & (version == 4 ? 0x0C : 0xC0)) != 0)
            return AudioTags.None;
        if (version == 4 && (flags & 0x01) != 0)
            content = content[Math.Min(4, content.Length)..];
        if (version == 4 && (flags & 0x02) != 0)
            content = WithoutSynchronisation(content);
        return id[0] == 'T' || id is "COMM" or "COM" ? TagsOf(id, content, gains) : AudioTags.None;
    }

    private static AudioTags TagsOf(string id, ReadOnlySpan<byte> content, ReplayGainTags gains)
    {
        if (id is "COMM" or "COM")
            return content.Length > 4 && Texts(content[0], content[4..]) is ["", var comment, ..] ? new() { Comment = comment } : AudioTags.None;
        var texts = content.IsEmpty ? [] : Texts(content[0], content[1..]);
        if (texts is [])
            return AudioTags.None;
        if (id is "TXXX" or "TXX")
        {
            if (texts is [var name, var value, ..])
                gains.Add(name, value);
            return AudioTags.None;
        }

        var text = string.Join(" / ", texts.Where(part => part.Length > 0));
        return id switch
        {
            "TIT2" or "TT2" => new() { Title = text },
            "TPE1" or "TP1" => new() { Performer = text },
            "TALB" or "TAL" => new() { Album = text },
            "TPE2" or "TP2" => new() { AlbumPerformer = text },
            "TEXT" or "TXT" => new() { Songwriter = text },
            "TCOM" or "TCM" => new() { Composer = text },
            "TPE4" or "TP4" => new() { Arranger = text },
            "TCON" or "TCO" => new() { Genre = text },
            "TSRC" or "TRC" => new() { Isrc = text },
            "TRCK" or "TRK" => new() { TrackNumber = TagCollector.NumberOf(text) },
            "TPOS" or "TPA" => new() { DiscNumber = TagCollector.NumberOf(text) },
            _ => AudioTags.None,
        };
    }

    private static string[] Texts(byte encoding, ReadOnlySpan<byte> content) => (encoding switch
    {
        1 => content.StartsWith([(byte)0xFE, (byte)0xFF]) ? Encoding.BigEndianUnicode.GetString(content) : Encoding.Unicode.GetString(content),
        2 => Encoding.BigEndianUnicode.GetString(content),
        3 => Encoding.UTF8.GetString(content),
        _ => Encoding.Latin1.GetString(content),
    }).TrimEnd('\0').Split('\0').Select(text => text.TrimStart('\uFEFF').Trim()).ToArray();

    private static int ExtendedHeader(ReadOnlySpan<byte> body, int version) =>
        body.Length < 4 ? body.Length : (int)Math.Min(int.MaxValue - 4, version == 3 ? Number(body) + 4 : Synchsafe(body));

    private static uint Number(ReadOnlySpan<byte> bytes) => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes);

    /// <summary>A number of 7 bits a byte.</summary>
    private static uint Synchsafe(ReadOnlySpan<byte> bytes) =>
        (uint)((bytes[0] & 0x7F) << 21 | (bytes[1] & 0x7F) << 14 | (bytes[2] & 0x7F) << 7 | (bytes[3] & 0x7F));

    /// <summary>Takes out the zeros that stand behind every FFh.</summary>
    private static ReadOnlySpan<byte> WithoutSynchronisation(ReadOnlySpan<byte> bytes)
    {
        var plain = new List<byte>(bytes.Length);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != 0 || i == 0 || bytes[i - 1] != 0xFF)
                plain.Add(bytes[i]);
        }

        return plain.ToArray();
    }
}
