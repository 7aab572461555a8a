namespace OpenImapi.Cli.Tests;

/// <summary>imapi image create: what goes on the disc, and where.</summary>
public class ImageCreateTests
{
    [Fact]
    public async Task A_folder_s_content_goes_to_the_root_and_a_file_beside_it()
    {
        using var desk = new Desk();
        desk.File("docs/a.txt", "a");
        desk.File("docs/deep/b.txt", "b");
        desk.File("README.md", "readme");
        Assert.Equal(["/README.md", "/a.txt", "/deep", "/deep/b.txt"], await TreeOfAsync(desk, desk["docs"], desk["README.md"]));
    }

    [Fact]
    public async Task Target_and_source_put_it_elsewhere()
    {
        using var desk = new Desk();
        desk.File("docs/a.txt", "a");
        desk.File("b.txt", "b");
        Assert.Equal(
            ["/into", "/into/b.txt", "/x", "/x/renamed.txt", "/x/y", "/x/y/a.txt"],
            await TreeOfAsync(desk, $"x/y={desk["docs"]}", $"x/renamed.txt={desk["b.txt"]}", $"into/={desk["b.txt"]}"));
    }

    [Fact]
    public async Task A_path_that_exists_is_never_split()
    {
        using var desk = new Desk();
        desk.File("a=b.txt", "x");
        Assert.Equal(["/a=b.txt"], await TreeOfAsync(desk, desk["a=b.txt"]));
    }

    [Fact]
    public async Task An_equals_sign_in_a_target_is_escaped()
    {
        using var desk = new Desk();
        desk.File("b.txt", "x");
        Assert.Equal(["/a=b.txt"], await TreeOfAsync(desk, $@"a\=b.txt={desk["b.txt"]}"));
    }

    [Fact]
    public async Task A_path_that_is_not_there_ends_with_3_and_names_it()
    {
        using var desk = new Desk();
        var ran = await desk.RunAsync("image", "create", desk["nothing"], "-o", desk["x.iso"]);
        Assert.Equal(ExitCode.Source, ran.Code);
        Assert.Contains(desk["nothing"], ran.Error);
        Assert.False(File.Exists(desk["x.iso"]));
    }

    [Fact]
    public async Task A_file_that_is_there_is_kept_without_force()
    {
        using var desk = new Desk();
        desk.File("a.txt", "a");
        desk.File("x.iso", "precious");
        var ran = await desk.RunAsync("image", "create", desk["a.txt"], "-o", desk["x.iso"]);
        Assert.Equal(ExitCode.Failure, ran.Code);
        Assert.Contains("--force", ran.Error);
        Assert.Equal("precious", File.ReadAllText(desk["x.iso"]));
        (await desk.RunAsync("image", "create", desk["a.txt"], "-o", desk["x.iso"], "--force")).Succeeded();
        Assert.NotEqual("precious", File.ReadAllText(desk["x.iso"]));
    }

    [Fact]
    public async Task Standard_output_gets_the_same_bytes_as_a_file_and_nothing_else()
    {
        using var desk = new Desk();
        desk.File("a.bin", Desk.Bytes(300_000));
        (await desk.RunAsync("image", "create", desk["a.bin"], "-o", desk["x.iso"])).Succeeded();
        var ran = (await desk.RunAsync("image", "create", desk["a.bin"], "-o", "-")).Succeeded();
        Assert.Equal(File.ReadAllBytes(desk["x.iso"]), ran.Bytes);
        Assert.Empty(ran.Out);
        Assert.Contains("Writing", ran.Error);
    }

    [Fact]
    public async Task A_single_image_is_taken_as_it_is_unless_it_is_to_be_a_file()
    {
        using var desk = new Desk();
        desk.File("a.txt", "a");
        (await desk.RunAsync("image", "create", desk["a.txt"], "-o", desk["x.iso"])).Succeeded();
        (await desk.RunAsync("image", "create", desk["x.iso"], "-o", desk["y.iso"])).Succeeded();
        Assert.Equal(File.ReadAllBytes(desk["x.iso"]), File.ReadAllBytes(desk["y.iso"]));
        Assert.Equal(["/x.iso"], await TreeOfAsync(desk, desk["x.iso"], "--as-file"));
    }

    [Fact]
    public async Task The_source_date_epoch_is_the_volume_s_date()
    {
        using var desk = new Desk().With("SOURCE_DATE_EPOCH", "86400");
        desk.File("a.txt", "a");
        (await desk.RunAsync("image", "create", desk["a.txt"], "-o", desk["x.iso"])).Succeeded();
        var info = (await desk.RunAsync("image", "info", desk["x.iso"], "--json")).Succeeded().Document;
        Assert.Equal("1970-01-02T00:00:00+00:00", (string?)info["created"]);
    }

    [Fact]
    public async Task A_source_date_epoch_that_is_no_number_ends_with_2()
    {
        using var desk = new Desk().With("SOURCE_DATE_EPOCH", "yesterday");
        desk.File("a.txt", "a");
        Assert.Equal(ExitCode.Usage, (await desk.RunAsync("image", "create", desk["a.txt"], "-o", desk["x.iso"])).Code);
    }

    /// <summary>The paths of an image made of these paths, in order.</summary>
    private static async Task<string[]> TreeOfAsync(Desk desk, params string[] words)
    {
        (await desk.RunAsync(["image", "create", .. words, "-o", desk["tree.iso"]])).Succeeded();
        var tree = (await desk.RunAsync("image", "tree", desk["tree.iso"], "--json")).Succeeded().Document;
        return [.. tree["entries"]!.AsArray().Select(entry => (string)entry!["path"]!).Order(StringComparer.Ordinal)];
    }
}
