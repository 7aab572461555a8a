using OpenImapi.Mastering;

namespace OpenImapi.Cli.Tests;

/// <summary>Presets are options, and no more.</summary>
public class PresetTests
{
    public static TheoryData<string> All => [.. Preset.All.Select(preset => preset.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_preset_gives_what_its_options_give(string name)
    {
        using var desk = new Desk();
        desk.File("docs/boot/etfsboot.com", Desk.Bytes(4096));
        desk.File("docs/efi/microsoft/boot/efisys.bin", Desk.Bytes(5000, 2));
        if (name == "dvd-video")
            return;
        var preset = Preset.All.Single(each => each.Name == name);
        (await desk.RunAsync("image", "create", desk["docs"], "--preset", name, "-o", desk["x.iso"])).Succeeded();
        (await desk.RunAsync(["image", "create", desk["docs"], .. preset.Text.Split(' '), "-o", desk["y.iso"]])).Succeeded();
        Assert.Equal(await File.ReadAllBytesAsync(desk["y.iso"], TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(desk["x.iso"], TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_preset_and_its_options_stand_in_the_help(string name)
    {
        using var desk = new Desk();
        foreach (var verb in (string[][])[["burn"], ["image", "create"]])
        {
            var help = string.Join(' ', (await desk.RunAsync([.. verb, "--help"])).Out.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
            Assert.Contains($"{name}: {Preset.All.Single(each => each.Name == name).Text}", help, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_said_is_stronger()
    {
        using var desk = new Desk();
        desk.File("docs/a", "a");
        (await desk.RunAsync("image", "create", desk["docs"], "--preset", "bd-video", "--udf", "2.60", "--joliet", "-o", desk["x.iso"])).Succeeded();
        using var source = new FileBlockSource(desk["x.iso"]);
        var volume = await DiscVolume.OpenAsync(source, cancellation: TestContext.Current.CancellationToken);
        Assert.NotNull(volume.Of(VolumeTreeKind.Joliet));
        Assert.Equal(Formats.Udf.UdfRevision.Udf260, volume.Udf!.Revision);
    }

    [Fact]
    public async Task Without_its_boot_images_windows_is_not_installed()
    {
        using var desk = new Desk();
        desk.File("docs/a", "a");
        var ran = await desk.RunAsync("image", "create", desk["docs"], "--preset", "windows-install", "-o", desk["x.iso"]);
        Assert.Equal(ExitCode.Source, ran.Code);
        Assert.Contains("boot/etfsboot.com", ran.Error);
        Assert.Contains("windows-install", (await desk.RunAsync("burn", desk["docs"], "--preset", "windows")).Error);
    }
}
