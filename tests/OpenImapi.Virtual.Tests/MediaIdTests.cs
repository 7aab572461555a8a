using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>What discs say of their makers: ATIP (MMC-5 6.26.3.6), ADIP (ECMA-349, ECMA-337), disc information (BD).</summary>
public sealed class MediaIdTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("openimapi-");

    [Fact]
    public async Task A_CD_tells_its_maker_by_where_its_lead_in_starts()
    {
        await using var bench = await Bench.OpenNewAsync("cd-r80", new() { MediaId = "97:26:66" });
        Assert.Equal(new Msf(97, 26, 66), (await bench.Ask(new ReadAtip())).LeadIn);
        Assert.Equal(0x611A42u, (await bench.Disc()).LastSessionLeadIn);
    }

    [Theory]
    [InlineData("dvd+r", 0x11)]
    [InlineData("dvd+r", 0x00)]
    [InlineData("dvd+rw", 0x11)]
    [InlineData("dvd+r-dl", 0x11)]
    public async Task A_DVD_plus_tells_its_maker_in_the_pregroove(string medium, byte format)
    {
        await using var bench = await Bench.OpenNewAsync(medium, new() { MediaId = "MKM-003-1A" });
        var data = await bench.Bytes(new ReadDiscStructure(DiscStructureMedia.Dvd, format));
        Assert.Equal(Hex.Plain("4D4B4D2020202020 303033 1A"), Hex.Of(data.AsSpan(4 + 19, 12)));
    }

    [Fact]
    public async Task A_BD_tells_its_maker_in_the_disc_information()
    {
        await using var bench = await Bench.OpenNewAsync("bd-r25", new() { MediaId = "MILLEN-MR1-010" });
        var data = await bench.Bytes(new ReadDiscStructure(DiscStructureMedia.BluRay, 0));
        Assert.Equal(Hex.Plain("4D494C4C454E 4D5231 0000 0A"), Hex.Of(data.AsSpan(4 + 100, 12)));
    }

    [Theory]
    [InlineData("cd-r80", "TAIYO")]
    [InlineData("cd-r80", "96:26:66")]
    [InlineData("cd-r80", "97:26:75")]
    [InlineData("dvd+r", "MKM")]
    [InlineData("dvd+r", "MKM-0003")]
    [InlineData("dvd+r", "MILLENNIA-001")]
    [InlineData("dvd+r", "MKM-003-GG")]
    [InlineData("bd-r25", "VERBATIM-IMe-000")]
    [InlineData("dvd-ram", "MKM-003")]
    [InlineData("dvd+r", "")]
    public void An_id_that_such_a_disc_cannot_have_is_refused(string medium, string id)
    {
        var kind = MediumKind.Find(medium)!;
        Assert.Equal(VirtualErrors.BadMediaId, Assert.Throws<DiscException>(() => Disc.Blank(kind, new() { MediaId = id })).Error);
    }

    [Fact]
    public void A_drive_that_is_a_folder_keeps_it()
    {
        var drives = new VirtualDrives(new(folder.FullName));
        drives.Create("lab", "dvd+r", disc: new() { MediaId = "MILLENIA-001" });
        using (var disc = drives.OpenDisc("lab"))
            Assert.Equal(("MILLENIA", "001"), (disc.MediaCode.Maker, disc.MediaCode.Type));
        drives.Insert("lab", "dvd-ram", new() { Unformatted = true });
        Assert.Null(drives.Describe("lab").State!.Area);
        drives.Insert("lab", "dvd-ram");
        Assert.Equal(2_236_704, drives.Describe("lab").State!.Area!.Size.Value);
        Assert.Equal(VirtualErrors.BadMediaId, Assert.Throws<DiscException>(() => drives.Insert("lab", "disc-0001", new() { MediaId = "A-B" })).Error);
        Assert.Equal(VirtualErrors.BadMediaId, Assert.Throws<DiscException>(() => drives.Create("other", "bd-r25", disc: new() { MediaId = "A" })).Error);
        Assert.DoesNotContain(drives.List(), drive => drive.Address.Name == "virtual:other");
    }

    public void Dispose() => folder.Delete(recursive: true);
}
