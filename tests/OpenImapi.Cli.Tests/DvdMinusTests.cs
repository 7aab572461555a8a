namespace OpenImapi.Cli.Tests;

/// <summary>DVD-R and DVD-RW as people meet them: sessions, at once, formatted and back.</summary>
public class DvdMinusTests
{
    private static async Task<Desk> WithDriveAsync(string medium)
    {
        var desk = new Desk();
        desk.File("docs/a.txt", "a");
        desk.File("more/b.txt", "b");
        (await desk.RunAsync("drive", "create", medium, "--name", "dvd")).Succeeded();
        return desk;
    }

    private static async Task<System.Text.Json.Nodes.JsonNode> MediumAsync(Desk desk) =>
        (await desk.RunAsync("media", "--drive", "virtual:dvd", "--json")).Succeeded().Document["medium"]!;

    private static Task<Ran> BurnAsync(Desk desk, string folder, params string[] options) => desk.RunAsync(["burn", desk[folder], "--drive", "virtual:dvd", .. options]);

    private static async Task<string> CatAsync(Desk desk, string path) =>
        System.Text.Encoding.UTF8.GetString((await desk.RunAsync("image", "cat", "virtual:dvd", path)).Succeeded().Bytes);

    [Theory]
    [InlineData("dvd-r", "DVD-R")]
    [InlineData("dvd-rw", "DVD-RW")]
    public async Task Two_sessions_show_both_folders_and_the_second_closes_the_disc(string medium, string kind)
    {
        using var desk = await WithDriveAsync(medium);
        Assert.Equal((kind, "blank", 2_298_496), ((string)(await MediumAsync(desk))["kind"]!, (string)(await MediumAsync(desk))["status"]!, (long)(await MediumAsync(desk))["freeBlocks"]!));
        (await BurnAsync(desk, "docs")).Succeeded();
        Assert.Equal("appendable", (string)(await MediumAsync(desk))["status"]!);
        (await BurnAsync(desk, "more", "--close")).Succeeded();
        Assert.Equal(("a", "b"), (await CatAsync(desk, "/a.txt"), await CatAsync(desk, "/b.txt")));
        Assert.Equal(("complete", 2), ((string)(await MediumAsync(desk))["status"]!, (int)(await MediumAsync(desk))["sessions"]!));
        Assert.NotEqual(ExitCode.Success, (await BurnAsync(desk, "more")).Code);
    }

    [Theory]
    [InlineData("dvd-r")]
    [InlineData("dvd-r-dl")]
    public async Task At_once_the_disc_is_reserved_written_and_closed(string medium)
    {
        using var desk = await WithDriveAsync(medium);
        (await BurnAsync(desk, "docs", "--write-mode", "dao", "--close", "--trace", desk["trace"])).Succeeded();
        Assert.Contains(File.ReadLines(desk["trace"]), line => line.Contains("\"ReserveTrack\"", StringComparison.Ordinal));
        Assert.Equal("complete", (string)(await MediumAsync(desk))["status"]!);
        Assert.Equal("a", await CatAsync(desk, "/a.txt"));
    }

    [Fact]
    public async Task A_simulation_leaves_a_blank_disc()
    {
        using var desk = await WithDriveAsync("dvd-r");
        (await BurnAsync(desk, "docs", "--simulate")).Succeeded();
        Assert.Equal("blank", (string)(await MediumAsync(desk))["status"]!);
    }

    [Fact]
    public async Task Erased_quickly_a_DVD_RW_takes_one_session_and_erased_in_full_several()
    {
        using var desk = await WithDriveAsync("dvd-rw");
        (await BurnAsync(desk, "docs", "--close")).Succeeded();
        (await desk.RunAsync("erase", "--drive", "virtual:dvd")).Succeeded();
        Assert.Contains("--full", (string)(await MediumAsync(desk))["advice"]!);
        Assert.Contains("closed for good", (await BurnAsync(desk, "more")).Succeeded().Error);
        Assert.Equal("complete", (string)(await MediumAsync(desk))["status"]!);
        (await desk.RunAsync("erase", "--full", "--drive", "virtual:dvd")).Succeeded();
        (await BurnAsync(desk, "docs")).Succeeded();
        Assert.Equal("appendable", (string)(await MediumAsync(desk))["status"]!);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Formatted_a_DVD_RW_is_written_in_place_grows_and_goes_back_to_sessions(bool full)
    {
        using var desk = await WithDriveAsync("dvd-rw");
        (await desk.RunAsync(["format", "--drive", "virtual:dvd", .. full ? ["--full"] : Array.Empty<string>()])).Succeeded();
        (await BurnAsync(desk, "docs")).Succeeded();
        Assert.Equal(("overwritable", 2_297_888), ((string)(await MediumAsync(desk))["status"]!, (long)(await MediumAsync(desk))["capacityBlocks"]!));
        (await BurnAsync(desk, "more")).Succeeded();
        Assert.Equal(("a", "b"), (await CatAsync(desk, "/a.txt"), await CatAsync(desk, "/b.txt")));
        (await desk.RunAsync("format", "--for", "sequential", "--full", "--drive", "virtual:dvd")).Succeeded();
        (await BurnAsync(desk, "docs")).Succeeded();
        Assert.Equal("appendable", (string)(await MediumAsync(desk))["status"]!);
    }

    [Theory]
    [InlineData("dvd+rw", "overwrite", true)]
    [InlineData("dvd+rw", "sequential", false)]
    [InlineData("bd-re25", "overwrite", true)]
    [InlineData("dvd-r", "overwrite", false)]
    [InlineData("cd-rw80", "overwrite", false)]
    public async Task Only_discs_that_have_the_format_are_formatted(string medium, string use, bool works)
    {
        using var desk = await WithDriveAsync(medium);
        Assert.Equal(works ? ExitCode.Success : ExitCode.Medium, (await desk.RunAsync("format", "--for", use, "--drive", "virtual:dvd")).Code);
    }
}
