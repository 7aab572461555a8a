namespace OpenImapi.Formats.RedBook;

/// <summary>How the Q sub-channel writes the numbers of a disc and of a recording.</summary>
internal static class SubchannelNumbers
{
    /// <summary>13 digits of four bits at the top; 12 bits are zero.</summary>
    public static ulong Write(MediaCatalogNumber? number)
    {
        var packed = 0UL;
        foreach (var digit in number?.ToString() ?? "")
            packed = packed << 4 | (uint)(digit - '0');
        return packed << 12;
    }

    public static MediaCatalogNumber? ReadCatalog(ulong packed)
    {
        Span<char> digits = stackalloc char[MediaCatalogNumber.Length];
        for (var i = 0; i < digits.Length; i++)
            digits[i] = (char)('0' + (packed >> (60 - 4 * i) & 0xF));
        return packed >> 12 != 0 && MediaCatalogNumber.TryParse(digits, out var number) ? number : null;
    }

    /// <summary>Five characters of six bits and two zeros; seven digits of four bits and four zeros.</summary>
    public static (uint Owner, uint Number) Write(Isrc? code)
    {
        var (owner, number) = (0u, 0u);
        var text = code?.ToString() ?? "";
        for (var i = 0; i < text.Length; i++)
            if (i < 5)
                owner = owner << 6 | (uint)(text[i] - '0');
            else
                number = number << 4 | (uint)(text[i] - '0');
        return (owner << 2, number << 4);
    }

    public static Isrc? ReadIsrc(uint owner, uint number)
    {
        Span<char> text = stackalloc char[Isrc.Length];
        for (var i = 0; i < 5; i++)
            text[i] = (char)('0' + (owner >> (26 - 6 * i) & 0x3F));
        for (var i = 0; i < 7; i++)
            text[5 + i] = (char)('0' + (number >> (28 - 4 * i) & 0xF));
        return text.ContainsAnyExceptInRange('0', 'Z') ? null : Isrc.TryParse(text, out var code) ? code : null;
    }
}
