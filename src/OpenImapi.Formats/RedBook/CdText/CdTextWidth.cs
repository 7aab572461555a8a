using System.Text;

namespace OpenImapi.Formats.RedBook;

/// <summary>Full-width forms: where every character takes two bytes, ASCII and half-width katakana have no other.</summary>
internal static class CdTextWidth
{
    private const char IdeographicSpace = '\u3000';
    private const char FirstHalfWidthKana = '\uFF61';
    private const char VoicedMark = '\uFF9E';
    private const char SemiVoicedMark = '\uFF9F';

    /// <summary>Half-width U+FF61 to U+FF9F in full width, in order.</summary>
    private const string Kana = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";

    private const string CanBeVoiced = "カキクケコサシスセソタチツテトハヒフヘホ";
    private const string CanBeSemiVoiced = "ハヒフヘホ";

    public static string Widen(string text)
    {
        var wide = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (wide.Length > 0 && Join(wide[^1], character) is { } joined)
                wide[^1] = joined;
            else
                wide.Append(Widen(character));
        }

        return wide.ToString();
    }

    private static char Widen(char character) => character switch
    {
        ' ' => IdeographicSpace,
        > ' ' and <= '~' => (char)(character - '!' + '！'),
        >= FirstHalfWidthKana and <= SemiVoicedMark => Kana[character - FirstHalfWidthKana],
        _ => character,
    };

    /// <summary>A half-width mark and the sign before it are one full-width character.</summary>
    private static char? Join(char sign, char mark) => mark switch
    {
        VoicedMark when CanBeVoiced.Contains(sign) => (char)(sign + 1),
        VoicedMark when sign == 'ウ' => 'ヴ',
        SemiVoicedMark when CanBeSemiVoiced.Contains(sign) => (char)(sign + 2),
        _ => null,
    };
}
