using System.Text;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Formats.Sheets;

namespace OpenImapi.Interop.Tests.Sheets;

/// <summary>cuetools read the sheets that we write, and agree with us on those in the styles of others.</summary>
[Trait("Category", "Interop")]
public sealed class CueJudgedTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static readonly string OneImage = """
        REM GENRE Pop
        REM DATE 1994
        CATALOG 4006408262121
        PERFORMER "A Band"
        TITLE "A Disc"
        FILE "album.wav" WAVE
          TRACK 01 AUDIO
            TITLE "One"
            PERFORMER "A Band"
            ISRC DEA123456789
            INDEX 00 00:00:00
            INDEX 01 00:00:33
          TRACK 02 AUDIO
            TITLE "Two"
            PERFORMER "Somebody else"
            SONGWRITER "W"
            COMPOSER "C"
            ARRANGER "R"
            INDEX 00 03:10:12
            INDEX 01 03:12:00
            INDEX 02 04:00:00
          TRACK 03 AUDIO
            TITLE "Three"
            FLAGS DCP PRE
            INDEX 01 61:07:74

        """;

    private static readonly string GapsAppended =
        "REM COMMENT \"ExactAudioCopy v1.6\"\r\nPERFORMER \"A\"\r\nTITLE \"B\"\r\nFILE \"1.wav\" WAVE\r\n  TRACK 01 AUDIO\r\n    TITLE \"One\"\r\n    INDEX 01 00:00:00\r\n" +
        "  TRACK 02 AUDIO\r\n    TITLE \"Two\"\r\n    ISRC DEA123456789\r\n    INDEX 00 03:10:12\r\nFILE \"2.wav\" WAVE\r\n    INDEX 01 00:00:00\r\n";

    private static readonly string GapsPrepended =
        "TITLE \"B\"\nFILE \"1.wav\" WAVE\n  TRACK 01 AUDIO\n    TITLE \"One\"\n    INDEX 01 00:00:00\nFILE \"2.wav\" WAVE\n  TRACK 02 AUDIO\n    INDEX 00 00:00:00\n    INDEX 01 00:01:37\n";

    public static TheoryData<string> Sheets => [OneImage, GapsAppended, GapsPrepended];

    private static CueSheet Parse(string text)
    {
        var faults = new SheetFaults("album.cue", strict: true);
        return CueSheet.Parse(Encoding.UTF8.GetBytes(text), faults);
    }

    [Theory]
    [MemberData(nameof(Sheets))]
    public async Task Cueprint_finds_the_texts_that_we_find_before_and_after_we_write_them_anew(string text)
    {
        var sheet = Parse(text);
        foreach (var written in new[] { text, sheet.Write() })
        {
            var path = folder.Write("album.cue", Encoding.UTF8.GetBytes(written));
            var disc = await Judge.RunAsync("cueprint", "-d", "%N|%T|%P\n", path);
            Assert.Equal($"{sheet.Tracks.Length}|{sheet.Text.Title}|{sheet.Text.Performer}", disc.Lines[0]);
            var tracks = await Judge.RunAsync("cueprint", "-t", "%n|%t|%p|%c|%a|%i\n", path);
            Assert.Equal(
                sheet.Tracks.Select(track => $"{track.Number}|{track.Text.Title}|{track.Text.Performer}|{track.Text.Composer}|{track.Text.Arranger}|{track.Isrc}"), tracks.Lines);
        }
    }

    [Fact]
    public async Task Cuebreakpoints_finds_the_places_that_we_find()
    {
        var sheet = Parse(OneImage);
        var expected = sheet.Tracks.Skip(1).Select(track => track.Start.Offset.Value).Select(at => $"{at / 4500}:{at / 75 % 60:00}.{at % 75:00}");
        foreach (var written in new[] { OneImage, sheet.Write() })
            Assert.Equal(expected, (await Judge.RunAsync("cuebreakpoints", folder.Write("album.cue", Encoding.UTF8.GetBytes(written)))).Lines);
    }

    [Fact]
    public async Task A_sheet_of_a_layout_is_read_by_cuetools()
    {
        var layout = new DiscLayout([new(1, [.. Enumerable.Range(1, 99).Select(i => new TrackLayout(i, new(new(i * 1000), new(850)), BlockForm.Audio) { Pregap = new(150) })])]);
        var text = new CdTextBlock { Disc = new() { Title = "A \"quoted\" title" }, Tracks = [.. Enumerable.Range(1, 99).Select(i => new CdTextFields { Title = $"Title {i}" })] };
        var sheet = CueSheet.Of(layout, [new("a.bin", CueFileType.Binary)], new() { Text = text });
        var path = folder.Write("a.cue", Encoding.UTF8.GetBytes(sheet.Write()));
        Assert.Equal("99|A 'quoted' title", (await Judge.RunAsync("cueprint", "-d", "%N|%T\n", path)).Lines[0]);
        Assert.Equal(Enumerable.Range(1, 99).Select(i => $"Title {i}"), (await Judge.RunAsync("cueprint", "-t", "%t\n", path)).Lines);
        Assert.Equal(98, (await Judge.RunAsync("cuebreakpoints", path)).Lines.Count);
    }

    [Fact]
    public async Task What_cueconvert_makes_of_a_sheet_says_the_same_to_us()
    {
        var sheet = Parse(OneImage);
        var made = await Judge.RunAsync("cueconvert", "-i", "cue", "-o", "toc", folder.Write("album.cue", Encoding.UTF8.GetBytes(OneImage)));
        var toc = TocFile.Parse(made.OutputBytes, new SheetFaults("album.toc"));
        Assert.Equal(sheet.Catalog, toc.Catalog);
        Assert.Equal(sheet.Tracks.Select(track => track.Isrc), toc.Tracks.Select(track => track.Isrc));
        Assert.Equal(sheet.Tracks.Select(track => track.Text.Title), toc.ToCdText()[0].Tracks.Select(text => text.Title));
        Assert.Equal(sheet.Tracks.Select(track => track.Flags), toc.Tracks.Select(track => track.Flags));
    }
}
