using System.Text;

namespace OpenImapi.Cli.Tests;

/// <summary>Discs copied to files and to other discs.</summary>
public class CopyTests
{
    [Theory]
    [InlineData("cd-r80")]
    [InlineData("dvd+r")]
    [InlineData("bd-r25")]
    [InlineData("dvd+rw")]
    public async Task A_disc_of_two_sessions_shows_the_same_as_a_file(string medium)
    {
        using var desk = await WithDiscAsync(medium);
        (await desk.RunAsync("copy", "-o", desk["disc.iso"])).Succeeded();
        Assert.Equal((await desk.RunAsync("image", "ls", "virtual:lab", "--json")).Document["entries"]!.ToJsonString(), (await desk.RunAsync("image", "ls", desk["disc.iso"], "--json")).Document["entries"]!.ToJsonString());
        Assert.Equal("second", Encoding.UTF8.GetString((await desk.RunAsync("image", "cat", desk["disc.iso"], "two.txt")).Succeeded().Bytes));
    }

    [Fact]
    public async Task A_cd_of_two_sessions_is_copied_as_one_of_two_sessions()
    {
        using var desk = await WithDiscAsync("cd-r80");
        (await desk.RunAsync("drive", "create", "cd-r80", "--name", "other")).Succeeded();
        (await desk.RunAsync("copy", "--from", "lab", "--to", "other")).Succeeded();
        Assert.Equal(await StartsAsync(desk, "lab"), await StartsAsync(desk, "other"));
        Assert.Equal("second", Encoding.UTF8.GetString((await desk.RunAsync("image", "cat", "virtual:other", "two.txt")).Succeeded().Bytes));
    }

    [Fact]
    public async Task An_album_is_copied_with_its_gaps_texts_and_every_sample()
    {
        using var desk = new Desk();
        (await desk.RunAsync("drive", "create", "cd-r80", "--name", "lab")).Succeeded();
        (await desk.RunAsync("drive", "create", "cd-r80", "--name", "other")).Succeeded();
        desk.Wave("a.wav", 5 * 44_100);
        desk.Wave("b.wav", 6 * 44_100, gain: "-6.00 dB");
        (await desk.RunAsync("audio", "burn", desk["a.wav"], desk["b.wav"], "--drive", "lab", "--gap", "2s", "--title", "Best of")).Succeeded();
        (await desk.RunAsync("copy", "--from", "lab", "--to", "other")).Succeeded();
        (await desk.RunAsync("drive", "export", "lab", "-o", desk["one.cue"])).Succeeded();
        (await desk.RunAsync("drive", "export", "other", "-o", desk["two.cue"])).Succeeded();
        Assert.Equal(File.ReadAllBytes(desk["one.bin"]), File.ReadAllBytes(desk["two.bin"]));
        Assert.Equal(File.ReadAllText(desk["one.cue"]).Replace("one.bin", "two.bin", StringComparison.Ordinal), File.ReadAllText(desk["two.cue"]));
    }

    [Fact]
    public async Task One_drive_does_both_where_somebody_changes_the_disc()
    {
        using var desk = await WithDiscAsync("cd-r80");
        var ran = await desk.RunAsync("copy");
        Assert.Equal(ExitCode.Usage, ran.Code);
        Assert.Contains("another drive, or somebody at a terminal", ran.Error);
        var console = new TestConsole(answers: "y\n", isTerminal: true, heard: null);
        Assert.Equal(ExitCode.Medium, (await desk.RunAsync(console, default, "copy")).Code);
    }

    [Fact]
    public async Task A_drive_is_not_copied_to_itself()
    {
        using var desk = await WithDiscAsync("cd-r80");
        Assert.Contains("holds the disc that is copied", (await desk.RunAsync("copy", "--from", "lab", "--to", "lab")).Error);
    }

    [Fact]
    public async Task A_blank_disc_has_nothing_to_copy()
    {
        using var desk = new Desk();
        (await desk.RunAsync("drive", "create", "cd-r80", "--name", "lab")).Succeeded();
        Assert.Equal(ExitCode.Medium, (await desk.RunAsync("copy", "-o", desk["disc.iso"])).Code);
        Assert.False(File.Exists(desk["disc.iso"]));
    }

    private static async Task<Desk> WithDiscAsync(string medium)
    {
        var desk = new Desk();
        desk.File("docs/one.txt", "first");
        desk.File("more/two.txt", "second");
        (await desk.RunAsync("drive", "create", medium, "--name", "lab")).Succeeded();
        (await desk.RunAsync("burn", desk["docs"])).Succeeded();
        (await desk.RunAsync("burn", desk["more"])).Succeeded();
        return desk;
    }

    /// <summary>Session and first block of each track.</summary>
    private static async Task<List<(int, long)>> StartsAsync(Desk desk, string drive) =>
        [.. (await desk.RunAsync("media", "--drive", drive, "--json")).Document["medium"]!["tracks"]!.AsArray().Select(track => ((int)track!["session"]!, (long)track["block"]!))];
}
