using OpenImapi.Formats.ElTorito;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.Boot;

/// <summary>Others read our boot catalogs as they are meant.</summary>
[Trait("Category", "Interop")]
public class CatalogTests
{
    private static readonly BootOptions Boot = new(
    [
        BootChoice.FromTree("boot/bios.bin") with { LoadSectors = 4, LoadSegment = 0x1000, InfoTable = true },
        BootChoice.FromContent(FileContent.FromBytes(new byte[100_000])) with { Platform = BootPlatform.Efi },
        BootChoice.FromTree("boot/floppy.img") with { Emulation = BootEmulation.Floppy1440 },
        BootChoice.FromTree("boot/second.efi") with { Platform = BootPlatform.Efi },
    ])
    { Identifier = "OPENIMAPI" };

    [Fact]
    public async Task Xorriso_reports_every_image_as_it_was_given()
    {
        using var folder = new TemporaryFolder();
        var lines = (await Judge.RunAsync("xorriso", "-no_rc", "-indev", await MakeAsync(folder), "-report_el_torito", "plain")).Lines;
        var images = lines.Where(line => line.StartsWith("El Torito boot img", StringComparison.Ordinal)).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        Assert.Equal(
            ["1 BIOS y none 0x1000 0x00 4", "2 UEFI y none 0x0000 0x00 196", "3 BIOS y fd1.4 0x0000 0x00 1", "4 UEFI y none 0x0000 0x00 79"],
            images.Select(words => string.Join(' ', words[5..12])));
        var paths = lines.Where(line => line.StartsWith("El Torito img path", StringComparison.Ordinal)).Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
        Assert.Equal(["1  /boot/bios.bin", "3  /boot/floppy.img", "4  /boot/second.efi"], paths);
        Assert.Contains("boot-info-table", lines.Single(line => line.StartsWith("El Torito img opts :   1", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Isoinfo_reads_the_catalog()
    {
        using var folder = new TemporaryFolder();
        var text = (await Judge.RunAsync("isoinfo", "-d", "-i", await MakeAsync(folder))).Output;
        foreach (var fact in (string[])["El Torito VD version 1 found, boot catalog is in sector", "Arch 0 (x86)", "ID 'OPENIMAPI'", "Bootid 88 (bootable)", "Boot media 0 (No Emulation Boot)", "Load segment 1000", "Nsect 4"])
            Assert.Contains(fact, text);
    }

    private static async Task<string> MakeAsync(TemporaryFolder folder)
    {
        var tree = new SourceTree();
        foreach (var (path, length) in new[] { ("boot/bios.bin", 30_000), ("boot/floppy.img", 1_474_560), ("boot/second.efi", 40_000), ("readme", 10) })
            tree.AddFile(path, FileContent.FromBytes(new byte[length]), DateTimeOffset.UnixEpoch);
        await ImageFile.WriteAsync(ImagePlanner.Plan(tree, new() { Boot = Boot, RockRidge = true }), folder["disc.iso"]);
        return folder["disc.iso"];
    }
}
