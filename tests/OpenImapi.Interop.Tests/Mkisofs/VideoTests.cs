using OpenImapi.Interop.Tests.CommandLine;

namespace OpenImapi.Interop.Tests.Mkisofs;

/// <summary>A DVD-Video of dvdauthor lies where genisoimage puts it, by mkisofs's options and by our own preset; and cloud-init's label is found.</summary>
[Trait("Category", "Interop")]
public class VideoTests
{
    [Fact]
    public async Task A_video_lies_where_genisoimage_puts_it()
    {
        using var folder = new TemporaryFolder();
        var imapi = new ImapiProgram(folder.Folder("home"));
        await AuthorAsync(folder);
        await Judge.RunAsync("genisoimage", "-quiet", "-dvd-video", "-o", folder["theirs.iso"], folder["video"]);
        await imapi.RunAsync("mkisofs", "-quiet", "-dvd-video", "-o", folder["ours.iso"], folder["video"]);
        await imapi.RunAsync("image", "create", "--preset", "dvd-video", folder["video"], "-o", folder["preset.iso"]);
        var theirs = await PlacesAsync(folder["theirs.iso"]);
        Assert.Equal(9, theirs.Count);
        Assert.Equal(theirs, await PlacesAsync(folder["ours.iso"]));
        Assert.Equal(theirs, await PlacesAsync(folder["preset.iso"]));
    }

    [Fact]
    public async Task Cloud_init_finds_its_seed_by_the_label()
    {
        using var folder = new TemporaryFolder();
        var imapi = new ImapiProgram(folder.Folder("home"));
        folder.Write("seed/user-data", "#cloud-config\n"u8);
        folder.Write("seed/meta-data", "instance-id: one\n"u8);
        await imapi.RunAsync("image", "create", "--preset", "cidata", folder["seed"], "-o", folder["preset.iso"]);
        await imapi.RunAsync("mkisofs", "-quiet", "-output", folder["script.iso"], "-volid", "cidata", "-joliet", "-rock", folder["seed/user-data"], folder["seed/meta-data"]);
        foreach (var image in (string[])["preset.iso", "script.iso"])
        {
            Assert.Contains("ID_FS_LABEL=cidata", (await Judge.RunAsync("blkid", "-p", "-o", "udev", folder[image])).Lines);
            Assert.Equal("instance-id: one\n", (await Judge.RunAsync("isoinfo", "-R", "-i", folder[image], "-x", "/meta-data")).Output);
        }
    }

    /// <summary>A menu and two titles, the second with a menu of its own.</summary>
    private static async Task AuthorAsync(TemporaryFolder folder)
    {
        foreach (var seconds in (int[])[1, 2])
            await Judge.RunAsync("ffmpeg", "-v", "error", "-f", "lavfi", "-i", $"testsrc=d={seconds}:s=720x576:r=25", "-f", "lavfi", "-i", $"sine=d={seconds}", "-target", "pal-dvd", folder[$"{seconds}.mpg"]);
        var disc = folder.Write("disc.xml", System.Text.Encoding.UTF8.GetBytes($"""
            <dvdauthor dest="{folder["video"]}"><vmgm><menus><pgc><vob file="{folder["1.mpg"]}"/><post>jump title 1;</post></pgc></menus></vmgm>
            <titleset><titles><pgc><vob file="{folder["2.mpg"]}"/></pgc></titles></titleset>
            <titleset><titles><pgc><vob file="{folder["1.mpg"]}"/></pgc></titles></titleset></dvdauthor>
            """));
        (await Judge.AskAsync(new Question("dvdauthor", ["-x", disc]) { Environment = new Dictionary<string, string> { ["VIDEO_FORMAT"] = "PAL" } })).MustSucceed();
    }

    /// <summary>Each file with its first block and its length, as isoinfo sees it.</summary>
    private static async Task<List<string>> PlacesAsync(string image)
    {
        var lines = (await Judge.RunAsync("isoinfo", "-l", "-i", image)).Lines.Where(line => line.Contains(" 00] ", StringComparison.Ordinal));
        return [.. lines.Select(line => string.Join(' ', line.Split([' ', '[', ']'], StringSplitOptions.RemoveEmptyEntries) is var words ? [words[^1], words[^3], words[4]] : [])).Order(StringComparer.Ordinal)];
    }
}
