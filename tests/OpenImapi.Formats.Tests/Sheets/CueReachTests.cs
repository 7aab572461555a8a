using OpenImapi.Formats.RedBook;
using OpenImapi.Formats.Sheets;

namespace OpenImapi.Formats.Tests.Sheets;

/// <summary>Which texts a cue sheet can say, and which need a file of packs beside it.</summary>
public class CueReachTests
{
    private static readonly CdTextBlock Plain = new() { Disc = new() { Title = "Songs", Performer = "Us" }, Tracks = [new() { Title = "One" }] };

    private static readonly DiscLayout Layout = new([new(1, [new(1, new(Lba.Zero, new(300)), BlockForm.Audio) { Isrc = Code("DEA122600007") }])]);

    public static TheoryData<string, bool> Cases => new()
    {
        { "none", true }, { "plain", true }, { "the ISRC of the track", true },
        { "another ISRC", false }, { "a quotation mark", false }, { "a genre", false }, { "German", false }, { "Japanese characters", false }, { "two languages", false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_sheet_says_plain_English_texts_and_no_others(string texts, bool holds)
    {
        CdTextBlock[] blocks = texts switch
        {
            "none" => [],
            "plain" => [Plain],
            "the ISRC of the track" => [Plain with { Tracks = [new() { Code = "DEA122600007" }] }],
            "another ISRC" => [Plain with { Tracks = [new() { Code = "DEA122600008" }] }],
            "a quotation mark" => [Plain with { Tracks = [new() { Title = "\"One\"" }] }],
            "a genre" => [Plain with { GenreCode = 3 }],
            "German" => [Plain with { Language = CdTextLanguage.German }],
            "Japanese characters" => [Plain with { Encoding = CdTextEncoding.ShiftJis }],
            _ => [Plain, Plain with { Language = CdTextLanguage.German }],
        };
        Assert.Equal(holds, CueReach.Holds([.. blocks], Layout));
    }

    private static Isrc Code(string written) => Isrc.TryParse(written, out var code) ? code : throw new ArgumentException("No code.", nameof(written));
}
