using System.Text.Json;
using OpenImapi.Interop.Tests.CommandLine;
using OpenImapi.Interop.Tests.Growing;

namespace OpenImapi.Interop.Tests.Mkisofs;

/// <summary>Sessions that imapi mkisofs makes behind those of a disc in a drive, or of an image of it, as others read them.</summary>
[Trait("Category", "Interop")]
public class PreviousSessionTests
{
    [Theory]
    [InlineData("cd-r80")]
    [InlineData("dvd+r")]
    public async Task A_session_behind_that_of_a_drive_is_that_behind_its_image_and_has_the_tree_of_genisoimage(string medium)
    {
        using var folder = new TemporaryFolder();
        var imapi = new ImapiProgram(folder["home"]);
        folder.Write("one/a.txt", "the first"u8);
        folder.Write("one/deep/b.bin", new byte[100_000]);
        folder.Write("two/c.txt", "the second"u8);
        folder.Write("three/deep/d.txt", "the third"u8);
        await imapi.RunAsync("drive", "create", medium, "--name", "lab");
        await imapi.RunAsync("burn", folder["one"], "--drive", "virtual:lab");
        await imapi.RunAsync("burn", folder["two"], "--drive", "virtual:lab");
        await imapi.RunAsync("drive", "export", "lab", "-o", folder["disc.iso"]);
        var last = (await imapi.SessionsAsync(folder["disc.iso"]))[^1];
        var next = await NextAsync(imapi);
        string[] options = ["-quiet", "-R", "-J", "-C", $"{last},{next}"];
        await imapi.RunAsync(["mkisofs", .. options, "-M", "virtual:lab", "-o", folder["drive.iso"], folder["three"]]);
        await imapi.RunAsync(["mkisofs", .. options, "-M", folder["disc.iso"], "-o", folder["image.iso"], folder["three"]]);
        Assert.Equal(await File.ReadAllBytesAsync(folder["image.iso"]), await File.ReadAllBytesAsync(folder["drive.iso"]));
        await Judge.RunAsync("genisoimage", [.. options, "-M", folder["disc.iso"], "-o", folder["theirs.iso"], folder["three"]]);
        var ours = await BehindAsync(folder, "drive.iso", next);
        var theirs = await BehindAsync(folder, "theirs.iso", next);
        Assert.Equal(["/a.txt", "/c.txt", "/deep/b.bin", "/deep/d.txt"], await XorrisoSessions.PathsAsync(ours, "-load", "sbsector", $"{next}"));
        Assert.Equal(await ListAsync(theirs, next), await ListAsync(ours, next));
        foreach (var (path, text) in new[] { ("/a.txt", "the first"), ("/c.txt", "the second"), ("/deep/d.txt", "the third") })
        {
            Assert.Equal(text, (await Judge.RunAsync("isoinfo", "-R", "-T", $"{next}", "-i", ours, "-x", path)).Output);
            Assert.Equal(text, (await imapi.RunAsync("image", "cat", ours, path)).Output);
        }
    }

    private static async Task<long> NextAsync(ImapiProgram imapi)
    {
        using var media = JsonDocument.Parse((await imapi.RunAsync("media", "--drive", "virtual:lab", "--json")).Output);
        return media.RootElement.GetProperty("medium").GetProperty("nextWritableBlock").GetInt64();
    }

    /// <summary>The image of the disc with one more session behind it.</summary>
    private static async Task<string> BehindAsync(TemporaryFolder folder, string session, long next)
    {
        var whole = folder[$"with-{session}"];
        File.Copy(folder["disc.iso"], whole);
        await using var file = File.OpenWrite(whole);
        file.Seek(next * 2048, SeekOrigin.Begin);
        await file.WriteAsync(await File.ReadAllBytesAsync(folder[session]));
        return whole;
    }

    private static async Task<IReadOnlyList<string>> ListAsync(string image, long session) =>
        [.. (await Judge.RunAsync("isoinfo", "-J", "-f", "-T", $"{session}", "-i", image)).Lines.Where(line => line.StartsWith('/')).Order(StringComparer.Ordinal)];
}
