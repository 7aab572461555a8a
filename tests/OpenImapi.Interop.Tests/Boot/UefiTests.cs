using OpenImapi.Formats.ElTorito;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.Boot;

/// <summary>UEFI firmware finds the file system in our boot image, behind an image for a BIOS, and runs what is in it.</summary>
[Trait("Category", "Interop")]
public class UefiTests
{
    private const string Firmware = "/usr/share/OVMF/OVMF_CODE_4M.fd", Variables = "/usr/share/OVMF/OVMF_VARS_4M.fd";

    [Fact]
    public async Task A_script_in_the_image_is_run()
    {
        using var folder = new TemporaryFolder();
        var script = FatDiskette.With("STARTUP NSH", "@echo -off\r\necho STARTED FROM THE DISC\r\nreset -s\r\n");
        var tree = new SourceTree();
        tree.AddFile("boot/bios.bin", FileContent.FromBytes(BootPayload.Of(BootPayload.Sent)), DateTimeOffset.UnixEpoch);
        var boot = new BootOptions([BootChoice.FromTree("boot/bios.bin"), BootChoice.FromContent(FileContent.FromBytes(script)) with { Platform = BootPlatform.Efi }]);
        await ImageFile.WriteAsync(ImagePlanner.Plan(tree, new() { Boot = boot, Udf = Formats.Udf.UdfRevision.Udf102 }), folder["disc.iso"]);
        File.Copy(Judge.FindFile(Variables), folder["variables"]);

        string[] arguments =
        [
            "-nodefaults", "-no-user-config", "-machine", "q35", "-accel", "tcg", "-cpu", "max", "-m", "256", "-display", "none", "-no-reboot", "-serial", $"file:{folder["serial"]}",
            "-drive", $"if=pflash,format=raw,readonly=on,file={Judge.FindFile(Firmware)}", "-drive", $"if=pflash,format=raw,file={folder["variables"]}", "-cdrom", folder["disc.iso"],
        ];
        (await Judge.AskAsync(new Question("qemu-system-x86_64", arguments) { TimeLimit = TimeSpan.FromMinutes(3) })).MustSucceed();
        Assert.Contains("STARTED FROM THE DISC", await File.ReadAllTextAsync(folder["serial"]));
    }
}
