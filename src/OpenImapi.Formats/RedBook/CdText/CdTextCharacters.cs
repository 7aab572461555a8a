using System.Text;

namespace OpenImapi.Formats.RedBook;

/// <summary>Text to the bytes of a CD-TEXT encoding and back.</summary>
internal static class CdTextCharacters
{
    private const int ShiftJisCodePage = 932;

    private static readonly Encoding ShiftJis = CodePagesEncodingProvider.Instance.GetEncoding(ShiftJisCodePage)!;

    /// <summary>Bytes without the end of the text, and what had to be changed for them.</summary>
    public readonly record struct Encoded(byte[] Bytes, IReadOnlyCollection<CdTextChange> Changes);

    public static Encoded Encode(string text, CdTextEncoding encoding)
    {
        var bytes = new List<byte>(text.Length);
        var changes = new SortedSet<CdTextChange>();
        var composed = CdTextLikeness.Compose(text);
        if (encoding == CdTextEncoding.ShiftJis && CdTextWidth.Widen(composed) is var wide && wide != composed)
        {
            composed = wide;
            changes.Add(CdTextChange.Widened);
        }

        foreach (var rune in composed.EnumerateRunes())
        {
            if (TryAdd(rune.ToString(), encoding, bytes))
                continue;
            var likeness = CdTextLikeness.Of(rune, encoding);
            var similar = likeness is not null && TryAdd(encoding == CdTextEncoding.ShiftJis ? CdTextWidth.Widen(likeness) : likeness, encoding, bytes);
            if (!similar)
                TryAdd(encoding == CdTextEncoding.ShiftJis ? CdTextWidth.Widen("?") : "?", encoding, bytes);
            changes.Add(similar ? CdTextChange.Transliterated : CdTextChange.CharactersLost);
        }

        return new([.. bytes], changes);
    }

    public static string Decode(ReadOnlySpan<byte> bytes, CdTextEncoding encoding) =>
        encoding == CdTextEncoding.ShiftJis ? ShiftJis.GetString(bytes) : Encoding.Latin1.GetString(bytes);

    private static bool TryAdd(string characters, CdTextEncoding encoding, List<byte> bytes)
    {
        var before = bytes.Count;
        foreach (var character in characters)
        {
            if (encoding == CdTextEncoding.ShiftJis ? TryAddDouble(character, bytes) : TryAddSingle(character, encoding, bytes))
                continue;
            bytes.RemoveRange(before, bytes.Count - before);
            return false;
        }

        return true;
    }

    private static bool TryAddSingle(char character, CdTextEncoding encoding, List<byte> bytes)
    {
        var has = character is >= ' ' and <= '~' || (encoding == CdTextEncoding.Latin1 && character is >= '\u00A0' and <= '\u00FF');
        if (has)
            bytes.Add((byte)character);
        return has;
    }

    private static bool TryAddDouble(char character, List<byte> bytes)
    {
        Span<byte> pair = stackalloc byte[4];
        var length = ShiftJis.GetBytes([character], pair);
        Span<char> back = stackalloc char[4];
        var has = length == 2 && ShiftJis.GetChars(pair[..2], back) == 1 && back[0] == character;
        if (has)
            bytes.AddRange(pair[..2]);
        return has;
    }
}
