using OpenImapi.Formats;

namespace OpenImapi.Cli.Tests;

/// <summary>The exit codes, and what is said with them.</summary>
public class ExitCodeTests
{
    /// <summary>Command lines on a desk with a file, an image, and a recorder with a closed disc; '@' is the desk's folder.</summary>
    public static TheoryData<string, int> Table => new()
    {
        { "drives", 0 },
        { "image|ls|@/x.iso", 0 },
        { "image|ls|@/x.iso|--help", 0 },
        { "image|create|@/a.txt|-o|@/x.iso", 1 },
        { "image|create|@/a.txt|-o|@/none/y.iso", 1 },
        { "", 0 },
        { "frobnicate", 2 },
        { "image", 2 },
        { "image|ls", 2 },
        { "image|ls|@/x.iso|--tree", 2 },
        { "image|ls|@/x.iso|--tree|udf", 2 },
        { "image|ls|@/x.iso|--frobnicate", 2 },
        { "image|ls|@/x.iso|/|more", 2 },
        { "image|create|@/a.txt", 2 },
        { "image|create|@/a.txt|-o|@/y.iso|--iso-level|5", 2 },
        { "image|create|@/a.txt|-o|@/y.iso|--joliet|--no-joliet", 2 },
        { "image|create|-|-o|@/y.iso", 2 },
        { "image|create|@/x.iso|-o|@/y.iso|--label|X", 2 },
        { "burn|@/a.txt|--append|--erase", 2 },
        { "burn|@/a.txt|--speed|fast", 2 },
        { "burn|@/a.txt|--size|1M", 2 },
        { "burn|-|--size|0", 2 },
        { "drive|create|floppy|--name|new", 2 },
        { "drive|create|cd-r80|--name|Bad/Name", 2 },
        { "drive|create|cd-r80|--name|lab", 2 },
        { "image|create|@/none|-o|@/y.iso", 3 },
        { "image|ls|@/none.iso", 3 },
        { "image|ls|@/a.txt", 3 },
        { "image|ls|@/x.iso|/none", 3 },
        { "image|create|@/a.txt|same/a.txt=@/a.txt|same/=@/a.txt|-o|@/y.iso", 3 },
        { "media|--drive|virtual:none", 4 },
        { "burn|@/a.txt|--drive|real", 4 },
        { "drive|remove|none", 4 },
        { "burn|@/a.txt", 5 },
        { "erase", 5 },
        { "image|verify|@/bad.iso", 6 },
    };

    /// <summary>The advice names the option of that very command, and what is there stays.</summary>
    [Theory]
    [InlineData("image|create|@/a.txt|-o|@/x.iso", "--force")]
    [InlineData("drive|export|lab|-o|@/disc.toc", "--force")]
    [InlineData("drive|export|lab|-o|@/disc.cue", "--force")]
    [InlineData("image|extract|@/x.iso|-o|@", "--overwrite")]
    public async Task What_is_there_already_is_kept_and_the_option_told_that_replaces_it(string line, string option)
    {
        using var desk = await WorkedAtAsync();
        desk.File("disc.bin", "mine");
        desk.File("disc.cue", "mine");
        var before = Directory.GetFiles(desk.Folder).ToDictionary(path => path, File.ReadAllBytes);
        string[] words = [.. line.Split('|').Select(word => word.Replace("@", desk.Folder, StringComparison.Ordinal))];
        var ran = await desk.RunAsync(words);
        Assert.Equal(ExitCode.Failure, ran.Code);
        Assert.Contains($"with {option}.", ran.Out + ran.Error, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFiles(desk.Folder).ToDictionary(path => path, File.ReadAllBytes));
        (await desk.RunAsync([.. words, option])).Succeeded();
    }

    [Theory]
    [MemberData(nameof(Table))]
    public async Task A_command_line_ends_with(string line, int expected)
    {
        using var desk = await WorkedAtAsync();
        var ran = await desk.RunAsync([.. line.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Replace("@", desk.Folder, StringComparison.Ordinal))]);
        Assert.True(expected == (int)ran.Code, $"{(int)ran.Code}\n{ran.Out}\n{ran.Error}");
        if (expected is not 0 and not 6)
            Assert.StartsWith("imapi: ", ran.Error);
    }

    [Fact]
    public void Every_kind_of_error_has_its_exit_code() => Assert.Equal(
        [2, 3, 3, 1, 4, 5, 6, 1],
        ((DiscErrorKind[])[
            DiscErrorKind.Usage, DiscErrorKind.Source, DiscErrorKind.Plan, DiscErrorKind.Destination,
            DiscErrorKind.Drive, DiscErrorKind.Medium, DiscErrorKind.Verification, DiscErrorKind.Internal,
        ]).Select(kind => (int)ExitCodes.Of(kind)));

    [Fact]
    public async Task An_error_says_what_happened_and_what_to_do()
    {
        using var desk = new Desk();
        var ran = await desk.RunAsync("burn", "nowhere.txt");
        Assert.Equal("imapi: There is no 'nowhere.txt'.\n  Look at the spelling; a name with '=' in it that is not there is taken as target=source.\n", ran.Error);
        Assert.Empty(ran.Out);
    }

    [Fact]
    public async Task A_mistyped_word_gets_an_offer()
    {
        using var desk = new Desk();
        Assert.Contains("Did you mean 'burn'?", (await desk.RunAsync("burm", "x")).Error);
        Assert.Contains("Did you mean '--label'?", (await desk.RunAsync("burn", "x", "--lable", "y")).Error);
    }

    [Fact]
    public async Task After_two_dashes_nothing_is_an_option()
    {
        using var desk = new Desk();
        var ran = await desk.RunAsync("burn", "--", "--label");
        Assert.Equal(ExitCode.Source, ran.Code);
        Assert.Contains("'--label'", ran.Error);
    }

    [Fact]
    public async Task A_path_that_begins_with_an_at_sign_is_a_path()
    {
        using var desk = new Desk();
        Assert.Contains("'@paths'", (await desk.RunAsync("burn", "@paths")).Error);
    }

    [Fact]
    public async Task A_drive_s_own_words_come_with_verbose()
    {
        using var desk = new Desk();
        (await desk.RunAsync("drive", "create", "cd-r80", "--name", "lab")).Succeeded();
        (await desk.RunAsync("eject")).Succeeded();
        var plain = await desk.RunAsync("media");
        Assert.Equal(ExitCode.Medium, plain.Code);
        Assert.DoesNotContain("TestUnitReady", plain.Error);
        var verbose = await desk.RunAsync("media", "--verbose");
        Assert.Contains("IMAPI_E_MEDIUM_NOTPRESENT (0x8004020F)", verbose.Error);
        Assert.Contains("command TestUnitReady: 000000000000", verbose.Error);
        Assert.Contains("sense 2/3A/02", verbose.Error);
    }

    private static async Task<Desk> WorkedAtAsync()
    {
        var desk = new Desk();
        desk.File("a.txt", "a");
        (await desk.RunAsync("image", "create", desk["a.txt"], "-o", desk["x.iso"])).Succeeded();
        (await desk.RunAsync("drive", "create", "cd-r80", "--name", "lab")).Succeeded();
        (await desk.RunAsync("burn", desk["a.txt"], "--close")).Succeeded();
        var broken = File.ReadAllBytes(desk["x.iso"]);
        broken[16 * 2048 + 80] ^= 1;    // BP 81: the volume space size, least significant byte first; its other half now disagrees (8.4.8)
        desk.File("bad.iso", broken);
        return desk;
    }
}
