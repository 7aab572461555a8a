using OpenImapi.Virtual;

namespace OpenImapi.Recording.Tests;

/// <summary>Who made a disc. Codes and makers from the tables of cdrecord and Aaru.</summary>
public class MediaIdTests
{
    [Theory]
    [InlineData("cd-r80", "97:17:06", "97m17s06f", "Moser Baer India", false)]
    [InlineData("cd-rw80", "97:34:23", "97m34s23f", "Mitsubishi Chemical", false)]
    [InlineData("cd-r80", "97:59:06", "97m59s06f", null, false)]
    [InlineData("dvd+r", "MKM-003", "MKM-003-00", "Mitsubishi Chemical", false)]
    [InlineData("dvd+rw", "RICOHJPN-W11-01", "RICOHJPN-W11-01", "Ricoh", false)]
    [InlineData("dvd+r-dl", "NOBODY-D04-1A", "NOBODY-D04-1A", null, false)]
    [InlineData("bd-r25", "MILLEN-MR1-000", "MILLEN-MR1-000", "Millenniata", true)]
    [InlineData("bd-r25", "TYG-BD-Y01-004", "TYG-BD-Y01-004", "Taiyo Yuden", false)]
    public async Task A_disc_tells_its_maker(string medium, string written, string code, string? maker, bool archival)
    {
        await using var bench = new Bench(Disc.Blank(MediumKind.Find(medium)!, new() { MediaId = written }));
        var id = (await bench.InspectAsync()).MediaId!;
        Assert.Equal((code, maker, archival), (id.Code, id.Maker, id.IsArchival));
    }

    [Fact]
    public void It_is_told_in_words()
    {
        Assert.Equal("MILLEN-MR1-000 (Millenniata, M-DISC)", new MediaId("MILLEN-MR1-000").ToString());
        Assert.Equal("NOBODY-001", new MediaId("NOBODY-001").ToString());
    }

    [Fact]
    public async Task A_DVD_RAM_says_nothing()
    {
        await using var bench = new Bench("dvd-ram");
        Assert.Null((await bench.InspectAsync()).MediaId);
    }
}
