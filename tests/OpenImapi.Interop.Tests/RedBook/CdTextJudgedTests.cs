using OpenImapi.Formats.RedBook;
using static OpenImapi.Interop.Tests.RedBook.LibCdioCdText;

namespace OpenImapi.Interop.Tests.RedBook;

/// <summary>Our packs as libcdio reads them: every field of every track, in several languages and encodings.</summary>
[Trait("Category", "Interop")]
public class CdTextJudgedTests
{
    private static readonly (Field Field, CdTextPackType Type)[] Types =
    [
        (Field.Title, CdTextPackType.Title), (Field.Performer, CdTextPackType.Performer), (Field.Songwriter, CdTextPackType.Songwriter),
        (Field.Composer, CdTextPackType.Composer), (Field.Arranger, CdTextPackType.Arranger), (Field.Message, CdTextPackType.Message),
    ];

    private static CdTextBlock Album(int tracks, string seed, CdTextEncoding encoding, CdTextLanguage language) => new()
    {
        Encoding = encoding,
        Language = language,
        Disc = Fields(seed, 0) with { Code = "4988006116269" },
        Tracks = [.. Enumerable.Range(1, tracks).Select(track => Fields(seed, track) with { Code = $"USIR1021{track:0000}" })],
        DiscId = "OI-2026",
        GenreCode = (int)CdTextGenre.Classical,
        Genre = "Chamber music",
        ClosedInformation = "closed",
    };

    /// <summary>Texts of 1 to 60 characters that all differ.</summary>
    private static CdTextFields Fields(string seed, int track) => Types.Aggregate(CdTextFields.None, (fields, type) =>
    {
        var length = 1 + (track * 7 + (int)type.Type * 5) % 60;
        return fields.With(type.Type, string.Concat(Enumerable.Range(0, length).Select(i => seed[(i * i + track + (int)type.Type) % seed.Length])));
    });

    private static void AssertJudged(params CdTextBlock[] blocks)
    {
        Require();
        var report = new CdTextReport();
        var packs = CdTextPack.WriteAll(CdText.Encode(blocks, report));
        Assert.Empty(report);
        var text = Init();
        try
        {
            Assert.Equal(0, Load(text, packs, (nuint)packs.Length));
            for (var i = 0; i < blocks.Length; i++)
                AssertBlock(blocks[i], text, i);
        }
        finally
        {
            Destroy(text);
        }
    }

    private static void AssertBlock(CdTextBlock block, nint text, int index)
    {
        Assert.True(SelectBlock(text, index));
        Assert.Equal((int)block.Language, Language(text));
        Assert.Equal((1, block.Tracks.Length), (FirstTrack(text), LastTrack(text)));
        Assert.Equal((block.GenreCode, block.DiscId), (Genre(text), Get(text, Field.DiscId, 0)));
        Assert.Equal(block.Genre, Get(text, Field.Genre, 0));
        Assert.Equal(block.Disc.Code, Get(text, Field.UpcEan, 0));
        for (var track = 0; track <= block.Tracks.Length; track++)
        {
            var fields = track == 0 ? block.Disc : block.Tracks[track - 1];
            Assert.All(Types, type => Assert.Equal(fields[type.Type], Get(text, type.Field, track)));
            if (track > 0)
                Assert.Equal(fields.Code, Get(text, Field.Isrc, track));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(12)]
    public void Western_texts_are_read_as_they_were_written(int tracks) =>
        AssertJudged(Album(tracks, "Joyful Nights, ça va bien: äöü ÆØÅ ß ñ", CdTextEncoding.Latin1, CdTextLanguage.French));

    [Fact]
    public void Ascii_texts_are_read_as_they_were_written() => AssertJudged(Album(9, "The quick brown fox & 12 lazy dogs!", CdTextEncoding.Ascii, CdTextLanguage.English));

    [Fact]
    public void Japanese_texts_are_read_as_they_were_written() => AssertJudged(Album(5, "日本の歌とアニメソング第１集", CdTextEncoding.ShiftJis, CdTextLanguage.Japanese));

    [Fact]
    public void Eight_languages_are_read_as_they_were_written() => AssertJudged(
        [.. Enumerable.Range(1, 8).Select(i => Album(4, $"Text in language {i}: àéîõü", CdTextEncoding.Latin1, (CdTextLanguage)i))]);
}
