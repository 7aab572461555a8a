namespace OpenImapi.Cli.Tests;

/// <summary>imapi burn, on virtual recorders.</summary>
public class BurnTests
{
    [Fact]
    public async Task With_no_drive_at_all_a_virtual_one_is_made_and_said_where_its_disc_is()
    {
        using var desk = new Desk();
        desk.File("docs/a.txt", "a");
        var ran = (await desk.RunAsync("burn", desk["docs"])).Succeeded();
        Assert.Contains("virtual:default was made", ran.Out);
        Assert.Contains("Burned and verified", ran.Out);
        Assert.Contains(Path.Combine(desk.Home, "drives", "default", "discs"), ran.Out);
        Assert.Equal("a", await CatAsync(desk, "virtual:default", "/a.txt"));
    }

    [Fact]
    public async Task A_second_burn_appends_and_its_tree_holds_the_first_one_s_files_too()
    {
        using var desk = new Desk();
        desk.File("first/a.txt", "a");
        desk.File("second/b.txt", "b");
        (await desk.RunAsync("burn", desk["first"])).Succeeded();
        var ran = (await desk.RunAsync("burn", desk["second"], "--json")).Succeeded();
        Assert.True((bool?)ran.Last["virtual"]);
        var disc = ran.Last["discs"]![0]!;
        Assert.True((bool)disc["verified"]!);
        Assert.True((bool)disc["appended"]!);
        Assert.Equal(2, (int)disc["medium"]!["sessions"]!);
        Assert.Equal("a", await CatAsync(desk, "virtual:default", "/a.txt"));
        Assert.Equal("b", await CatAsync(desk, "virtual:default", "/b.txt"));
    }

    [Fact]
    public async Task A_closed_default_disc_ends_with_5_and_the_insert_command()
    {
        using var desk = new Desk();
        desk.File("docs/a.txt", "a");
        (await desk.RunAsync("burn", desk["docs"], "--close")).Succeeded();
        var ran = await desk.RunAsync("burn", desk["docs"]);
        Assert.Equal(ExitCode.Medium, ran.Code);
        Assert.Contains("imapi drive insert default cd-r80", ran.Error);
        (await desk.RunAsync("drive", "insert", "default", "cd-r80")).Succeeded();
        (await desk.RunAsync("burn", desk["docs"])).Succeeded();
    }

    [Fact]
    public async Task What_does_not_fit_ends_with_5_and_leaves_the_disc_blank()
    {
        using var desk = new Desk();
        using (var big = File.Create(desk["big.bin"]))
            big.SetLength(800L << 20);
        var ran = await desk.RunAsync("burn", desk["big.bin"]);
        Assert.Equal(ExitCode.Medium, ran.Code);
        Assert.Contains("imapi drive insert default dvd+r", ran.Error);
        Assert.Equal("blank", await StatusAsync(desk));
    }

    [Fact]
    public async Task A_plan_writes_nothing_and_makes_no_drive()
    {
        using var desk = new Desk();
        desk.File("docs/a.txt", "a");
        Assert.Contains("/a.txt", (await desk.RunAsync("burn", desk["docs"], "--plan")).Succeeded().Out);
        Assert.False(Directory.Exists(desk.Home));
        (await desk.RunAsync("burn", desk["docs"])).Succeeded();
        var plan = (await desk.RunAsync("burn", desk["docs"], "--plan", "--json")).Succeeded().Document;
        Assert.Equal("virtual:default", (string?)plan["drive"]);
        Assert.True((long)plan["startBlock"]! > 0);
        Assert.Equal(1, await SessionsAsync(desk));
    }

    [Fact]
    public async Task An_image_is_burned_as_it_is()
    {
        using var desk = new Desk();
        desk.File("a.txt", "a");
        (await desk.RunAsync("image", "create", desk["a.txt"], "-o", desk["x.iso"])).Succeeded();
        (await desk.RunAsync("burn", desk["x.iso"])).Succeeded();
        (await desk.RunAsync("image", "verify", desk["x.iso"], "--against", "virtual:default")).Succeeded();
    }

    [Fact]
    public async Task An_image_for_block_0_is_refused_as_a_later_session()
    {
        using var desk = new Desk();
        desk.File("a.txt", "a");
        (await desk.RunAsync("image", "create", desk["a.txt"], "-o", desk["x.iso"])).Succeeded();
        (await desk.RunAsync("burn", desk["x.iso"])).Succeeded();
        var ran = await desk.RunAsync("burn", desk["x.iso"]);
        Assert.Equal(ExitCode.Medium, ran.Code);
        Assert.Contains("imapi drive insert", ran.Error);
    }

    [Fact]
    public async Task Standard_input_is_burned_when_its_size_is_known()
    {
        using var desk = new Desk();
        desk.File("a.txt", "a");
        (await desk.RunAsync("image", "create", desk["a.txt"], "-o", desk["x.iso"])).Succeeded();
        var image = File.ReadAllBytes(desk["x.iso"]);
        Assert.Equal(ExitCode.Usage, (await desk.RunAsync(new TestConsole(image), default, "burn", "-")).Code);
        (await desk.RunAsync(new TestConsole(image), default, "burn", "-", "--size", $"{image.Length}")).Succeeded();
        (await desk.RunAsync("image", "verify", desk["x.iso"], "--against", "virtual:default")).Succeeded();
    }

    [Fact]
    public async Task Standard_input_that_ends_too_early_ends_with_3()
    {
        using var desk = new Desk();
        var ran = await desk.RunAsync(new TestConsole(Desk.Bytes(10_000)), default, "burn", "-", "--size", "1M");
        Assert.Equal(ExitCode.Source, ran.Code);
        Assert.Contains("10000 bytes", ran.Error);
    }

    [Fact]
    public async Task Real_never_falls_back_to_a_virtual_drive()
    {
        using var desk = new Desk();
        desk.File("a.txt", "a");
        (await desk.RunAsync("drive", "create", "cd-r80", "--name", "lab")).Succeeded();
        Assert.Equal(ExitCode.Drive, (await desk.RunAsync("burn", desk["a.txt"], "--drive", "real")).Code);
        Assert.Equal("blank", await StatusAsync(desk));
    }

    [Fact]
    public async Task Several_drives_and_none_named_ends_with_2_and_lists_them()
    {
        using var desk = new Desk();
        desk.File("a.txt", "a");
        (await desk.RunAsync("drive", "create", "cd-r80", "--name", "one")).Succeeded();
        (await desk.RunAsync("drive", "create", "cd-r80", "--name", "two")).Succeeded();
        var ran = await desk.RunAsync("burn", desk["a.txt"]);
        Assert.Equal(ExitCode.Usage, ran.Code);
        Assert.Contains("virtual:one, virtual:two", ran.Error);
    }

    [Fact]
    public async Task A_person_at_a_terminal_is_asked_for_the_disc_of_the_next_copy()
    {
        using var desk = new Desk();
        desk.File("a.txt", "a");
        var ran = await desk.RunAsync(new TestConsole(answers: "n\n", isTerminal: true), default, "burn", desk["a.txt"], "--copies", "2");
        Assert.Equal(ExitCode.Cancelled, ran.Code);
        Assert.Contains("put another disc into virtual:default", ran.Error);
        Assert.Equal(1, await SessionsAsync(desk));
    }

    private static async Task<string> CatAsync(Desk desk, string image, string path) =>
        System.Text.Encoding.UTF8.GetString((await desk.RunAsync("image", "cat", image, path)).Succeeded().Bytes);

    private static async Task<string?> StatusAsync(Desk desk) => (string?)(await desk.RunAsync("media", "--json")).Succeeded().Document["medium"]!["status"];

    private static async Task<int> SessionsAsync(Desk desk) => (int)(await desk.RunAsync("media", "--json")).Succeeded().Document["medium"]!["sessions"]!;
}
