using System.Collections.Immutable;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats.Sheets;

/// <summary>Turns the CD-TEXT of a toc file into that of a disc, and back.</summary>
internal static class TocCdText
{
    private const int GenreCodeLength = 2;

    private static readonly (TocTextKind Kind, Func<CdTextFields, string> Text)[] Shared =
    [
        (TocTextKind.Title, text => text.Title), (TocTextKind.Performer, text => text.Performer), (TocTextKind.Songwriter, text => text.Songwriter),
        (TocTextKind.Composer, text => text.Composer), (TocTextKind.Arranger, text => text.Arranger), (TocTextKind.Message, text => text.Message),
    ];

    /// <summary>The encoding of a block: its own, or that of the disc's block of its number.</summary>
    public static CdTextEncoding EncodingOf(TocFile toc, TocText block) =>
        block.Encoding ?? toc.Texts.FirstOrDefault(disc => disc.Number == block.Number)?.Encoding ?? CdTextEncoding.Latin1;

    public static ImmutableArray<CdTextBlock> Of(TocFile toc) =>
        [.. toc.Languages.OrderBy(language => language.Number).Select(language => Of(toc, language)).OfType<CdTextBlock>()];

    private static CdTextBlock? Of(TocFile toc, TocLanguage language)
    {
        var disc = toc.Texts.FirstOrDefault(block => block.Number == language.Number);
        var tracks = toc.Tracks.Select(track => track.Texts.FirstOrDefault(block => block.Number == language.Number)).ToArray();
        if (disc is null && tracks.All(block => block is null))
            return null;
        var encoding = EncodingOf(toc, new(language.Number));
        var genre = disc?.Items.Where(item => item.Kind == TocTextKind.Genre).Select(item => (TocTextItem?)item).FirstOrDefault();
        return new()
        {
            Language = language.Language,
            Encoding = encoding,
            Disc = FieldsOf(disc, TocTextKind.UpcEan, encoding),
            Tracks = [.. tracks.Select(block => FieldsOf(block, TocTextKind.Isrc, block?.Encoding ?? encoding))],
            DiscId = Find(disc, TocTextKind.DiscId, encoding),
            GenreCode = genre?.Bytes is { Length: >= GenreCodeLength } bytes ? bytes.Span[0] << 8 | bytes.Span[1] : 0,
            Genre = genre?.Bytes is { } more ? TocStrings.Decode(more.Span[Math.Min(GenreCodeLength, more.Length)..], CdTextEncoding.Latin1) : genre?.Text ?? "",
        };
    }

    /// <summary>The block of the disc in the language of a number.</summary>
    public static TocText DiscOf(CdTextBlock block, int number) => new(number)
    {
        Encoding = block.Encoding == CdTextEncoding.Latin1 ? null : block.Encoding,
        Items =
        [
            .. ItemsOf(block, block.Disc),
            .. block.DiscId.Length > 0 ? [new TocTextItem(TocTextKind.DiscId, block.DiscId)] : Array.Empty<TocTextItem>(),
            .. block.GenreCode > 0 || block.Genre.Length > 0 ? [new TocTextItem(TocTextKind.Genre, "", GenreOf(block))] : Array.Empty<TocTextItem>(),
            .. HasCodes(block) ? [new TocTextItem(TocTextKind.UpcEan, block.Disc.Code)] : Array.Empty<TocTextItem>(),
        ],
    };

    /// <summary>The block of a track: what one has, all have, as cdrdao asks for.</summary>
    public static TocText TrackOf(CdTextBlock block, int number, int track)
    {
        var index = track - block.FirstTrack;
        var text = index >= 0 && index < block.Tracks.Length ? block.Tracks[index] : CdTextFields.None;
        return new(number)
        {
            Items = [.. ItemsOf(block, text), .. HasCodes(block) ? [new TocTextItem(TocTextKind.Isrc, text.Code)] : Array.Empty<TocTextItem>()],
        };
    }

    private static IEnumerable<TocTextItem> ItemsOf(CdTextBlock block, CdTextFields text) =>
        from shared in Shared
        where shared.Text(block.Disc).Length > 0 || block.Tracks.Any(track => shared.Text(track).Length > 0)
        select new TocTextItem(shared.Kind, shared.Text(text));

    private static bool HasCodes(CdTextBlock block) => block.DiscId.Length > 0 || block.Disc.Code.Length > 0 || block.Tracks.Any(track => track.Code.Length > 0);

    private static ByteString GenreOf(CdTextBlock block) =>
        new([(byte)(block.GenreCode >> 8), (byte)block.GenreCode, .. System.Text.Encoding.Latin1.GetBytes(block.Genre), 0]);

    private static CdTextFields FieldsOf(TocText? block, TocTextKind code, CdTextEncoding encoding) => new()
    {
        Title = Find(block, TocTextKind.Title, encoding),
        Performer = Find(block, TocTextKind.Performer, encoding),
        Songwriter = Find(block, TocTextKind.Songwriter, encoding),
        Composer = Find(block, TocTextKind.Composer, encoding),
        Arranger = Find(block, TocTextKind.Arranger, encoding),
        Message = Find(block, TocTextKind.Message, encoding),
        Code = Find(block, code, encoding) is { Length: > 0 } said ? said : Find(block, code == TocTextKind.Isrc ? TocTextKind.UpcEan : TocTextKind.Isrc, encoding),
    };

    private static string Find(TocText? block, TocTextKind kind, CdTextEncoding encoding)
    {
        foreach (var item in block?.Items ?? [])
            if (item.Kind == kind)
                return item.Bytes is { } bytes ? TocStrings.Decode(bytes, encoding) : item.Text;
        return "";
    }
}
