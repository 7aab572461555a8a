using System.Collections.Immutable;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats.Tests.RedBook;

/// <summary>Texts to packs, byte by byte as MMC-3, annex J, and libburn's description of CD-TEXT lay them out.</summary>
public class CdTextEncodeTests
{
    private static ImmutableArray<CdTextPack> Encode(params CdTextBlock[] blocks)
    {
        var report = new CdTextReport();
        var packs = CdText.Encode(blocks, report);
        Assert.Empty(report);
        return packs;
    }

    /// <summary>Header and text of every pack, without check bits.</summary>
    private static string[] Lines(IEnumerable<CdTextPack> packs) =>
        [.. packs.Select(pack => $"{pack.Type:X2} {pack.Track:X2} {pack.Sequence:X2} {pack.Position:X2} {Convert.ToHexString(pack.Text.Span)}")];

    private static CdTextBlock Titles(string disc, params string[] tracks) =>
        new() { Disc = new() { Title = disc }, Tracks = [.. tracks.Select(title => new CdTextFields { Title = title })] };

    [Fact]
    public void Texts_of_one_type_follow_each_other_through_the_packs()
    {
        var packs = Encode(Titles("Joyful Nights", "Song of Joy", "", "Mee Owwww"));
        Assert.Equal(
        [
            "80 00 00 00 4A6F7966756C204E69676874", // Joyful Night
            "80 00 01 0C 7300536F6E67206F66204A6F", // s, Song of Jo
            "80 01 02 0A 7900004D6565204F77777777", // y, nothing, Mee Owwww
            "80 03 03 09 000000000000000000000000", // the end of the last text
            "8F 00 04 00 000103000400000000000000",
            "8F 01 05 00 000000000000000306000000",
            "8F 02 06 00 000000000900000000000000",
        ], Lines(packs));
        Assert.All(packs, pack => Assert.True(pack.HasRightCrc));
    }

    [Fact]
    public void A_text_of_more_than_27_characters_counts_fifteen_and_no_more() =>
        Assert.Equal([0x00, 0x0C, 0x0F], Encode(Titles(new string('x', 30))).Take(3).Select(pack => pack.Position));

    [Fact]
    public void Every_type_stands_in_its_packs_and_the_sizes_count_them()
    {
        var fields = new CdTextFields { Title = "T", Performer = "P", Songwriter = "S", Composer = "C", Arranger = "A", Message = "M", Code = "USIR10211155" };
        var packs = Encode(new CdTextBlock
        {
            Encoding = CdTextEncoding.Ascii,
            Language = CdTextLanguage.Swedish,
            FirstTrack = 3,
            Disc = fields with { Code = "4988006116269" },
            Tracks = [fields, fields],
            DiscId = "ABC-1",
            GenreCode = (int)CdTextGenre.WorldMusic,
            Genre = "Cats",
            ClosedInformation = "Secret",
            CopyFlags = 3,
        });
        Assert.Equal(
        [
            "80 00 00 00 540054005400000000000000",
            "81 00 01 00 500050005000000000000000",
            "82 00 02 00 530053005300000000000000",
            "83 00 03 00 430043004300000000000000",
            "84 00 04 00 410041004100000000000000",
            "85 00 05 00 4D004D004D00000000000000",
            "86 00 06 00 4142432D3100000000000000",
            "87 00 07 00 001B43617473000000000000",
            "8D 00 08 00 536563726574000000000000",
            "8E 00 09 00 343938383030363131363236",
            "8E 00 0A 0C 390055534952313032313131",
            "8E 03 0B 0A 353500555349523130323131",
            "8E 04 0C 09 313535000000000000000000",
            "8F 00 0D 00 010304030101010101010101",
            "8F 01 0E 00 00000000000104030F000000",
            "8F 02 0F 00 000000002800000000000000",
        ], Lines(packs));
    }

    [Fact]
    public void Languages_are_blocks_that_know_each_other()
    {
        var packs = Encode(
            Titles("One", "Two") with { Language = CdTextLanguage.English },
            Titles("Eins", "Zwei") with { Language = CdTextLanguage.German });
        Assert.Equal(
        [
            "80 00 00 00 4F6E650054776F0000000000",
            "8F 00 01 00 000101000100000000000000",
            "8F 01 02 00 000000000000000303030000",
            "8F 02 03 00 000000000908000000000000",
            "80 00 00 10 45696E73005A776569000000",
            "8F 00 01 10 000101000100000000000000",
            "8F 01 02 10 000000000000000303030000",
            "8F 02 03 10 000000000908000000000000",
        ], Lines(packs));
    }

    [Fact]
    public void Japanese_takes_two_bytes_a_character_and_two_for_the_end()
    {
        // JIS X 0208 in Shift-JIS: 日 93FA, 本 967B, の 82CC, 歌 89CC, ア 8341.
        var packs = Encode(Titles("日本の歌日本", "ア") with { Encoding = CdTextEncoding.ShiftJis, Language = CdTextLanguage.Japanese });
        Assert.Equal(
        [
            "80 00 00 80 93FA967B82CC89CC93FA967B",
            "80 00 01 86 000083410000000000000000",
            "8F 00 02 00 800101000200000000000000",
        ], Lines(packs)[..3]);
    }

    [Fact]
    public void Nothing_said_is_no_pack()
    {
        Assert.Empty(Encode());
        Assert.Empty(Encode(Titles("", "", "")));
    }

    [Fact]
    public void A_text_that_the_whole_block_has_no_room_for_is_repeated_by_a_tab_before_any_is_cut()
    {
        var tracks = Enumerable.Range(1, 99).Select(track => new CdTextFields { Title = $"Title number {track}", Performer = "The same performer" });
        var packs = Encode(new CdTextBlock { Disc = new() { Title = "Disc", Performer = "The same performer" }, Tracks = [.. tracks] });
        Assert.InRange(packs.Length, 140, 170);
        var performers = packs.Where(pack => pack.Type == 0x81).SelectMany(pack => pack.Text.Span.ToArray()).ToArray();
        Assert.Equal("The same performer\0The same performer\0\t\0\t\0", System.Text.Encoding.ASCII.GetString(performers)[..42]);
    }

    [Fact]
    public void What_is_too_long_is_cut_and_reported()
    {
        var report = new CdTextReport();
        var packs = CdText.Encode([Titles(new('x', 160), new string('y', 159))], report);
        var note = Assert.Single(report);
        Assert.Equal((CdTextChange.Shortened, CdTextPackType.Title, 0, 159), (note.Change, note.Type, note.Track, note.Recorded.Length));
        Assert.Contains("of the disc is too long", note.ToString(), StringComparison.Ordinal);
        Assert.Equal(27, packs.Count(pack => pack.Type == 0x80));
        Assert.Throws<DiscException>(report.ThrowIfAny);
    }

    [Fact]
    public void A_block_never_has_more_than_256_packs()
    {
        var report = new CdTextReport();
        var tracks = Enumerable.Range(1, 99).Select(track => new CdTextFields
        {
            Title = $"{track} " + new string('t', 140),
            Performer = new('p', 50),
            Message = $"{track} " + new string('m', 90),
            Code = $"USIR1021{track:0000}",
        });
        var packs = CdText.Encode([new() { Tracks = [.. tracks] }], report);
        Assert.InRange(packs.Length, 230, 256);
        Assert.Equal(Enumerable.Range(0, packs.Length), packs.Select(pack => (int)pack.Sequence));
        Assert.All(report, note => Assert.Equal(CdTextChange.Shortened, note.Change));
        Assert.DoesNotContain(report, note => note.Type == CdTextPackType.Code);
        var faults = new FaultList();
        var block = Assert.Single(CdText.Decode(packs, faults));
        Assert.Empty(faults);
        Assert.Equal(99, block.Tracks.Count(track => track.Code.Length == 12 && track.Title.Length > 3));
        Assert.All(report, note => Assert.Equal(note.Recorded, block.Tracks[note.Track - 1][note.Type]));
    }

    [Theory]
    [InlineData("It’s “so” – we… go", CdTextEncoding.Latin1, "It's \"so\" - we... go")]
    [InlineData("Dvořák", CdTextEncoding.Latin1, "Dvorák")]
    [InlineData("Beyoncé", CdTextEncoding.Ascii, "Beyonce")]
    [InlineData("Straße – ÆØÅ", CdTextEncoding.Ascii, "Strasse - AEOA")]
    [InlineData("a\tb\nc", CdTextEncoding.Latin1, "a b c")]
    public void Characters_get_others_that_mean_the_same(string written, CdTextEncoding encoding, string recorded)
    {
        var report = new CdTextReport();
        var packs = CdText.Encode([Titles(written) with { Encoding = encoding }], report);
        Assert.Equal(new CdTextNote(CdTextChange.Transliterated, 0, CdTextPackType.Title, 0, written, recorded), Assert.Single(report));
        Assert.Equal(recorded, CdText.Decode(packs, [])[0].Disc.Title);
    }

    [Theory]
    [InlineData("Sigur Ró\u0301s")]
    [InlineData("Mu\u0308ller")]
    public void Letters_and_their_marks_apart_are_one_character(string written)
    {
        var report = new CdTextReport();
        CdText.Encode([Titles(written)], report);
        Assert.DoesNotContain(report, note => note.Change == CdTextChange.CharactersLost);
        Assert.Equal("Müller", CdText.Decode(Encode(Titles("Mu\u0308ller")), [])[0].Disc.Title);
    }

    [Theory]
    [InlineData("日本", CdTextEncoding.Latin1, "??")]
    [InlineData("Hit 🎵", CdTextEncoding.Ascii, "Hit ?")]
    [InlineData("🎵日", CdTextEncoding.ShiftJis, "？日")]
    public void Characters_without_likeness_are_lost_and_reported(string written, CdTextEncoding encoding, string recorded)
    {
        var report = new CdTextReport();
        CdText.Encode([Titles(written) with { Encoding = encoding }], report);
        Assert.Equal((CdTextChange.CharactersLost, recorded), (report[^1].Change, report[^1].Recorded));
    }

    [Theory]
    [InlineData("ABC 1", "ＡＢＣ　１")]
    [InlineData("ﾊﾟﾝｸﾞ", "パング")]
    [InlineData("ｳﾞ", "ヴ")]
    public void Half_width_characters_become_full_width_where_each_takes_two_bytes(string written, string recorded)
    {
        var report = new CdTextReport();
        var packs = CdText.Encode([Titles(written) with { Encoding = CdTextEncoding.ShiftJis }], report);
        Assert.Equal((CdTextChange.Widened, recorded), (Assert.Single(report).Change, report[0].Recorded));
        Assert.Equal(recorded, CdText.Decode(packs, [])[0].Disc.Title);
    }

    [Fact]
    public void What_CD_TEXT_has_no_form_for_is_refused()
    {
        var report = new CdTextReport();
        Refused(Enumerable.Range(0, 9).Select(_ => Titles("a", "b")));
        Refused([Titles("a", "b"), Titles("a", "b", "c")]);
        Refused([new() { FirstTrack = 99, Tracks = [CdTextFields.None, CdTextFields.None] }]);
        Refused([new() { FirstTrack = 0 }]);
        Refused([new() { GenreCode = 70_000 }]);
        void Refused(IEnumerable<CdTextBlock> blocks) =>
            Assert.Equal(RedBookErrors.CdTextImpossible, Assert.Throws<DiscException>(() => CdText.Encode([.. blocks], report)).Error);
    }
}
