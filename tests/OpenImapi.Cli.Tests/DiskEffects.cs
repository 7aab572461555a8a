using System.Buffers.Binary;

namespace OpenImapi.Cli.Tests;

/// <summary>What each option of starting and of disks does, seen in the image that is made, and in the disc that is burned.</summary>
internal static class DiskEffects
{
    /// <summary>By the option's name on the command line.</summary>
    public static IEnumerable<KeyValuePair<string, Func<Desk, Task>>> All =>
        from verb in (string[])["image create", "burn", "image append"] from effect in Of(verb) where verb != "image append" || effect.Key.StartsWith("--boot-", StringComparison.Ordinal) select KeyValuePair.Create($"imapi {verb} {effect.Key}", effect.Value);

    private static Dictionary<string, Func<Desk, Task>> Of(string verb) => new(StringComparer.Ordinal)
    {
        ["--boot-image"] = async desk =>
        {
            var file = desk.File("a,b", new byte[3000]);
            var image = await MadeAsync(desk, verb, "--boot-image", $"{file},load-segment=0x1234,platform=mac,not-bootable,load-sectors=3,info-table",
                "--boot-image", $"{desk["docs"]}/Letter.txt,platform=0x11,criteria=1:656e");
            var catalog = Catalog(image);
            Assert.Equal((2, 0, 0x1234, 3), (catalog[1], catalog[32], Short(catalog[34..]), Short(catalog[38..])));
            Assert.Equal(3000u, Number(image.AsSpan(((int)Number(catalog[40..]) * 2048) + 16)));
            Assert.Equal((0x91, 0x11, 0x88, 1, "en"), (catalog[64], catalog[65], catalog[96], catalog[108], Text(catalog[109..111])));
        },
        ["--boot-catalog"] = async desk =>
        {
            var image = await MadeAsync(desk, verb, "--boot-bios", "Letter.txt", "--boot-catalog", "cat/boot.cat");
            Assert.True(image.AsSpan().IndexOf("BOOT.CAT"u8) > 0);
            Assert.Equal(1, Catalog(image)[0]);
        },
        ["--boot-id"] = async desk => Assert.Equal("WORKS", Text(Catalog(await MadeAsync(desk, verb, "--boot-bios", "Letter.txt", "--boot-id", "WORKS"))[4..9])),
        ["--hybrid"] = async desk =>
        {
            Assert.Equal([0xCD, 0], await TypesAsync(desk, verb, "mbr"));
            Assert.Equal([0xEE, 0], await TypesAsync(desk, verb, "gpt"));
            Assert.Equal([0xCD, 0], await TypesAsync(desk, verb, "protective"));
            var both = await MadeAsync(desk, verb, "--hybrid", "both");
            Assert.Equal((0xCD, "EFI PART"), (both[450], Text(both.AsSpan(512, 8))));
        },
        ["--mbr-code"] = async desk => Assert.Equal("code", Text((await MadeAsync(desk, verb, "--hybrid", "gpt", "--mbr-code", desk.File("code", "code"))).AsSpan(0, 4))),
        ["--mbr-kind"] = async desk =>
        {
            string[] words = ["--hybrid", "mbr", "--boot-bios", "Letter.txt", "--mbr-code", desk.File("code", "code"), "--mbr-kind"];
            var isolinux = await MadeAsync(desk, verb, [.. words, "isolinux"]);
            Assert.Equal(Number(Catalog(isolinux)[40..]) * 4, Number(isolinux.AsSpan(432)));
            var grub = await MadeAsync(desk, verb, [.. words, "grub"]);
            Assert.Equal((Number(Catalog(grub)[40..]) * 4) + 4, Number(grub.AsSpan(432)));
        },
        ["--mbr-active"] = async desk =>
        {
            Assert.Equal(0, (await MadeAsync(desk, verb, "--hybrid", "mbr"))[446]);
            Assert.Equal(0x80, (await MadeAsync(desk, verb, "--hybrid", "mbr", "--mbr-active"))[446]);
        },
        ["--uefi-partition"] = async desk =>
        {
            var image = await MadeAsync(desk, verb, "--hybrid", "mbr", "--boot-uefi", "Letter.txt", "--uefi-partition");
            Assert.Equal((0xEF, Number(Catalog(image)[40..]) * 4), (image[466], Number(image.AsSpan(470))));
        },
        ["--append-partition"] = async desk =>
        {
            var image = await MadeAsync(desk, verb, "--hybrid", "mbr", "--append-partition", $"3:fat:{desk.File("part", "a partition")}", "--boot-uefi", "appended:3");
            var first = Number(image.AsSpan(446 + 32 + 8));
            Assert.Equal((0x0C, "a partition"), (image[446 + 32 + 4], Text(image.AsSpan((int)first * 512, 11))));
            Assert.Equal(first / 4, Number(Catalog(image)[40..]));
        },
        ["--partition-offset"] = async desk =>
        {
            var image = await MadeAsync(desk, verb, "--hybrid", "mbr", "--partition-offset", "16");
            Assert.Equal((64u, "\u0001CD001"), (Number(image.AsSpan(454)), Text(image.AsSpan(32 * 2048, 6))));
            Assert.Equal(Number(image.AsSpan((16 * 2048) + 80)) - 16, Number(image.AsSpan((32 * 2048) + 80)));
        },
        ["--iso-partition-type"] = async desk =>
        {
            Assert.Equal(0x83, (await MadeAsync(desk, verb, "--hybrid", "mbr", "--iso-partition-type", "83"))[450]);
            var gpt = await MadeAsync(desk, verb, "--hybrid", "gpt", "--iso-partition-type", "01234567-89ab-cdef-0123-456789abcdef");
            Assert.Equal(new Guid("01234567-89ab-cdef-0123-456789abcdef"), new Guid(gpt.AsSpan(1024, 16)));
        },
    };

    private static async Task<byte[]> TypesAsync(Desk desk, string verb, string tables)
    {
        var image = await MadeAsync(desk, verb, "--hybrid", tables);
        Assert.Equal(tables == "gpt", Text(image.AsSpan(512, 8)) == "EFI PART");
        return [image[450], image[466]];
    }

    /// <summary>The bytes of what is made of the folder docs: an image, or a new disc.</summary>
    private static async Task<byte[]> MadeAsync(Desk desk, string verb, params string[] words)
    {
        if (verb != "burn")
        {
            (await desk.RunAsync(["image", "create", desk["docs"], "-o", desk["made.iso"], "--force", .. words])).Succeeded();
        }
        else
        {
            (await desk.RunAsync(["burn", desk["docs"], "--erase", "--yes", .. words])).Succeeded();
            (await desk.RunAsync("drive", "export", "lab", "-o", desk["made.iso"], "--force")).Succeeded();
        }

        return await File.ReadAllBytesAsync(desk["made.iso"]);
    }

    /// <summary>El Torito's catalog: the boot record is block 17, and at its byte 71 stands where the catalog is.</summary>
    private static Span<byte> Catalog(byte[] image) => image.AsSpan((int)Number(image.AsSpan((17 * 2048) + 71)) * 2048, 2048);

    private static string Text(ReadOnlySpan<byte> bytes) => System.Text.Encoding.ASCII.GetString(bytes);

    private static uint Number(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    private static int Short(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);
}
