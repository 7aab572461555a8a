using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace OpenImapi.Formats;

/// <summary>
/// File names as bytes and as text. Names are UTF-8; a byte that is not part of valid UTF-8 counts as the Latin-1 character
/// it would be, and a half of a surrogate pair, which Windows allows in names, stands as its three-byte form.
/// </summary>
public static class NameText
{
    /// <summary>Stands for a byte or a half pair that is no character.</summary>
    private const char Substitute = '_';

    /// <summary>The text of a name, at most one UTF-16 unit a byte; tells how many units, and whether the bytes were valid UTF-8.</summary>
    public static MappedName Decode(ReadOnlySpan<byte> name, Span<char> text) => Decode(name, text, halvesKept: false);

    /// <summary>The text of a name, for people.</summary>
    public static string ToText(ReadOnlySpan<byte> name) => ToText(name, halvesKept: false);

    /// <summary>The text of a name for a system whose names are UTF-16: half pairs come back as they were.</summary>
    public static string ToSystemName(ReadOnlySpan<byte> name) => ToText(name, halvesKept: true);

    /// <summary>The bytes of a name given as text.</summary>
    public static byte[] FromText(string text)
    {
        var bytes = new byte[text.Length * 3];
        var length = 0;
        for (var at = 0; at < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var units) == OperationStatus.Done)
                length += rune.EncodeToUtf8(bytes.AsSpan(length));
            else
            {
                bytes[length++] = (byte)(0xE0 | text[at] >> 12);
                bytes[length++] = (byte)(0x80 | text[at] >> 6 & 0x3F);
                bytes[length++] = (byte)(0x80 | text[at] & 0x3F);
            }

            at += units;
        }

        return bytes[..length];
    }

    private static string ToText(ReadOnlySpan<byte> name, bool halvesKept)
    {
        var units = name.Length <= 256 ? stackalloc char[name.Length] : new char[name.Length];
        return new(units[..Decode(name, units, halvesKept).Length]);
    }

    private static MappedName Decode(ReadOnlySpan<byte> name, Span<char> text, bool halvesKept)
    {
        var (length, changes) = (0, NameChanges.None);
        while (true)
        {
            Utf8.ToUtf16(name, text[length..], out var read, out var written, replaceInvalidSequences: false, isFinalBlock: true);
            name = name[read..];
            length += written;
            if (name.IsEmpty)
                return new(length, changes);
            changes = NameChanges.Encoding;
            if (name.Length >= 3 && name[0] == 0xED && name[1] is >= 0xA0 and <= 0xBF && name[2] is >= 0x80 and <= 0xBF)
            {
                text[length++] = halvesKept ? (char)(0xD000 | (name[1] & 0x3F) << 6 | name[2] & 0x3F) : Substitute;
                name = name[3..];
                continue;
            }

            text[length++] = name[0] >= 0xA0 ? (char)name[0] : Substitute;
            name = name[1..];
        }
    }
}
