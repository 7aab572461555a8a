using System.Buffers.Binary;
using System.Text;
using OpenImapi.Formats;

namespace OpenImapi.Audio;

/// <summary>A Vorbis comment: NAME=text, as FLAC and Ogg files carry it.</summary>
internal static class VorbisComment
{
    /// <summary>Reads as much as there is; a length that leads outside the block ends the reading.</summary>
    public static List<KeyValuePair<string, string>> Read(ReadOnlySpan<byte> block)
    {
        var fields = new List<KeyValuePair<string, string>>();
        if (!Take(ref block, out _) || block.Length < sizeof(uint))
            return fields;
        var count = BinaryPrimitives.ReadUInt32LittleEndian(block);
        block = block[sizeof(uint)..];
        for (var i = 0u; i < count && Take(ref block, out var field); i++)
        {
            var equals = field.IndexOf((byte)'=');
            if (equals > 0)
                fields.Add(new(Encoding.ASCII.GetString(field[..equals]), NameText.ToText(field[(equals + 1)..])));
        }

        return fields;
    }

    /// <summary>The block of these fields, without the framing bit that Ogg Vorbis adds.</summary>
    public static byte[] Write(string vendor, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var block = new MemoryStream();
        var list = fields.ToList();
        Put(block, vendor);
        Put(block, list.Count);
        foreach (var (name, text) in list)
            Put(block, $"{name}={text}");
        return block.ToArray();
    }

    private static bool Take(ref ReadOnlySpan<byte> block, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (block.Length < sizeof(uint))
            return false;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(block);
        if (length > block.Length - sizeof(uint))
            return false;
        text = block.Slice(sizeof(uint), (int)length);
        block = block[(sizeof(uint) + (int)length)..];
        return true;
    }

    private static void Put(MemoryStream block, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Put(block, bytes.Length);
        block.Write(bytes);
    }

    private static void Put(MemoryStream block, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        block.Write(bytes);
    }
}
