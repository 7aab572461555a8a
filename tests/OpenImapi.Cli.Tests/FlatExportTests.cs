using System.Text;

namespace OpenImapi.Cli.Tests;

/// <summary>Images of whole discs with several sessions, which show what a drive shows of the disc.</summary>
public class FlatExportTests
{
    [Theory]
    [InlineData("cd-r80")]
    [InlineData("dvd+r")]
    [InlineData("bd-r25", "--udf", "2.50")]
    [InlineData("bd-r25", "--udf", "2.01", "--no-iso")]
    [InlineData("bd-r25", "--udf", "2.00", "--no-iso", "--udf-form", "virtual")]
    [InlineData("dvd+rw")]
    public async Task The_last_session_is_shown_and_older_ones_where_they_are_asked_for(string medium, params string[] options)
    {
        using var desk = new Desk();
        (await desk.RunAsync("drive", "create", medium, "--name", "lab")).Succeeded();
        string[] names = ["a.txt", "b.txt", "c.txt"];
        foreach (var name in names)
            (await desk.RunAsync(["burn", desk.File(name, name), "-d", "lab", .. options])).Succeeded();
        (await desk.RunAsync("drive", "export", "lab", "-o", desk["disc.iso"])).Succeeded();
        Assert.Equal(names, await ListAsync(desk));
        Assert.Equal(names, await ListAsync(desk, "--session", "last"));
        Assert.Equal(names[..1], await ListAsync(desk, "--session", "1"));
        Assert.Equal(names[..2], await ListAsync(desk, "--session", "2"));
        Assert.Equal("c.txt", Encoding.UTF8.GetString((await desk.RunAsync("image", "cat", desk["disc.iso"], "/c.txt")).Succeeded().Bytes));
        Assert.Contains("c.txt", (await desk.RunAsync("image", "tree", desk["disc.iso"])).Succeeded().Out, StringComparison.Ordinal);
        Assert.Equal(3, (int)(await desk.RunAsync("image", "info", desk["disc.iso"], "--json")).Succeeded().Document["files"]!);
        (await desk.RunAsync("image", "verify", desk["disc.iso"])).Succeeded();
    }

    private static async Task<string[]> ListAsync(Desk desk, params string[] words) =>
        [.. (await desk.RunAsync(["image", "ls", desk["disc.iso"], "--json", .. words])).Succeeded().Document["entries"]!.AsArray().Select(entry => ((string)entry!["path"]!).TrimStart('/'))];
}
