using System.Text;

namespace OpenImapi.Mastering;

/// <summary>Gathers what the chunks of a file say about the music. What is said twice counts the first time.</summary>
internal sealed class TagCollector(SoundBytes bytes)
{
    /// <summary>Tags may hold pictures; texts stand before this many bytes.</summary>
    private const int MostBytes = 16 << 20;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public AudioTags Collected { get; private set; } = AudioTags.None;

    /// <summary>The chunk 'LIST' of RIFF, where it is of kind 'INFO'.</summary>
    public void AddInfo(Chunk list)
    {
        var content = Content(list);
        if (!content.StartsWith("INFO"u8))
            return;
        for (var rest = content[4..]; rest.Length >= 8;)
        {
            var length = (int)Math.Min(System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]), (uint)rest.Length - 8);
            AddText(Encoding.Latin1.GetString(rest[..4]), rest.Slice(8, length));
            rest = rest[Math.Min(rest.Length, 8 + length + length % 2)..];
        }
    }

    /// <summary>A chunk that holds a tag of ID3v2.</summary>
    public void AddId3(Chunk chunk) => Collected = Collected.Or(Id3v2.Read(Content(chunk)));

    /// <summary>A chunk that is one text.</summary>
    public void AddText(Chunk chunk) => AddText(chunk.Id, Content(chunk));

    private void AddText(string id, ReadOnlySpan<byte> content)
    {
        var text = TextOf(content);
        Collected = Collected.Or(id switch
        {
            "INAM" or "NAME" => new() { Title = text },
            "IART" or "AUTH" => new() { Performer = text },
            "IPRD" => new() { Album = text },
            "IWRI" => new() { Songwriter = text },
            "IMUS" => new() { Composer = text },
            "ICMT" or "ANNO" => new() { Comment = text },
            "IGNR" => new() { Genre = text },
            "ISRC" => new() { Isrc = Formats.RedBook.Isrc.TryParse(text, out var code) ? code.ToString() : "" },
            "IPRT" or "ITRK" => new() { TrackNumber = NumberOf(text) },
            _ => AudioTags.None,
        });
    }

    private ReadOnlySpan<byte> Content(Chunk chunk)
    {
        var content = new byte[(int)Math.Max(0, Math.Min(Math.Min(chunk.Length, bytes.Length - chunk.Offset), MostBytes))];
        return content.AsSpan(0, bytes.Read(chunk.Offset, content));
    }

    /// <summary>Up to the first zero; in UTF-8 where it is that, else in Latin-1.</summary>
    private static string TextOf(ReadOnlySpan<byte> content)
    {
        var end = content.IndexOf((byte)0);
        var text = end < 0 ? content : content[..end];
        try
        {
            return Utf8.GetString(text).Trim();
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(text).Trim();
        }
    }

    /// <summary>The number before a slash: 3 of "3/12".</summary>
    internal static int? NumberOf(string text) => int.TryParse(text.Split('/')[0].Trim(), out var number) && number > 0 ? number : null;
}
