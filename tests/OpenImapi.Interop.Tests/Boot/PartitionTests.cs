using OpenImapi.Formats.ElTorito;
using OpenImapi.Formats.Udf;
using OpenImapi.Interop.Tests.CommandLine;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.Boot;

/// <summary>Others read the partition tables of our hybrid images as they are meant, and what is in the partitions.</summary>
[Trait("Category", "Interop")]
public class PartitionTests
{
    private static readonly BootOptions Boot = new(
    [
        BootChoice.FromTree("boot/bios.bin") with { LoadSectors = 4, InfoTable = true },
        BootChoice.FromContent(FileContent.FromBytes(new byte[100_000])) with { Platform = BootPlatform.Efi },
    ])
    { CatalogPath = "boot/boot.cat", Identifier = "OPENIMAPI" };

    [Fact]
    public async Task Xorriso_sees_the_tables_and_the_catalog_in_the_tree()
    {
        using var folder = new TemporaryFolder();
        var disc = await MakeAsync(folder, new() { Tables = HybridTables.Gpt, EfiImageAsPartition = true, Appended = [Small(3, 0x83)] });
        var text = (await Judge.RunAsync("xorriso", "-no_rc", "-indev", disc, "-report_el_torito", "plain", "-report_system_area", "plain")).Output;
        foreach (var fact in (string[])["El Torito cat path : /boot/boot.cat", "System area summary: MBR protective-msdos-label cyl-align-off GPT", "MBR partition      :   1   0x00  0xee            1"])
            Assert.Contains(fact, text);
        Assert.DoesNotContain("GPT backup problems", text);
        Assert.Contains("GPT type GUID      :   2  28732ac11ff8d211ba4b00a0c93ec93b", text);
        Assert.Contains("GPT type GUID      :   3  af3dc60f838472478e793d69d8477de4", text);
    }

    [Theory]
    [InlineData(UdfRevision.None, HybridTables.Gpt)]
    [InlineData(UdfRevision.Udf201, HybridTables.Gpt)]
    [InlineData(UdfRevision.Udf260, HybridTables.Gpt)]
    public async Task Sgdisk_finds_no_problem(UdfRevision udf, HybridTables tables)
    {
        using var folder = new TemporaryFolder();
        var disc = await MakeAsync(folder, new() { Tables = tables, EfiImageAsPartition = true, PartitionOffset = 16, Appended = [Small(2, 0xEF), Small(7, 0x83)] }, udf);
        var verdict = await Judge.RunAsync("sgdisk", "-v", disc);
        Assert.Contains("No problems found", verdict.Output);
        var listing = (await Judge.RunAsync("sgdisk", "-p", disc)).Output;
        Assert.Contains("appended partition 7", listing);
        Assert.Contains("8300", listing);
    }

    [Fact]
    public async Task Sfdisk_and_parted_read_an_MBR()
    {
        using var folder = new TemporaryFolder();
        var disc = await MakeAsync(folder, new() { EfiImageAsPartition = true, Appended = [Small(3, 0x0C)] });
        var dump = (await Judge.RunAsync("sfdisk", "-d", disc)).Output;
        Assert.Contains("label: dos", dump);
        Assert.Contains("start=           0, size=", dump);
        Assert.Contains("type=ef", dump);
        Assert.Contains("size=           8, type=c", dump);
        Assert.Contains("msdos", (await Judge.RunAsync("parted", "-s", "-m", disc, "unit", "s", "print")).Output);
    }

    [Fact]
    public async Task A_system_partition_without_a_name_lies_in_the_volume_as_xorriso_has_it()
    {
        using var folder = new TemporaryFolder();
        var content = new byte[3_000_000];
        new Random(3).NextBytes(content);
        folder.Write("esp.img", content);
        folder.Write("tree/a", "a"u8);
        var imapi = new ImapiProgram(folder["home"]);
        await imapi.RunAsync("mkisofs", "-R", "-quiet", "-efi-boot-part", folder["esp.img"], "-o", folder["ours.iso"], folder["tree"]);
        await Judge.RunAsync("xorriso", "-as", "mkisofs", "-quiet", "-efi-boot-part", folder["esp.img"], "-o", folder["theirs.iso"], folder["tree"]);
        Assert.Contains("No problems found", (await Judge.RunAsync("sgdisk", "-v", folder["ours.iso"])).Output);
        foreach (var image in new[] { folder["ours.iso"], folder["theirs.iso"] })
        {
            var dump = (await Judge.RunAsync("sfdisk", "-d", image)).Lines.Where(line => line.Contains("start=", StringComparison.Ordinal)).ToList();
            var esp = Assert.Single(dump, line => line.Contains("type=C12A7328-F81F-11D2-BA4B-00A0C93EC93B", StringComparison.Ordinal));
            var (start, size) = (Number(esp, "start="), Number(esp, "size="));
            Assert.Equal(((content.Length + 2047) / 2048) * 4, size);
            var bytes = await File.ReadAllBytesAsync(image);
            Assert.Equal(content, bytes.AsSpan(start * 512, content.Length));
            Assert.True(start + size <= System.Buffers.Binary.BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan((16 * 2048) + 80)) * 4);
            Assert.Equal(3, dump.Count);
            Assert.Equal(["/A"], (await Judge.RunAsync("isoinfo", "-f", "-i", image)).Lines.Where(line => line.StartsWith('/')).Select(line => line.Split('.')[0].Split(';')[0]));
        }

        static int Number(string line, string key) => int.Parse(line.Split(key)[1].Split(',')[0].Trim(), System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task The_partition_of_the_volume_is_an_image_of_its_own()
    {
        using var folder = new TemporaryFolder();
        var disc = await MakeAsync(folder, new() { Tables = HybridTables.Gpt, PartitionOffset = 16, Appended = [Small(2, 0xEF)] }, UdfRevision.Udf102);
        var bytes = await File.ReadAllBytesAsync(disc);
        await File.WriteAllBytesAsync(folder["partition.iso"], bytes[(16 * 2048)..]);
        foreach (var arguments in (string[][])[["-l", "-R"], ["-l", "-J"], ["-l"]])
        {
            var whole = (await Judge.RunAsync("isoinfo", [.. arguments, "-i", disc])).Lines;
            var part = (await Judge.RunAsync("isoinfo", [.. arguments, "-i", folder["partition.iso"]])).Lines;
            Assert.Equal(whole.Select(Names), part.Select(Names));
        }

        foreach (var image in (string[])[disc, folder["partition.iso"]])
        {
            await Judge.RunAsync("xorriso", "-no_rc", "-osirrox", "on", "-indev", image, "-extract", "/", folder[$"{Path.GetFileName(image)}.out"]);
            Assert.Equal("deep", await File.ReadAllTextAsync(Path.Combine(folder[$"{Path.GetFileName(image)}.out"], DeepPath)));
        }

        static string Names(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where((_, column) => column is 0 or 4 or > 9));
    }

    private const string DeepPath = "1/2/3/4/5/6/7/8/9/a name that is long enough to go on in another block of the disc, with more than one hundred bytes.txt";

    private static AppendedPartition Small(int number, byte type) => new(number, FileContent.FromBytes(new byte[4096])) { Type = type };

    private static async Task<string> MakeAsync(TemporaryFolder folder, HybridOptions hybrid, UdfRevision udf = UdfRevision.None)
    {
        var tree = new SourceTree();
        tree.AddFile("boot/bios.bin", FileContent.FromBytes(new byte[30_000]), DateTimeOffset.UnixEpoch);
        tree.AddFile(DeepPath, FileContent.FromBytes("deep"u8.ToArray()), DateTimeOffset.UnixEpoch);
        for (var i = 0; i < 200; i++)
            tree.AddFile($"many/{i} {new string('x', 150)}", FileContent.FromBytes(new byte[i]), DateTimeOffset.UnixEpoch);
        await ImageFile.WriteAsync(ImagePlanner.Plan(tree, new() { Boot = Boot, RockRidge = true, RelocatedFolders = "rr_moved", Udf = udf, Hybrid = hybrid }), folder["disc.iso"]);
        return folder["disc.iso"];
    }
}
