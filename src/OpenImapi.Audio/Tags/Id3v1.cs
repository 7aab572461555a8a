using System.Text;

namespace OpenImapi.Audio;

/// <summary>The ID3v1 tag: the last 128 bytes of a file.</summary>
internal static class Id3v1
{
    public const int Length = 128;

    /// <summary>Reads the tag; nothing where there is none. The stream's position is kept.</summary>
    public static List<KeyValuePair<string, string>>? Read(Stream stream)
    {
        var position = stream.Position;
        if (stream.Length - position < Length)
            return null;
        Span<byte> tag = stackalloc byte[Length];
        stream.Position = stream.Length - Length;
        stream.ReadExactly(tag);
        stream.Position = position;
        if (!tag[..3].SequenceEqual("TAG"u8))
            return null;
        List<KeyValuePair<string, string>> fields =
        [
            new("TITLE", Text(tag.Slice(3, 30))), new("ARTIST", Text(tag.Slice(33, 30))), new("ALBUM", Text(tag.Slice(63, 30))),
            new("COMMENT", Text(tag.Slice(97, 28))), new("GENRE", $"({tag[127]})"),
        ];
        if (tag[125] == 0 && tag[126] != 0)
            fields.Add(new("TRACKNUMBER", $"{tag[126]}"));
        return fields;
    }

    private static string Text(ReadOnlySpan<byte> bytes) =>
        Encoding.Latin1.GetString(bytes[..(bytes.IndexOf((byte)0) is var end and >= 0 ? end : bytes.Length)]).TrimEnd();
}
