using OpenImapi.Formats.ElTorito;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.Boot;

/// <summary>Discs with the boot programs of others, and machines that start from them as a disc or as a disk.</summary>
internal static class BootableDisc
{
    public const string Proof = "READ FROM A FILE OF THE DISC";

    private const string IsoLinux = "/usr/lib/ISOLINUX/isolinux.bin", IsoLinuxMbr = "/usr/lib/ISOLINUX/isohdpfx.bin", GrubMbr = "/usr/lib/grub/i386-pc/boot_hybrid.img";
    private const string Modules = "/usr/lib/syslinux/modules/bios/", Grub = "/usr/lib/grub/x86_64-efi/modinfo.sh";
    private const string Firmware = "/usr/share/OVMF/OVMF_CODE_4M.fd", Variables = "/usr/share/OVMF/OVMF_VARS_4M.fd";

    /// <summary>ISOLINUX for BIOSes and GRUB for UEFI, as isohybrid has them. ISOLINUX reads its settings, writes to the serial port since they say so, and ends the machine.</summary>
    public static async Task<string> WithIsoLinuxAsync(TemporaryFolder folder)
    {
        var tree = Tree();
        AddFile(tree, "isolinux/isolinux.bin", Judge.FindFile(IsoLinux));
        AddFile(tree, "isolinux/ldlinux.c32", Judge.FindFile($"{Modules}ldlinux.c32"));
        AddFile(tree, "isolinux/poweroff.c32", Judge.FindFile($"{Modules}poweroff.c32"));
        tree.AddFile("isolinux/isolinux.cfg", FileContent.FromBytes("SERIAL 0 115200\nDEFAULT off\nLABEL off\n  COM32 poweroff.c32\n"u8.ToArray()), DateTimeOffset.UnixEpoch);
        var boot = new BootOptions(
        [
            BootChoice.FromTree("isolinux/isolinux.bin") with { LoadSectors = 4, InfoTable = true },
            BootChoice.FromContent(FileContent.FromFile(await EfiImageAsync(folder))) with { Platform = BootPlatform.Efi },
        ])
        { CatalogPath = "isolinux/boot.cat" };
        return await WriteAsync(folder, tree, boot, new()
        {
            Tables = HybridTables.GptAndMbr,
            Code = FileContent.FromFile(Judge.FindFile(IsoLinuxMbr)),
            CodeKind = BootCodeKind.IsoHybrid,
            EfiImageAsPartition = true,
        });
    }

    /// <summary>GRUB for BIOSes and, in a partition behind the volume, for UEFI, with a GPT; also a UDF bridge.</summary>
    public static async Task<string> WithGrubAsync(TemporaryFolder folder)
    {
        var tree = Tree();
        await File.WriteAllTextAsync(folder["bios.cfg"], $"serial --unit=0 --speed=115200\nterminal_output serial\n{Script}");
        await MakeAsync(folder, "i386-pc-eltorito", "bios.cfg", "bios.img", "biosdisk", "serial", "terminal");
        AddFile(tree, "boot/grub/bios.img", folder["bios.img"]);
        var boot = new BootOptions([BootChoice.FromTree("boot/grub/bios.img") with { LoadSectors = 4, InfoTable = true, GrubInfo = true }, BootChoice.FromAppended(2) with { Platform = BootPlatform.Efi }]);
        return await WriteAsync(folder, tree, boot, new()
        {
            Tables = HybridTables.Gpt,
            Code = FileContent.FromFile(Judge.FindFile(GrubMbr)),
            CodeKind = BootCodeKind.Grub,
            ForceBootable = true,
            PartitionOffset = 16,
            Appended = [new(2, FileContent.FromFile(await EfiImageAsync(folder)))],
        });
    }

    /// <summary>What a machine with a BIOS writes to its serial port, which starts from the image and ends.</summary>
    public static Task<string> StartBiosAsync(TemporaryFolder folder, string disc, bool isDisk) =>
        StartAsync(folder, ["-machine", "pc", "-m", "64", "-device", "VGA", .. isDisk ? Stick(disc) : ["-boot", "d", "-cdrom", disc]]);

    /// <summary>The same of a machine with UEFI.</summary>
    public static Task<string> StartUefiAsync(TemporaryFolder folder, string disc, bool isDisk)
    {
        File.Copy(Judge.FindFile(Variables), folder["variables"], overwrite: true);
        return StartAsync(folder,
        [
            "-machine", "q35", "-m", "256", "-drive", $"if=pflash,format=raw,readonly=on,file={Judge.FindFile(Firmware)}", "-drive", $"if=pflash,format=raw,file={folder["variables"]}",
            .. isDisk ? Stick(disc) : ["-cdrom", disc],
        ]);
    }

    private static string Script => "search --file --set=root /proof.txt\ncat /proof.txt\nhalt\n";

    private static string[] Stick(string disc) =>
        ["-device", "qemu-xhci", "-drive", $"id=stick,if=none,format=raw,snapshot=on,file={disc}", "-device", "usb-storage,drive=stick,bootindex=1"];

    private static SourceTree Tree()
    {
        var tree = new SourceTree();
        tree.AddFile("proof.txt", FileContent.FromBytes(System.Text.Encoding.ASCII.GetBytes($"{Proof}\n")), DateTimeOffset.UnixEpoch);
        return tree;
    }

    private static void AddFile(SourceTree tree, string path, string source) => tree.AddFile(path, FileContent.FromFile(source), DateTimeOffset.UnixEpoch);

    private static async Task<string> WriteAsync(TemporaryFolder folder, SourceTree tree, BootOptions boot, HybridOptions hybrid)
    {
        await ImageFile.WriteAsync(ImagePlanner.Plan(tree, new() { Boot = boot, RockRidge = true, Udf = Formats.Udf.UdfRevision.Udf201, Hybrid = hybrid }), folder["disc.iso"]);
        return folder["disc.iso"];
    }

    /// <summary>A FAT file system with GRUB's program where UEFI looks for it.</summary>
    private static async Task<string> EfiImageAsync(TemporaryFolder folder)
    {
        Judge.FindFile(Grub);
        await File.WriteAllTextAsync(folder["efi.cfg"], Script);
        await MakeAsync(folder, "x86_64-efi", "efi.cfg", "bootx64.efi", "fat", "udf");
        await Judge.RunAsync("mformat", "-C", "-i", folder["efi.img"], "-f", "2880", "::");
        await Judge.RunAsync("mmd", "-i", folder["efi.img"], "::/EFI", "::/EFI/BOOT");
        await Judge.RunAsync("mcopy", "-i", folder["efi.img"], folder["bootx64.efi"], "::/EFI/BOOT/BOOTX64.EFI");
        return folder["efi.img"];
    }

    private static Task<Verdict> MakeAsync(TemporaryFolder folder, string format, string script, string program, params string[] modules) => Judge.RunAsync("grub-mkimage",
        ["-O", format, "-o", folder[program], "-c", folder[script], "-p", "/boot/grub", "iso9660", "part_gpt", "part_msdos", "search", "search_fs_file", "halt", "cat", .. modules]);

    private static async Task<string> StartAsync(TemporaryFolder folder, string[] machine)
    {
        (await Judge.AskAsync(new Question("qemu-system-x86_64",
            ["-nodefaults", "-no-user-config", "-accel", "tcg", "-cpu", "max", "-display", "none", "-no-reboot", "-serial", $"file:{folder["serial"]}", .. machine])
        { TimeLimit = TimeSpan.FromMinutes(2) })).MustSucceed();
        return await File.ReadAllTextAsync(folder["serial"]);
    }
}
