using OpenImapi.Mmc;

namespace OpenImapi.Tests;

/// <summary>The names of drives.</summary>
public class DriveCatalogTests
{
    [Theory]
    [InlineData("virtual:lab")]
    [InlineData("lab")]
    public async Task A_drive_is_found_by(string name)
    {
        await using var bench = new Bench();
        var drives = DriveCatalogs.Default(bench.Home);
        Assert.Equal("virtual:lab", (await drives.FindAsync(name)).Name);
    }

    [Fact]
    public async Task A_drive_is_found_by_its_location()
    {
        await using var bench = new Bench();
        var drives = DriveCatalogs.Default(bench.Home);
        var location = Assert.Single(await drives.ListAsync(default)).Location;
        Assert.Equal("virtual:lab", (await drives.FindAsync(location)).Name);
    }

    [Fact]
    public async Task A_name_that_no_drive_has_is_DEVICE_NOTPRESENT_with_those_that_there_are()
    {
        await using var bench = new Bench();
        var fault = await Outcome.FailsAsync("IMAPI_E_DEVICE_NOTPRESENT", async () => await DriveCatalogs.Default(bench.Home).FindAsync("nothing"));
        Assert.Contains("virtual:lab", fault.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_iSCSI_address_names_a_drive_that_is_listed_from_then_on()
    {
        var drives = new DriveCatalogs();
        Assert.Empty(await drives.ListAsync(default));
        var one = await drives.FindAsync("iscsi://127.0.0.1/iqn.2000-01.lab:burner/1");
        var other = await drives.FindAsync("iscsi://127.0.0.1:3260/iqn.2000-01.lab:burner/2");
        Assert.Equal("iscsi://127.0.0.1:3260/iqn.2000-01.lab:burner/1", one.Location);
        Assert.NotEqual(one.Identity, other.Identity);
        Assert.Equal(one.Identity, (await drives.FindAsync("iscsi://127.0.0.1:3260/iqn.2000-01.lab:burner/1")).Identity);
        Assert.Equal([one, other], await drives.ListAsync(default));
    }

    [Fact]
    public async Task Two_catalogues_are_one_list_and_each_opens_its_own()
    {
        await using var first = new Bench();
        await using var second = new Bench();
        second.Drives.Create("other", "dvd+r");
        second.Drives.Remove("lab");
        var drives = new DriveCatalogs(first.Catalog, second.Catalog);
        Assert.Equal(["virtual:lab", "virtual:other"], (await drives.ListAsync(default)).Select(drive => drive.Name));
        foreach (var address in await drives.ListAsync(default))
        {
            await using var drive = new Drive(await drives.OpenAsync(address, default), address);
            Assert.True((await DriveSurvey.ReadAsync(drive)).IsRecorder);
        }
    }

    [Fact]
    public async Task What_nobody_lists_cannot_be_opened()
    {
        await using var bench = new Bench();
        var unknown = new DriveAddress("virtual:none", "nowhere", Guid.Empty);
        await Outcome.FailsAsync("IMAPI_E_DEVICE_NOTPRESENT", async () => await new DriveCatalogs(bench.Catalog).OpenAsync(unknown, default));
    }
}
