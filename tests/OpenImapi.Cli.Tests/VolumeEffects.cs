using System.Buffers.Binary;
using OpenImapi.Formats;
using OpenImapi.Formats.Udf;
using OpenImapi.Mastering;

namespace OpenImapi.Cli.Tests;

/// <summary>What each option of the volume does, seen in the image that is made, and in the disc that is burned.</summary>
internal static class VolumeEffects
{
    /// <summary>By the option's name on the command line.</summary>
    public static IEnumerable<KeyValuePair<string, Func<Desk, Task>>> All =>
        from verb in (string[])["image create", "burn", "image append"] from effect in Of(verb) where verb != "image append" || IsForAdditions(effect.Key) select KeyValuePair.Create($"imapi {verb} {effect.Key}", effect.Value);

    private static Dictionary<string, Func<Desk, Task>> Of(string verb) => new(StringComparer.Ordinal)
    {
        ["--rock-ridge"] = async desk => Assert.True((await MadeAsync(desk, verb, "--rock-ridge")).Holds("IEEE_P1282")),
        ["--no-rock-ridge"] = async desk => Assert.False((await MadeAsync(desk, verb, "--no-rock-ridge")).Holds("IEEE_P1282")),
        ["--udf"] = async desk =>
        {
            var image = await MadeAsync(desk, verb, "--udf", "2.50");
            Assert.True(image.Holds("CD001"));
            Assert.Equal(UdfRevision.Udf250, (await OpenAsync(image)).Revision);
        },
        ["--preset"] = async desk =>
        {
            var image = await MadeAsync(desk, verb, "--preset", "cidata");
            Assert.Equal("cidata ", Text(image[(16 * 2048 + 40)..(16 * 2048 + 47)]));
            Assert.Equal("OTHER ", Text((await MadeAsync(desk, verb, "--preset", "cidata", "--label", "OTHER"))[(16 * 2048 + 40)..(16 * 2048 + 46)]));
        },
        ["--dvd-video"] = async desk =>
        {
            string[] line = [.. verb.Split(' '), desk["docs"], .. verb == "burn" ? Array.Empty<string>() : ["-o", desk["v.iso"]], "--dvd-video"];
            Assert.Equal(ExitCode.Usage, (await desk.RunAsync(line)).Code);
            Assert.Contains("VIDEO_TS", (await desk.RunAsync([.. line, "--udf", "1.02"])).Error);
        },
        ["--no-iso"] = async desk =>
        {
            var image = await MadeAsync(desk, verb, "--udf", "1.02", "--no-iso");
            Assert.False(image.Holds("CD001"));
            Assert.Equal(8, (await FileAsync(image, "/Letter.txt")).Length);
        },
        ["--udf-form"] = async desk =>
        {
            foreach (var (form, kinds) in new[] { ("closed", "Physical"), ("virtual", "Physical Virtual"), ("sparable", "Sparable") })
                Assert.Equal(kinds, string.Join(' ', (await OpenAsync(await MadeAsync(desk, verb, "--udf", "2.01", "--udf-form", form))).Logical.PartitionMaps.Select(map => map.Kind)));
        },
        ["--udf-packet"] = async desk => Assert.Equal((ushort)16,
            (await OpenAsync(await MadeAsync(desk, verb, "--udf", "2.01", "--udf-form", "sparable", "--udf-packet", "16"))).Logical.PartitionMaps[0].Sparable.PacketLength),
        ["--follow-links"] = async desk =>
        {
            File.CreateSymbolicLink(desk["docs/link"], "Letter.txt");
            Assert.Equal(FileType.SymbolicLink, (await FileAsync(await MadeAsync(desk, verb, "--udf", "2.01"), "/link")).Type);
            Assert.Equal(FileType.Bytes, (await FileAsync(await MadeAsync(desk, verb, "--udf", "2.01", "--follow-links"), "/link")).Type);
        },
        ["--for-everybody"] = async desk => Assert.Equal((0x124, 0u), await AccessAsync(desk, verb, "/Letter.txt", entry => entry.UserId, "--for-everybody")),
        ["--owner"] = async desk => Assert.Equal(70_000u, (await AccessAsync(desk, verb, "/Letter.txt", entry => entry.UserId, "--owner", "70000")).Identity),
        ["--group"] = async desk => Assert.Equal(70_001u, (await AccessAsync(desk, verb, "/Letter.txt", entry => entry.GroupId, "--group", "70001")).Identity),
        ["--file-mode"] = async desk => Assert.Equal((0x9E8, 3u), await AccessAsync(desk, verb, "/Letter.txt", entry => entry.UserId, "--file-mode", "4750", "--owner", "3")),
        ["--folder-mode"] = async desk => Assert.Equal((0x1C1, 3u), await AccessAsync(desk, verb, "/folder", entry => entry.UserId, "--folder-mode", "0701", "--owner", "3")),
        ["--boot-bios"] = async desk =>
        {
            var known = Entry(await MadeAsync(desk, verb, "--boot-bios", "Letter.txt"));
            Assert.Equal((0, 1, "a letter"), (known.Platform, known.Sectors, Text(known.Image[..8])));
            var hidden = await MadeAsync(desk, verb, "--boot-bios", desk.File("boot.bin", "started from here"));
            Assert.Equal("started from here", Text(Entry(hidden).Image[..17]));
            Assert.False(hidden.Holds("BOOT.BIN"));
        },
        ["--boot-uefi"] = async desk =>
        {
            var entry = Entry(await MadeAsync(desk, verb, "--boot-uefi", "/Letter.txt"));
            Assert.Equal((0xEF, "a letter"), (entry.Platform, Text(entry.Image[..8])));
        },
        ["--boot-info-table"] = async desk =>
        {
            var entry = Entry(await MadeAsync(desk, verb, "--boot-bios", desk.File("boot.bin", new byte[3000]), "--boot-info-table"));
            Assert.Equal((verb == "image append" ? 48u : 16u, entry.Block, 3000u), (Number(entry.Image.AsSpan(8)), Number(entry.Image.AsSpan(12)), Number(entry.Image.AsSpan(16))));
        },
        ["--boot-load-sectors"] = async desk =>
        {
            var boot = desk.File("boot.bin", new byte[3000]);
            Assert.Equal(6, Entry(await MadeAsync(desk, verb, "--boot-bios", boot)).Sectors);
            Assert.Equal(4, Entry(await MadeAsync(desk, verb, "--boot-bios", boot, "--boot-load-sectors", "4")).Sectors);
        },
    };

    /// <summary>Options that are not for the first volume of a medium alone.</summary>
    private static bool IsForAdditions(string option) => option is not ("--udf-form" or "--udf-packet" or "--dvd-video" or "--preset");

    /// <summary>The bytes of what is made of the folder docs: an image, or a new disc.</summary>
    internal static async Task<byte[]> MadeAsync(Desk desk, string verb, params string[] words)
    {
        if (verb == "image append")
        {
            Directory.CreateDirectory(desk["empty"]);
            string[] without = words.Any(word => word.EndsWith("rock-ridge", StringComparison.Ordinal)) ? ["--no-rock-ridge"] : [];
            (await desk.RunAsync(["image", "create", desk["empty"], "-o", desk["made.iso"], "--force", .. without])).Succeeded();
            (await desk.RunAsync(["image", "append", desk["made.iso"], desk["docs"], .. words])).Succeeded();
        }
        else if (verb == "image create")
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

    /// <summary>The permissions and an owner of a file, whose mode is 600, or of a folder.</summary>
    private static async Task<(int Mode, uint Identity)> AccessAsync(Desk desk, string verb, string path, Func<FileEntry, uint> identity, params string[] words)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(desk["docs/Letter.txt"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.CreateDirectory(desk["docs/folder"]);
        var file = await FileAsync(await MadeAsync(desk, verb, ["--udf", "2.01", .. words]), path);
        return (file.Mode, identity(file.Entry));
    }

    private static async Task<UdfVolume> OpenAsync(byte[] image) => await UdfVolume.OpenAsync(new MemoryBlockSource(image));

    private static async Task<UdfEntry> FileAsync(byte[] image, string path) => await (await OpenAsync(image)).FindAsync(path, TestContext.Current.CancellationToken);

    private static bool Holds(this byte[] image, string text) => image.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(text)) >= 0;

    private static string Text(byte[] bytes) => System.Text.Encoding.ASCII.GetString(bytes);

    private static uint Number(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    /// <summary>The first entry of El Torito's catalog: the boot record is block 17, and at its byte 71 stands where the catalog is.</summary>
    private static (int Platform, int Sectors, uint Block, byte[] Image) Entry(byte[] image)
    {
        var catalog = image.AsSpan((int)Number(image.AsSpan(17 * 2048 + 71)) * 2048);
        var (sectors, block) = (BinaryPrimitives.ReadUInt16LittleEndian(catalog[38..]), Number(catalog[40..]));
        return (catalog[1], sectors, block, image[((int)block * 2048)..]);
    }
}
