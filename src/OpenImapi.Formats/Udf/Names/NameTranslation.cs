namespace OpenImapi.Formats.Udf;

/// <summary>
/// How a system that cannot take a name of a UDF volume shows it: illegal characters become one underline, and "#" with four
/// hexadecimal digits of the CRC of the name as recorded tells it from others. The same name always gives the same result.
/// </summary>
[Clause(Standard.OstaUdf, "4.2.2.1")]
[Clause(Standard.OstaUdf, "6.7")]
public static class NameTranslation
{
    /// <summary>The longest extension that is kept.</summary>
    private const int ExtensionSize = 5;

    /// <summary>"#" and four digits.</summary>
    private const int MarkSize = 5;

    private const char IllegalMark = '_';

    /// <summary>The name that a system can take; the same name when it already can.</summary>
    /// <param name="name">As recorded.</param>
    /// <param name="rules">Whose rules.</param>
    /// <param name="maximum">UTF-16 units of the longest name, at least 16.</param>
    public static string Translate(ReadOnlySpan<char> name, TranslationRules rules, int maximum = 255)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, 16);
        var legal = Replace(name, rules, out var changed);
        var dot = ExtensionStart(name);
        if (rules == TranslationRules.Windows && legal.AsSpan().TrimEnd(". ") is var trimmed && trimmed.Length < legal.Length)
            (legal, changed, dot) = (trimmed.ToString(), true, -1);
        if (!changed && legal.Length <= maximum)
            return legal;
        var extension = dot < 0 ? "" : "." + Replace(name[(dot + 1)..], rules, out _);
        var stem = dot < 0 ? legal : Replace(name[..dot], rules, out _);
        var kept = Math.Min(stem.Length, maximum - MarkSize - extension.Length);
        return $"{stem[..kept]}#{DescriptorCrc.Of(name):X4}{extension}";
    }

    /// <summary>The last dot that has one to five characters after it.</summary>
    private static int ExtensionStart(ReadOnlySpan<char> name)
    {
        var dot = name.LastIndexOf('.');
        return dot >= 0 && name.Length - dot - 1 is >= 1 and <= ExtensionSize ? dot : -1;
    }

    private static string Replace(ReadOnlySpan<char> name, TranslationRules rules, out bool changed)
    {
        var legal = new System.Text.StringBuilder(name.Length);
        changed = false;
        for (var i = 0; i < name.Length; i++)
        {
            if (!IsIllegal(name[i], rules))
            {
                legal.Append(name[i]);
                continue;
            }

            changed = true;
            legal.Append(IllegalMark);
            while (i + 1 < name.Length && IsIllegal(name[i + 1], rules))
                i++;
        }

        return legal.ToString();
    }

    private static bool IsIllegal(char unit, TranslationRules rules) => rules switch
    {
        TranslationRules.Windows => unit < 0x20 || unit is '\\' or '/' or ':' or '*' or '?' or '"' or '<' or '>' or '|',
        TranslationRules.Macintosh => unit == ':',
        _ => unit is '\0' or '/',
    };
}

/// <summary>The systems whose rules UDF gives.</summary>
[Clause(Standard.OstaUdf, "4.2.2.1")]
public enum TranslationRules
{
    /// <summary>Neither NUL nor a slash.</summary>
    Posix,

    /// <summary>No control character, none of <c>\ / : * ? " &lt; &gt; |</c>, no dot or space at the end; of OS/2 too, with 254 units.</summary>
    Windows,

    /// <summary>No colon; classic systems take 31 units.</summary>
    Macintosh,
}
