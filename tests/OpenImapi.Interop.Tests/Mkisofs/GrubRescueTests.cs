using OpenImapi.Interop.Tests.CommandLine;

namespace OpenImapi.Interop.Tests.Mkisofs;

/// <summary>grub-mkrescue makes its image with us in the place of xorriso, and GRUB starts from it and reads a file of it.</summary>
[Trait("Category", "Interop")]
[Trait("Category", "Large")]
public class GrubRescueTests
{
    private const string Firmware = "/usr/share/OVMF/OVMF_CODE_4M.fd", Variables = "/usr/share/OVMF/OVMF_VARS_4M.fd";

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task The_image_starts(bool uefi, bool asDisk)
    {
        using var folder = new TemporaryFolder();
        folder.Write("tree/boot/grub/grub.cfg", "serial --unit=0\nterminal_output serial\ncat /said.txt\nhalt\n"u8);
        folder.Write("tree/said.txt", "READ FROM THE DISC\n"u8);
        await MakeAsync(folder);

        string[] medium = asDisk ? ["-drive", $"file={folder["rescue.iso"]},format=raw,if=ide,snapshot=on"] : ["-cdrom", folder["rescue.iso"]];
        string[] firmware = [];
        if (uefi)
        {
            File.Copy(Judge.FindFile(Variables), folder["variables"]);
            firmware = ["-drive", $"if=pflash,format=raw,readonly=on,file={Judge.FindFile(Firmware)}", "-drive", $"if=pflash,format=raw,file={folder["variables"]}"];
        }

        string[] machine = ["-nodefaults", "-no-user-config", "-machine", "q35", "-accel", "tcg", "-cpu", "max", "-m", "256", "-display", "none", "-no-reboot", "-serial", $"file:{folder["serial"]}"];
        (await Judge.AskAsync(new Question("qemu-system-x86_64", [.. machine, .. firmware, .. medium]) { TimeLimit = TimeSpan.FromMinutes(4) })).MustSucceed();
        Assert.Contains("READ FROM THE DISC", await File.ReadAllTextAsync(folder["serial"], TestContext.Current.CancellationToken));
    }

    private static async Task MakeAsync(TemporaryFolder folder)
    {
        Judge.Find("mformat");
        var imapi = folder.Write("imapi", System.Text.Encoding.UTF8.GetBytes($"#!/bin/sh\nexec dotnet '{await BuiltImapi.PathAsync()}' \"$@\"\n"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(imapi, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var wrapper = Path.Combine(Repository.Root, "samples/GrubRescue/xorriso");
        (await Judge.AskAsync(new Question("grub-mkrescue", [$"--xorriso={wrapper}", "-o", folder["rescue.iso"], folder["tree"]])
        {
            Environment = new Dictionary<string, string> { ["IMAPI"] = imapi },
            TimeLimit = TimeSpan.FromMinutes(2),
        })).MustSucceed();
    }
}
