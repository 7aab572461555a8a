namespace OpenImapi.Cli.Tests;

/// <summary>Discs that are written in place, from blank to erased, as people meet them.</summary>
public class OverwritableTests
{
    private static async Task<Desk> WithDriveAsync(string medium)
    {
        var desk = new Desk();
        desk.File("docs/a.txt", "a");
        (await desk.RunAsync("drive", "create", medium, "--name", "rw")).Succeeded();
        return desk;
    }

    private static async Task<System.Text.Json.Nodes.JsonNode> MediumAsync(Desk desk) =>
        (await desk.RunAsync("media", "--drive", "virtual:rw", "--json")).Succeeded().Document["medium"]!;

    private static async Task<string> CatAsync(Desk desk, string image, string path) =>
        System.Text.Encoding.UTF8.GetString((await desk.RunAsync("image", "cat", image, path)).Succeeded().Bytes);

    [Theory]
    [InlineData("dvd+rw", "DVD+RW", 2_295_104)]
    [InlineData("bd-re25", "BD-RE", 11_826_176)]
    public async Task A_disc_is_formatted_burned_verified_read_erased_and_burned_again(string medium, string kind, long blocks)
    {
        using var desk = await WithDriveAsync(medium);
        var blank = await MediumAsync(desk);
        Assert.Equal((kind, "blank", true, blocks), ((string)blank["kind"]!, (string)blank["status"]!, (bool)blank["needsFormat"]!, (long)blank["freeBlocks"]!));

        var burned = (await desk.RunAsync("burn", desk["docs"], "--drive", "virtual:rw", "--json")).Succeeded();
        Assert.True((bool)burned.Last["discs"]![0]!["verified"]!);
        Assert.Equal("a", await CatAsync(desk, "virtual:rw", "/a.txt"));
        var used = await MediumAsync(desk);
        Assert.Equal(("overwritable", false, blocks), ((string)used["status"]!, (bool)used["needsFormat"]!, (long)used["capacityBlocks"]!));
        Assert.Contains("imapi erase", (string)used["advice"]!);

        (await desk.RunAsync("drive", "export", "rw", "-o", desk["rw.iso"])).Succeeded();
        Assert.InRange(new FileInfo(desk["rw.iso"]).Length, 32 * 2048, 2000 * 2048);
        Assert.Equal("a", await CatAsync(desk, desk["rw.iso"], "/a.txt"));

        (await desk.RunAsync("erase", "--drive", "virtual:rw")).Succeeded();
        Assert.Equal(("blank", false), ((string)(await MediumAsync(desk))["status"]!, (bool)(await MediumAsync(desk))["needsFormat"]!));
        desk.File("more/b.txt", "b");
        (await desk.RunAsync("burn", desk["more"], "--drive", "virtual:rw", "--write-mode", "overwrite")).Succeeded();
        Assert.Equal("b", await CatAsync(desk, "virtual:rw", "/b.txt"));
        Assert.NotEqual(ExitCode.Success, (await desk.RunAsync("image", "cat", "virtual:rw", "/a.txt")).Code);
    }

    [Theory]
    [InlineData("dvd+rw")]
    [InlineData("bd-re25")]
    public async Task What_the_disc_cannot_do_is_said_in_words(string medium)
    {
        using var desk = await WithDriveAsync(medium);
        var simulated = await desk.RunAsync("burn", desk["docs"], "--drive", "virtual:rw", "--simulate");
        Assert.Equal(ExitCode.Medium, simulated.Code);
        Assert.Contains("cannot be written for a test", simulated.Error);
        Assert.Contains("--plan", simulated.Error);
        var incremental = await desk.RunAsync("burn", desk["docs"], "--drive", "virtual:rw", "--write-mode", "incremental");
        Assert.Equal(ExitCode.Medium, incremental.Code);
        Assert.Contains("it is written in the mode Overwrite", incremental.Error);
        var close = await desk.RunAsync("close", "--drive", "virtual:rw");
        Assert.Equal(ExitCode.Medium, close.Code);
        Assert.Contains("nothing to close", close.Error);
    }

    [Theory]
    [InlineData("dvd+rw")]
    [InlineData("bd-re25")]
    public async Task A_disc_with_something_foreign_on_it_is_refused_and_erased_on_request(string medium)
    {
        using var desk = await WithDriveAsync(medium);
        File.WriteAllBytes(desk["disk.img"], [.. Enumerable.Repeat((byte)0xEB, 64 * 2048)]);
        (await desk.RunAsync("image", "create", desk["docs"], "-o", desk["x.iso"])).Succeeded();
        using (var image = File.OpenWrite(desk["x.iso"]))
            image.Write(new byte[512]);
        (await desk.RunAsync("burn", desk["x.iso"], "--drive", "virtual:rw")).Succeeded();
        using (var blocks = File.OpenWrite(Path.Combine(desk.Home, "drives", "rw", "discs", "disc-0001", "blocks.bin")))
            blocks.Write(File.ReadAllBytes(desk["disk.img"]));
        var refused = await desk.RunAsync("burn", desk["docs"], "--drive", "virtual:rw");
        Assert.Equal(ExitCode.Medium, refused.Code);
        Assert.Contains("rase", refused.Error);
        (await desk.RunAsync("burn", desk["docs"], "--drive", "virtual:rw", "--erase", "--yes")).Succeeded();
        Assert.Equal("a", await CatAsync(desk, "virtual:rw", "/a.txt"));
    }

    [Fact]
    public async Task Full_erasing_formats()
    {
        using var desk = await WithDriveAsync("bd-re25");
        (await desk.RunAsync("burn", desk["docs"], "--drive", "virtual:rw")).Succeeded();
        (await desk.RunAsync("erase", "--full", "--drive", "virtual:rw", "--trace", desk["trace"])).Succeeded();
        Assert.Contains(File.ReadLines(desk["trace"]), line => line.Contains("\"FormatUnit\",\"cdb\":\"0411", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_disc_erased_in_full_still_stands_on_the_shelf()
    {
        using var desk = await WithDriveAsync("dvd+rw");
        (await desk.RunAsync("erase", "--full", "--drive", "virtual:rw")).Succeeded();
        (await desk.RunAsync("drive", "insert", "rw", "cd-r80")).Succeeded();
        (await desk.RunAsync("drive", "insert", "rw", "disc-0001")).Succeeded();
        Assert.Equal(("DVD+RW", "blank"), ((string)(await MediumAsync(desk))["kind"]!, (string)(await MediumAsync(desk))["status"]!));
    }
}
