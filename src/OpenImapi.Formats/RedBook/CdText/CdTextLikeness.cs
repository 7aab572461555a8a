using System.Text;

namespace OpenImapi.Formats.RedBook;

/// <summary>What can stand for a character that an encoding lacks. No culture and no library has a say: the same text gives the same bytes everywhere.</summary>
internal static class CdTextLikeness
{
    private const char FirstBeyondAscii = '\u00A0';
    private const char FirstExtended = '\u0100';
    private const char FirstCombining = '\u0300';
    private const char LastCombining = '\u036F';

    /// <summary>U+00A0 to U+00FF in ASCII, in order.</summary>
    private static readonly string[] Latin1 =
        (" |!|c|GBP|o|Y|-|S|\"|(C)|a|\"|-||(R)|-|o|+/-|2|3|'|u|P|.|,|1|o|\"|1/4|1/2|3/4|?|A|A|A|A|A|A|AE|C|E|E|E|E|I|I|I|I|D|N|O|O|O|O|O|x|O|U|U|U|U|Y|TH|ss|"
        + "a|a|a|a|a|a|ae|c|e|e|e|e|i|i|i|i|d|n|o|o|o|o|o|/|o|u|u|u|u|y|th|y").Split('|');

    /// <summary>U+0100 to U+017F without their marks, in order.</summary>
    private static readonly string[] Extended =
        ("A a A a A a C c C c C c C c D d D d E e E e E e E e E e G g G g G g G g H h H h I i I i I i I i I i IJ ij J j K k k L l L l L l L l L l N n N n N n 'n N n "
        + "O o O o O o OE oe R r R r R r S s S s S s S s T t T t T t U u U u U u U u U u U u W w Y y Y Z z Z z Z z s").Split(' ');

    /// <summary>Signs, each group before what stands for it.</summary>
    private static readonly Dictionary<char, string> Signs = Pairs(
        "‘’‚‛′ʼʹ‹›", "'", "“”„‟″", "\"", "‐‑‒–—―−", "-", "…", "...", "•", "*", "€", "EUR", "™", "(TM)", "№", "No.", "⁄", "/", "‰", "o/oo",
        "ƒ", "f", "ﬁ", "fi", "ﬂ", "fl", "Ș", "S", "ș", "s", "Ț", "T", "ț", "t", "〜", "~", "ẞ", "SS",
        "\t\n\r\u3000\u202F\u205F\u2028", " ", "\u200B\u200C\u200D\u2060\uFEFF\u00AD", "");

    /// <summary>Signs that Japanese has in full width.</summary>
    private static readonly Dictionary<char, string> JapaneseSigns = Pairs("〜", "～", "—", "―", "−", "－", "‖", "∥", "¢", "￠", "£", "￡", "¬", "￢");

    /// <summary>A mark, then letters without and with it.</summary>
    private static readonly Dictionary<char, string> Composed = new()
    {
        ['\u0300'] = "AÀEÈIÌOÒUÙaàeèiìoòuù",
        ['\u0301'] = "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyý",
        ['\u0302'] = "AÂEÊIÎOÔUÛaâeêiîoôuû",
        ['\u0303'] = "AÃNÑOÕaãnñoõ",
        ['\u0308'] = "AÄEËIÏOÖUÜaäeëiïoöuüyÿ",
        ['\u030A'] = "AÅaå",
        ['\u0327'] = "CÇcç",
        ['\u3099'] = "カガキギクグケゲコゴサザシジスズセゼソゾタダチヂツヅテデトドハバヒビフブヘベホボウヴかがきぎくぐけげこごさざしじすずせぜそぞただちぢつづてでとどはばひびふぶへべほぼ",
        ['\u309A'] = "ハパヒピフプヘペホポはぱひぴふぷへぺほぽ",
    };

    private static Dictionary<char, string> Pairs(params ReadOnlySpan<string> groups)
    {
        var pairs = new Dictionary<char, string>();
        for (var i = 0; i < groups.Length; i += 2)
            foreach (var sign in groups[i])
                pairs.Add(sign, groups[i + 1]);
        return pairs;
    }

    /// <summary>Joins letters and the marks that follow them, where one character is both: some systems write names so.</summary>
    public static string Compose(string text)
    {
        var composed = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            var pairs = composed.Length > 0 && Composed.TryGetValue(character, out var known) ? known : "";
            var at = 0;
            while (at < pairs.Length && pairs[at] != composed[^1])
                at += 2;
            if (at < pairs.Length)
                composed[^1] = pairs[at + 1];
            else
                composed.Append(character);
        }

        return composed.ToString();
    }

    /// <summary>What stands for a character, or none; it need not be in the encoding either.</summary>
    public static string? Of(Rune rune, CdTextEncoding encoding)
    {
        if (!rune.IsBmp)
            return null;
        var character = (char)rune.Value;
        if (encoding == CdTextEncoding.ShiftJis && JapaneseSigns.TryGetValue(character, out var japanese))
            return japanese;
        if (Signs.TryGetValue(character, out var sign))
            return sign;
        return character switch
        {
            >= '\u2000' and <= '\u200A' => " ",
            >= FirstCombining and <= LastCombining => "",
            >= FirstBeyondAscii and < FirstExtended => Latin1[character - FirstBeyondAscii],
            >= FirstExtended when character - FirstExtended < Extended.Length => Extended[character - FirstExtended],
            _ => null,
        };
    }
}
