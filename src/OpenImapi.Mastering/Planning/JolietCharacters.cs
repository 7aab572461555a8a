using System.Globalization;
using System.Text;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>
/// Finds names with characters that are not in the level of UCS-2 that a Joliet descriptor says: level 1 has no combining characters, level 2 only those of
/// scripts that cannot be written without (ISO/IEC 10646-1, 14 and annex B).
/// </summary>
internal static class JolietCharacters
{
    public static IEnumerable<PlanWarning> Limits(SourceTree tree, int level)
    {
        var (count, first) = (0, 0);
        for (var node = 1; level < 3 && node < tree.NodeCount; node++)
            if (HasOther(tree.NameOf(node), level))
                (count, first) = (count + 1, first == 0 ? node : first);
        if (count == 0)
            yield break;
        var path = tree.PathOf(new(first));
        yield return new(PlanWarningKind.Misread, path, $"{count} name(s) have combining characters, such as {path}; Joliet level {level} says that there are none of these.");
    }

    private static bool HasOther(ReadOnlySpan<byte> name, int level)
    {
        if (!name.ContainsAnyInRange((byte)0x80, (byte)0xFF))
            return false;
        foreach (var rune in NameText.ToText(name).EnumerateRunes())
            if (IsCombining(rune) && (level == 1 || IsDiacritic(rune.Value)))
                return true;
        return false;
    }

    private static bool IsCombining(Rune rune) => rune.Value is >= 0x1100 and <= 0x11FF
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>The combining characters that level 2 has not: marks of general use, of Cyrillic and of kana, and the parts of Hangul syllables.</summary>
    private static bool IsDiacritic(int character) =>
        character is >= 0x0300 and <= 0x036F or >= 0x0483 and <= 0x0489 or >= 0x1100 and <= 0x11FF or >= 0x20D0 and <= 0x20FF or 0x3099 or 0x309A or >= 0xFE20 and <= 0xFE2F;
}
