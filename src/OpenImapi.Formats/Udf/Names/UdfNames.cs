namespace OpenImapi.Formats.Udf;

/// <summary>
/// What files and directories may be called in a UDF volume: any characters but U+FEFF and U+FFFE, in up to 255 bytes of Compressed
/// Unicode, so 254 characters below U+0100 or else 127 UTF-16 units.
/// </summary>
[Clause(Standard.OstaUdf, "2.1.1")]
[Clause(Standard.OstaUdf, "2.3.4.6")]
public static class UdfNames
{
    /// <summary>The most bytes of an identifier, compression ID included.</summary>
    public const int MaximumLength = 255;

    /// <summary>An extension up to this many units is never cut.</summary>
    private const int KeptExtension = 15;

    private const char Substitute = '_';

    /// <summary>True when a name can stand in a UDF volume exactly as it is.</summary>
    public static bool IsValid(ReadOnlySpan<char> name)
    {
        foreach (var unit in name)
            if (!CompressedUnicode.IsAllowed(unit) || unit is '\0' or '/')
                return false;
        return !name.IsEmpty && CompressedUnicode.LengthOf(name) <= MaximumLength;
    }

    /// <summary>
    /// Brings a name into UDF's form. One that is cut gets "#" and four hexadecimal digits of the CRC of the whole name before its
    /// extension, as UDF asks of systems that shorten names (4.2.2.1); a surrogate pair is never cut in half.
    /// </summary>
    /// <param name="name">The name, in UTF-8 where it is text.</param>
    /// <param name="isDirectory">A directory has no extension to be kept.</param>
    /// <param name="identifier">Takes up to <see cref="MaximumLength"/> bytes.</param>
    public static MappedName Map(ReadOnlySpan<byte> name, bool isDirectory, Span<byte> identifier)
    {
        var text = name.Length <= 256 ? stackalloc char[name.Length] : new char[name.Length];
        var (length, changes) = NameText.Decode(name, text);
        text = text[..length];
        foreach (ref var unit in text)
            if (!CompressedUnicode.IsAllowed(unit) || unit is '\0' or '/')
                (unit, changes) = (Substitute, changes | NameChanges.Character);
        if (CompressedUnicode.LengthOf(text) <= MaximumLength)
            return new(CompressedUnicode.Encode(text, identifier), changes);
        Span<char> mark = stackalloc char[5];
        mark[0] = '#';
        DescriptorCrc.Of(text).TryFormat(mark[1..], out _, "X4");
        return new(Shorten(text, isDirectory, mark, identifier), changes | NameChanges.Length);
    }

    /// <summary>Puts a number at the end of an identifier's name, cutting what would be too long; the extension stays.</summary>
    public static int Number(ReadOnlySpan<byte> identifier, bool isDirectory, int number, Span<byte> numbered)
    {
        Span<char> text = stackalloc char[identifier.Length];
        text = text[..CompressedUnicode.Decode(identifier, text)];
        Span<char> mark = stackalloc char[12];
        mark[0] = '_';
        number.TryFormat(mark[1..], out var digits);
        return Shorten(text, isDirectory, mark[..(digits + 1)], numbered);
    }

    /// <summary>Writes the name, cut where it has to be, the mark and the extension.</summary>
    private static int Shorten(ReadOnlySpan<char> text, bool isDirectory, ReadOnlySpan<char> mark, Span<byte> identifier)
    {
        var dot = isDirectory ? -1 : text.LastIndexOf('.');
        var extension = dot > 0 && text.Length - dot - 1 <= KeptExtension ? text[dot..] : default;
        Span<char> shortened = stackalloc char[MaximumLength];
        for (var kept = Math.Min(text.Length - extension.Length, MaximumLength - 1 - mark.Length - extension.Length); ; kept--)
        {
            if (kept > 0 && char.IsHighSurrogate(text[kept - 1]) && kept < text.Length && char.IsLowSurrogate(text[kept]))
                continue;
            text[..kept].CopyTo(shortened);
            mark.CopyTo(shortened[kept..]);
            extension.CopyTo(shortened[(kept + mark.Length)..]);
            var whole = shortened[..(kept + mark.Length + extension.Length)];
            if (CompressedUnicode.LengthOf(whole) <= MaximumLength)
                return CompressedUnicode.Encode(whole, identifier);
        }
    }
}
