using System.Globalization;
using System.Text;
using OpenImapi.Formats;

namespace OpenImapi.Cli;

/// <summary>The words after an option of mkisofs, and what they mean.</summary>
/// <param name="Option">The option as it was written.</param>
/// <param name="Words">What follows it.</param>
internal readonly record struct MkisofsWords(string Option, IReadOnlyList<string> Words)
{
    public string Text => Words[0];

    public string this[int index] => Words[index];

    /// <summary>A whole number, decimal or, after 0x, hexadecimal; ends included.</summary>
    /// <exception cref="DiscException">It is none, or outside.</exception>
    public long Number(int index, long minimum, long maximum)
    {
        var text = Words[index];
        var isHexadecimal = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        var known = isHexadecimal ? long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
        return known && number >= minimum && number <= maximum ? number
            : throw UsageFault.Of($"{Option} takes a whole number from {minimum} to {maximum}; not '{text}'.");
    }

    /// <summary>Permissions in octal digits.</summary>
    /// <exception cref="DiscException">They are none.</exception>
    public ushort Permissions()
    {
        if (Text.Length is > 0 and <= 5 && Text.All(digit => digit is >= '0' and <= '7') && Convert.ToInt32(Text, 8) is var bits and <= 0xFFF)
            return (ushort)bits;
        throw UsageFault.Of($"{Option} takes permissions in octal digits, such as 0644; not '{Text}'.");
    }

    /// <summary>A moment in UTC as YYYYMMDDhhmmsscc, with hundredths of a second.</summary>
    /// <exception cref="DiscException">It is none.</exception>
    public DateTimeOffset Moment() =>
        DateTime.TryParseExact(Text, "yyyyMMddHHmmssff", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? new(moment) : throw UsageFault.Of($"{Option} takes sixteen digits, YYYYMMDDhhmmsscc; not '{Text}'.");

    /// <summary>An encoding of names, as iconv or IANA calls it.</summary>
    /// <exception cref="DiscException">It is not known.</exception>
    public Encoding Encoding()
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(CodePage(Text)) ?? System.Text.Encoding.GetEncoding(CodePage(Text));
        }
        catch (ArgumentException)
        {
            throw UsageFault.Of($"{Option}: no encoding is known as '{Text}'.", "Say utf-8, iso8859-1, cp850 or another name of IANA.");
        }
    }

    /// <summary>A type of a partition: a byte for an MBR, or a GUID for a GPT, structured or as 32 digits in the order of the bytes on the disc.</summary>
    /// <exception cref="DiscException">It is neither.</exception>
    public (byte? Type, Guid? Guid) PartitionType(int index)
    {
        var text = Words[index];
        if (text.Contains('-', StringComparison.Ordinal) && Guid.TryParseExact(text, "D", out var structured))
            return (null, structured);
        return text.Length == 32 && text.All(char.IsAsciiHexDigit) ? (null, new Guid(Convert.FromHexString(text))) : ((byte)Number(index, 0, 255), null);
    }

    /// <summary>The names of mkisofs's own tables, as IANA has them.</summary>
    private static string CodePage(string name) =>
        name.StartsWith("iso8859-", StringComparison.OrdinalIgnoreCase) ? $"iso-{name[3..]}"
        : name.StartsWith("cp", StringComparison.OrdinalIgnoreCase) && name[2..].All(char.IsAsciiDigit) ? name.Length == 6 && name[2] == '1' ? $"windows-{name[2..]}" : $"ibm{name[2..]}"
        : name;
}
