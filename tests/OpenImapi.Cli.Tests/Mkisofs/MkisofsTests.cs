using OpenImapi.Mastering;

namespace OpenImapi.Cli.Tests;

/// <summary>What mkisofs does where nothing is said, and how its words are read.</summary>
public class MkisofsTests
{
    [Fact]
    public async Task Without_options_there_is_only_level_1()
    {
        using var desk = new Desk();
        MadeImage.WriteTree(desk);
        var image = await MadeImage.OfAsync(desk);
        Assert.Equal("CDROM", image.Text(40, 32));
        Assert.Equal(["/A_LONG_F.TEX", "/BOOT.BIN", "/NOEXT", "/SUB", "/SUB/B_TAR.GZ", "/SUB/DEEP", "/SUB/DEEP/_DOT"], (await image.PathsAsync(VolumeTreeKind.Iso9660)).Order(StringComparer.Ordinal));
        Assert.Single((await DiscVolume.OpenAsync(new Formats.MemoryBlockSource(image.Bytes), cancellation: TestContext.Current.CancellationToken)).Trees);
    }

    [Theory]
    [InlineData("-Jrl")]
    [InlineData("-J", "-r", "-l")]
    [InlineData("--joliet", "--rational-rock", "--full-iso9660-filenames")]
    [InlineData("-as", "mkisofs", "-J", "-r", "-l")]
    public async Task Options_are_written_in_several_ways(params string[] words)
    {
        using var desk = new Desk();
        MadeImage.WriteTree(desk);
        string[] xorriso = words[0] == "-as" ? words : [];
        (await desk.RunAsync([.. (string[])["mkisofs"], .. xorriso, .. xorriso.Length > 0 ? [] : words, "-volid=X", desk["tree"], "-o", desk["x.iso"]])).Succeeded();
        (await desk.RunAsync("mkisofs", desk["tree"], "-J", "-r", "-l", "-V", "X", "-o", desk["y.iso"])).Succeeded();
        Assert.Equal(await File.ReadAllBytesAsync(desk["y.iso"], TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(desk["x.iso"], TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("-hfsplus", "'-hfsplus'")]
    [InlineData("-Jq", "'-Jq'")]
    [InlineData("--Jr", "'--Jr'")]
    [InlineData("-V", "-V needs TEXT")]
    [InlineData("-append_partition", "N TYPE FILE")]
    [InlineData("-pad=5", "'-pad=5'")]
    public async Task What_is_not_known_or_not_whole_is_named(string word, string named)
    {
        using var desk = new Desk();
        var ran = await desk.RunAsync("mkisofs", "-o", desk["x.iso"], word);
        Assert.Equal(ExitCode.Usage, ran.Code);
        Assert.Contains(named, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_files_of_one_place_are_refused_by_mkisofs_and_replaced_by_xorriso()
    {
        using var desk = new Desk();
        desk.File("a/same", "first");
        desk.File("b/same", "second!");
        Assert.Equal(ExitCode.Source, (await desk.RunAsync("mkisofs", "-o", desk["x.iso"], desk["a"], desk["b"])).Code);
        (await desk.RunAsync("mkisofs", "-as", "mkisofs", "-o", desk["x.iso"], desk["a"], desk["b"])).Succeeded();
        var image = new MadeImage(await File.ReadAllBytesAsync(desk["x.iso"], TestContext.Current.CancellationToken));
        Assert.Equal(7, (await image.EntryAsync(VolumeTreeKind.Iso9660, "/SAME")).Length);
    }

    [Fact]
    public async Task Behind_two_dashes_everything_is_a_source()
    {
        using var desk = new Desk();
        Assert.Contains("There is no '-J'", (await desk.RunAsync("mkisofs", "-o", desk["x.iso"], "--", "-J")).Error);
        Assert.Contains("needs a source", (await desk.RunAsync("mkisofs", "-o", desk["x.iso"])).Error);
    }

    [Fact]
    public async Task What_grub_asks_first_is_answered()
    {
        using var desk = new Desk();
        var help = (await desk.RunAsync("mkisofs", "-as", "mkisofs", "-help")).Succeeded().Out;
        Assert.Contains("-graft-points", help);
        Assert.Contains("--grub2-boot-info", help);
        Assert.Contains("mkisofs", (await desk.RunAsync("mkisofs", "-version")).Succeeded().Out);
    }

    [Fact]
    public async Task A_device_takes_the_image_and_stays_a_device()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var desk = new Desk();
        desk.File("tree/a", "a");
        (await desk.RunAsync("mkisofs", "-o", "/dev/null", desk["tree"])).Succeeded();
        Assert.Equal(0, new FileInfo("/dev/null").Length);
    }
}
