namespace OpenImapi.Cli.Tests;

/// <summary>Options of sources that contradict each other, and lists that are wrong.</summary>
public class SourceOptionTests
{
    [Theory]
    [InlineData("--hide-udf hides from a file system that is not made.", "--hide-udf", "a.txt")]
    [InlineData("--hide-joliet hides from a file system that is not made.", "--no-joliet", "--hide-joliet", "a.txt")]
    [InlineData("--hide hides from a file system that is not made.", "--no-iso", "--udf", "2.01", "--hide", "a.txt")]
    [InlineData("The pattern '/' can match nothing.", "--exclude", "/")]
    [InlineData("Standard input can be read only once.", "--path-list", "-", "--path-list0", "-")]
    public async Task What_makes_no_sense_ends_with_2_in_words(string fault, params string[] words)
    {
        using var desk = new Desk();
        desk.File("docs/a.txt", "a");
        foreach (var verb in (string[][])[["burn"], ["image", "create"]])
        {
            var ran = await desk.RunAsync([.. verb, desk["docs"], "--plan", .. words]);
            Assert.Equal(ExitCode.Usage, ran.Code);
            Assert.Contains(fault, Words(ran.Error));
        }
    }

    [Fact]
    public async Task A_plan_names_each_file_whose_owner_is_not_recorded()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Owners and permissions are those of POSIX.");
        using var desk = new Desk();
        desk.File("docs/a.txt", "a");
        var ran = (await desk.RunAsync("image", "create", desk["docs"], "--plan", "--no-rock-ridge")).Succeeded();
        Assert.Matches("/a.txt has owner [0-9]+, group [0-9]+ and permissions [0-7]+", Words(ran.Out));
        Assert.DoesNotContain("has owner", (await desk.RunAsync("image", "create", desk["docs"], "--plan")).Succeeded().Out);
    }

    [Theory]
    [InlineData("--path-list", "\n\nnowhere\n", "line 3: There is no 'nowhere'.", 3)]
    [InlineData("--path-list", "x=nowhere", "line 1: There is no 'nowhere'.", 3)]
    [InlineData("--path-list0", "/\0nowhere\0", "entry 2: There is no 'nowhere'.", 3)]
    [InlineData("--exclude-from", "a\n///\n", "line 2: The pattern '///' can match nothing.", 2)]
    [InlineData("--sort", "a 1\nb\n", "line 2: 'b' is no pattern with a number behind it.", 2)]
    [InlineData("--sort", "a x1\n", "line 1: 'a x1' is no pattern with a number behind it.", 2)]
    public async Task A_fault_in_a_list_is_named_with_its_line(string option, string list, string fault, int code)
    {
        using var desk = new Desk();
        desk.File("docs/a.txt", "a");
        desk.File("list", list);
        var ran = await desk.RunAsync("image", "create", desk["docs"], "--plan", option, desk["list"]);
        Assert.Equal(code, (int)ran.Code);
        Assert.Contains(fault, Words(ran.Error));
        Assert.Contains("list,", Words(ran.Error));
    }

    [Fact]
    public async Task A_list_that_is_not_there_is_named()
    {
        using var desk = new Desk();
        var ran = await desk.RunAsync("image", "create", "--plan", "--path-list", desk["none"]);
        Assert.Equal(ExitCode.Source, ran.Code);
        Assert.Contains("none cannot be read", Words(ran.Error));
    }

    [Fact]
    public async Task Without_any_source_there_is_nothing_to_do()
    {
        using var desk = new Desk();
        var ran = await desk.RunAsync("image", "create", "-o", desk["x.iso"], "--exclude", "*.o");
        Assert.Equal(ExitCode.Usage, ran.Code);
        Assert.Contains("'imapi image create' needs PATH.", ran.Error);
    }

    [Fact]
    public async Task A_list_comes_through_standard_input()
    {
        using var desk = new Desk();
        var console = new TestConsole(System.Text.Encoding.UTF8.GetBytes($"{desk.File("docs/a.txt", "a")}\n"));
        Assert.Equal(ExitCode.Success, (await desk.RunAsync(console, default, "image", "create", "--path-list", "-", "-o", desk["x.iso"])).Code);
        Assert.Contains("a.txt", (await desk.RunAsync("image", "ls", desk["x.iso"])).Succeeded().Out);
    }

    [Fact]
    public async Task An_archive_comes_through_standard_input()
    {
        using var desk = new Desk();
        desk.File("docs/a.txt", "a");
        using var archive = new MemoryStream();
        await System.Formats.Tar.TarFile.CreateFromDirectoryAsync(desk["docs"], archive, includeBaseDirectory: false, TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Success, (await desk.RunAsync(new TestConsole(archive.ToArray()), default, "image", "create", "--tar", "there=-", "-o", desk["x.iso"])).Code);
        Assert.Contains("a.txt", (await desk.RunAsync("image", "tree", desk["x.iso"])).Succeeded().Out);
    }

    [Fact]
    public async Task An_archive_that_is_none_or_compressed_otherwise_is_refused_with_the_remedy()
    {
        using var desk = new Desk();
        desk.File("x.tar", "something else");
        desk.File("x.tar.xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00, 0, 0]);
        var none = await desk.RunAsync("image", "create", "--tar", desk["x.tar"], "--plan");
        Assert.Equal((ExitCode.Source, true), (none.Code, Words(none.Error).Contains("cannot be read", StringComparison.Ordinal)));
        var packed = await desk.RunAsync("image", "create", "--tar", desk["x.tar.xz"], "--plan");
        Assert.Equal((ExitCode.Source, true), (packed.Code, Words(packed.Error).Contains("xz -dc FILE | imapi", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_name_that_is_no_text_can_be_listed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Names are bytes on Linux alone.");
        using var desk = new Desk();
        var list = desk.File("list", "");
        desk.File("docs/a.txt", "a");
        await ShellAsync("cp \"$1/a.txt\" \"$1/$(printf 'x\\377y')\" && printf '%s' \"$1/$(printf 'x\\377y')\" > \"$2\"", desk["docs"], list);
        (await desk.RunAsync("image", "create", "--path-list", list, "-o", desk["x.iso"], "--rock-ridge")).Succeeded();
        Assert.True(File.ReadAllBytes(desk["x.iso"]).AsSpan().IndexOf(new byte[] { 0x78, 0xFF, 0x79 }) > 0);
        await ShellAsync("rm -r \"$1\"", desk["docs"]);
    }

    [Fact]
    public async Task A_pattern_that_hides_nothing_is_noted()
    {
        using var desk = new Desk();
        desk.File("docs/a.txt", "a");
        Assert.Contains("--hide matches nothing.", (await desk.RunAsync("image", "create", desk["docs"], "-o", desk["x.iso"], "--hide", "b.txt")).Succeeded().Out);
    }

    [Fact]
    public async Task A_finished_image_takes_no_word_of_sources()
    {
        using var desk = new Desk();
        desk.File("docs/a.txt", "a");
        (await desk.RunAsync("image", "create", desk["docs"], "-o", desk["x.iso"])).Succeeded();
        Assert.Equal(ExitCode.Usage, (await desk.RunAsync("image", "create", desk["x.iso"], "-o", desk["y.iso"], "--exclude", "*.o")).Code);
    }

    private static async Task ShellAsync(string line, params string[] words)
    {
        using var shell = System.Diagnostics.Process.Start("/bin/sh", ["-c", line, "sh", .. words]);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, shell.ExitCode);
    }

    private static string Words(string text) => string.Join(' ', text.Split(default(string[]), StringSplitOptions.RemoveEmptyEntries));
}
