using System.Collections.Immutable;
using OpenImapi.Formats.RedBook;
using OpenImapi.Formats.Sheets;

namespace OpenImapi.Mastering;

/// <summary>The texts of a cue sheet as CD-TEXT.</summary>
internal static class SheetTexts
{
    /// <summary>One block, in Shift-JIS where there is anything Japanese in it; none where nothing is said.</summary>
    public static ImmutableArray<CdTextBlock> Of(CueSheet sheet)
    {
        var texts = sheet.Tracks.Select(track => track.Text).Append(sheet.Text).ToArray();
        if (texts.All(text => text == CdTextFields.None) && sheet.DiscId.Length == 0 && sheet.Genre.Length == 0)
            return [];
        var isJapanese = texts.Any(text => IsJapanese(text.Title) || IsJapanese(text.Performer));
        return
        [
            new()
            {
                Language = isJapanese ? CdTextLanguage.Japanese : CdTextLanguage.English,
                Encoding = isJapanese ? CdTextEncoding.ShiftJis : CdTextEncoding.Latin1,
                Disc = sheet.Text,
                FirstTrack = sheet.Tracks[0].Number,
                Tracks = [.. sheet.Tracks.Select(track => track.Text)],
                DiscId = sheet.DiscId,
                Genre = sheet.Genre,
            },
        ];
    }

    /// <summary>Kana or kanji.</summary>
    private static bool IsJapanese(string text) => text.AsSpan().IndexOfAnyInRange('\u3041', '\u30FF') >= 0
        || text.AsSpan().IndexOfAnyInRange('\u4E00', '\u9FFF') >= 0 || text.AsSpan().IndexOfAnyInRange('\uFF66', '\uFF9D') >= 0;
}
