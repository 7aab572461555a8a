namespace OpenImapi.Cli.Tests;

/// <summary>What image verify says of files that can, and cannot, be read.</summary>
public class ContentTests
{
    [Fact]
    public async Task A_whole_image_is_read_to_its_end()
    {
        using var desk = await WithImageAsync();
        var ran = (await desk.RunAsync("image", "verify", desk["x.iso"], "--json")).Succeeded();
        Assert.Equal((2, 0, 0), ((int)ran.Document["filesRead"]!, (int)ran.Document["filesUnreadable"]!, (int)ran.Document["filesNotHere"]!));
        Assert.Equal(2048 + 5_001_216, (int)ran.Document["bytesRead"]!);
        var text = (await desk.RunAsync("image", "verify", desk["x.iso"])).Succeeded();
        Assert.Contains("2 files read: ", text.Out);
        Assert.Contains("Reading", text.Out);
    }

    [Fact]
    public async Task A_cut_off_image_ends_with_6_and_names_the_file()
    {
        using var desk = await WithImageAsync();
        var whole = File.ReadAllBytes(desk["x.iso"]);
        File.WriteAllBytes(desk["cut.iso"], whole[..^3_000_320]);
        var ran = await desk.RunAsync("image", "verify", desk["cut.iso"], "--json");
        Assert.Equal(ExitCode.Verification, ran.Code);
        var part = Assert.Single(ran.Document["unreadable"]!.AsArray())!;
        Assert.Equal("/picture.bin", (string?)part["path"]);
        Assert.Equal((whole.Length - 3_000_320) / 2048, (int)part["block"]!);
        Assert.Equal((1, 1), ((int)ran.Document["filesRead"]!, (int)ran.Document["filesUnreadable"]!));
        Assert.Contains("/picture.bin cannot be read in blocks ", (await desk.RunAsync("image", "verify", desk["cut.iso"])).Out);
    }

    private static async Task<Desk> WithImageAsync()
    {
        var desk = new Desk();
        desk.File("docs/a.txt", "a");
        desk.File("docs/picture.bin", Desk.Bytes(5_000_000));
        (await desk.RunAsync("image", "create", desk["docs"], "-o", desk["x.iso"])).Succeeded();
        return desk;
    }
}
