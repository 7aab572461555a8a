using System.Buffers.Binary;
using static OpenImapi.Cli.Tests.MadeImage;

namespace OpenImapi.Cli.Tests;

/// <summary>What each option of mkisofs does for starting from the disc, and from the image as a disk.</summary>
internal static class MkisofsBootEffects
{
    private static readonly string[] Bios = ["-b", "boot.bin", "-no-emul-boot"];

    public static Dictionary<string, Func<Desk, Task>> All { get; } = new(StringComparer.Ordinal)
    {
        ["-b"] = async desk =>
        {
            var image = await OfAsync(desk, Bios);
            Assert.Equal((0x88, 0, 8), (image.BootEntry(1)[0], image.BootEntry(1)[1], Sectors(image.BootEntry(1))));
            Assert.Equal(Desk.Bytes(3000), image.BootImage(1)[..3000]);
        },
        ["-e"] = async desk =>
        {
            var image = await OfAsync(desk, [.. Bios, "-eltorito-alt-boot", "-e", "sub/b.tar.gz", "-no-emul-boot"]);
            Assert.Equal((0x91, 0xEF), (image.BootEntry(2)[0], image.BootEntry(2)[1]));
            Assert.Equal("bb"u8, image.BootImage(3)[..2]);
        },
        ["--efi-boot"] = async desk =>
        {
            var image = await OfAsync(desk, [.. Bios, "--efi-boot", "sub/b.tar.gz", "-b", "noext", "-no-emul-boot"]);
            Assert.Equal((0xEF, 0, 0), (image.BootEntry(2)[1], image.BootEntry(4)[1], image.BootEntry(3)[1]));
            Assert.Equal("bb"u8, image.BootImage(3)[..2]);
            Assert.Equal("n"u8, image.BootImage(5)[..1]);
        },
        ["-c"] = async desk =>
        {
            Assert.Contains("/BOOT.CAT", await (await OfAsync(desk, Bios)).PathsAsync(Mastering.VolumeTreeKind.Iso9660));
            Assert.Contains("/SUB/LIST.CAT", await (await OfAsync(desk, [.. Bios, "-c", "sub/list.cat"])).PathsAsync(Mastering.VolumeTreeKind.Iso9660));
        },
        ["-no-emul-boot"] = desk => DiffersAsync(desk, "-no-emul-boot"),
        ["-hard-disk-boot"] = async desk =>
        {
            await DiffersAsync(desk, "-hard-disk-boot");
            Assert.Equal(4, (await OfAsync(desk, "-b", "boot.bin", "-hard-disk-boot")).BootEntry(1)[1]);
            desk.File("tree/floppy.img", new byte[1_474_560]);
            Assert.Equal(2, (await OfAsync(desk, "-b", "floppy.img")).BootEntry(1)[1]);
        },
        ["-boot-load-size"] = async desk =>
        {
            Assert.Equal(4, Sectors((await OfAsync(desk, [.. Bios, "-boot-load-size", "0x4"])).BootEntry(1)));
            Assert.Equal(8, Sectors((await OfAsync(desk, [.. Bios, "-boot-load-size", "full"])).BootEntry(1)));
        },
        ["-boot-load-seg"] = async desk => Assert.Equal([0xC0, 0x07], (await OfAsync(desk, [.. Bios, "-boot-load-seg", "1984"])).BootEntry(1)[2..4]),
        ["-boot-info-table"] = async desk =>
        {
            var image = await OfAsync(desk, [.. Bios, "-boot-info-table"]);
            Assert.Equal((16u, 3000u), (BinaryPrimitives.ReadUInt32LittleEndian(image.BootImage(1)[8..]), BinaryPrimitives.ReadUInt32LittleEndian(image.BootImage(1)[16..])));
            Assert.Equal(Desk.Bytes(3000), await File.ReadAllBytesAsync(desk["tree/boot.bin"]));
        },
        ["--grub2-boot-info"] = async desk =>
        {
            var image = await OfAsync(desk, [.. Bios, "--grub2-boot-info"]);
            Assert.Equal(BinaryPrimitives.ReadUInt32LittleEndian(image.BootEntry(1).AsSpan(8)) * 4 + 5, BinaryPrimitives.ReadUInt64LittleEndian(image.BootImage(1)[2548..]));
        },
        ["-eltorito-platform"] = async desk =>
        {
            Assert.Equal(0xEF, (await OfAsync(desk, ["-eltorito-platform", "efi", .. Bios])).BootEntry(0)[1]);
            var image = await OfAsync(desk, [.. Bios, "-eltorito-platform", "0x02", "-b", "noext", "-no-emul-boot"]);
            Assert.Equal((0, 2), (image.BootEntry(0)[1], image.BootEntry(2)[1]));
        },
        ["-eltorito-alt-boot"] = async desk =>
        {
            Assert.Equal((byte)'n', (await OfAsync(desk, [.. Bios, "-b", "noext"])).BootImage(1)[0]);
            Assert.Equal((byte)'n', (await OfAsync(desk, [.. Bios, "-eltorito-alt-boot", "-b", "noext", "-no-emul-boot"])).BootImage(3)[0]);
        },

        ["-isohybrid-mbr"] = async desk =>
        {
            var image = await OfAsync(desk, [.. Bios, "-isohybrid-mbr", Code(desk)]);
            Assert.Equal(Desk.Bytes(400, 5), image.Bytes.AsSpan(0, 400));
            Assert.Equal(BinaryPrimitives.ReadUInt32LittleEndian(image.BootEntry(1).AsSpan(8)) * 4, image.Number(0x1B0));
            Assert.Equal(0x17, image.Bytes[446 + 4]);
        },
        ["-isohybrid-gpt-basdat"] = async desk =>
        {
            string[] words = [.. Bios, "-eltorito-alt-boot", "-e", "sub/b.tar.gz", "-no-emul-boot", "-isohybrid-mbr", Code(desk)];
            Assert.False((await OfAsync(desk, words)).Holds("EFI PART"));
            var image = await OfAsync(desk, [.. words, "-isohybrid-gpt-basdat"]);
            Assert.True(image.Holds("EFI PART"));
            Assert.Contains((byte)0xEF, Types(image));
        },
        ["--grub2-mbr"] = async desk =>
        {
            var image = await OfAsync(desk, [.. Bios, "--grub2-mbr", Code(desk)]);
            Assert.Equal(BinaryPrimitives.ReadUInt32LittleEndian(image.BootEntry(1).AsSpan(8)) * 4 + 4, BinaryPrimitives.ReadUInt64LittleEndian(image.Bytes.AsSpan(0x1B0)));
        },
        ["-append_partition"] = async desk =>
        {
            var image = await OfAsync(desk, "-append_partition", "2", "0xef", desk.File("esp", Desk.Bytes(5000, 3)));
            Assert.Equal(0xEF, Types(image)[1]);
            Assert.Equal(Desk.Bytes(5000, 3), image.Bytes.AsSpan((int)image.Number(446 + 16 + 8) * 512, 5000));
            var started = await OfAsync(desk, "-append_partition", "2", "0xef", desk["esp"], "-e", "--interval:appended_partition_2:all::", "-no-emul-boot");
            Assert.Equal(Desk.Bytes(5000, 3), started.BootImage(1)[..5000]);
            Assert.Equal(ExitCode.Usage, (await desk.RunAsync("mkisofs", "-e", "--interval:appended_partition_2:all::", "-no-emul-boot", "-o", desk["x"], desk["tree"])).Code);
        },
        ["-appended_part_as_gpt"] = async desk =>
        {
            string[] words = ["-append_partition", "2", "C12A7328-F81F-11D2-BA4B-00A0C93EC93B", desk.File("esp", new byte[5000])];
            Assert.False((await OfAsync(desk, words)).Holds("EFI PART"));
            Assert.True((await OfAsync(desk, [.. words, "-appended_part_as_gpt"])).Holds("EFI PART"));
        },
        ["-efi-boot-part"] = async desk =>
        {
            var inside = await OfAsync(desk, "-e", "sub/b.tar.gz", "-no-emul-boot", "-efi-boot-part", "--efi-boot-image");
            Assert.True(inside.Holds("EFI PART"));
            Assert.Equal(0xEE, Types(inside)[0]);
            var named = await OfAsync(desk, "-efi-boot-part", desk.File("esp", "a system partition"));
            Assert.True(named.Holds("a system partition"));
            Assert.Equal(0xEE, Types(named)[0]);
            var end = (int)named.Number((16 * 2048) + 80);
            Assert.InRange(named.Bytes.AsSpan().IndexOf("a system partition"u8), 19 * 2048, (end - 1) * 2048);
        },
        ["-partition_offset"] = async desk =>
        {
            var image = await OfAsync(desk, "-partition_offset", "16");
            Assert.Equal(64u, image.Number(446 + 8));
            Assert.Equal("CD001"u8, image.Bytes.AsSpan(32 * 2048 + 1, 5));
        },
        ["-iso_mbr_part_type"] = async desk => Assert.Equal(0x83, Types(await OfAsync(desk, "-iso_mbr_part_type", "0x83"))[0]),
        ["--protective-msdos-label"] = async desk =>
        {
            var image = await OfAsync(desk, "--protective-msdos-label");
            Assert.Equal((1u, (uint)image.Bytes.Length / 512 - 1), (image.Number(446 + 8), image.Number(446 + 12)));
        },
        ["--mbr-force-bootable"] = async desk =>
        {
            Assert.DoesNotContain((byte)0x80, Marks(await OfAsync(desk, "--protective-msdos-label")));
            Assert.Contains((byte)0x80, Marks(await OfAsync(desk, "--protective-msdos-label", "--mbr-force-bootable")));
        },
    };

    /// <summary>Without the option the image is none of a diskette.</summary>
    private static async Task DiffersAsync(Desk desk, string option)
    {
        var refused = await desk.RunAsync("mkisofs", "-b", "boot.bin", "-o", desk["x"], desk["tree"]);
        Assert.Equal(ExitCode.Source, refused.Code);
        Assert.Contains("diskette", refused.Error);
        await OfAsync(desk, "-b", "boot.bin", option);
    }

    private static string Code(Desk desk) => desk.File("code", Desk.Bytes(400, 5));

    private static int Sectors(byte[] entry) => BinaryPrimitives.ReadUInt16LittleEndian(entry.AsSpan(6));

    private static byte[] Types(MadeImage image) => [.. Enumerable.Range(0, 4).Select(entry => image.Bytes[446 + 16 * entry + 4])];

    private static byte[] Marks(MadeImage image) => [.. Enumerable.Range(0, 4).Select(entry => image.Bytes[446 + 16 * entry])];
}
