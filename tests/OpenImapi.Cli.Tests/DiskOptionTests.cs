namespace OpenImapi.Cli.Tests;

/// <summary>Options of starting and of disks that make no sense, and what a plan shows of partitions.</summary>
public class DiskOptionTests
{
    [Theory]
    [InlineData("--uefi-partition is for an image that is a disk", "--uefi-partition")]
    [InlineData("--append-partition is for an image that is a disk", "--append-partition", "2:efi:x")]
    [InlineData("--mbr-kind is for boot code", "--hybrid", "mbr", "--mbr-kind", "grub")]
    [InlineData("--boot-catalog is for a catalog", "--boot-catalog", "x")]
    [InlineData("--boot-id takes up to 24 bytes", "--boot-bios", "a.txt", "--boot-id", "more than twenty-four bytes")]
    [InlineData("--boot-image knows no 'platform=none'", "--boot-image", "a.txt,platform=none")]
    [InlineData("--boot-bios knows no 'load-sectors=70000'", "--boot-bios", "a.txt,load-sectors=70000,info-table")]
    [InlineData("--append-partition takes N:TYPE:FILE", "--hybrid", "mbr", "--append-partition", "2:efi")]
    [InlineData("--append-partition takes for a type efi, linux or fat", "--hybrid", "mbr", "--append-partition", "2:ext4:x")]
    [InlineData("is for a GPT, and there is none", "--hybrid", "mbr", "--iso-partition-type", "01234567-89ab-cdef-0123-456789abcdef")]
    [InlineData("is for an MBR; a GPT has GUIDs", "--hybrid", "gpt", "--iso-partition-type", "17")]
    [InlineData("--partition-offset takes a whole number from 16", "--hybrid", "gpt", "--partition-offset", "15")]
    [InlineData("--hybrid takes one of mbr, gpt, both, protective", "--hybrid", "apm")]
    public async Task What_makes_no_sense_ends_with_2_in_words(string fault, params string[] words)
    {
        using var desk = new Desk();
        desk.File("docs/a.txt", "a");
        var ran = await desk.RunAsync(["image", "create", desk["docs"], "--plan", .. words]);
        Assert.Equal(ExitCode.Usage, ran.Code);
        Assert.Contains(fault, string.Join(' ', ran.Error.Split(default(string[]), StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task A_plan_lists_the_partitions_of_every_table()
    {
        using var desk = new Desk();
        desk.File("docs/a.txt", "a");
        string[] words = ["image", "create", desk["docs"], "--plan", "--hybrid", "gpt", "--mbr-active", "--append-partition", $"2:efi:{desk.File("efi.img", new byte[4096])}"];
        var partitions = (await desk.RunAsync([.. words, "--json"])).Succeeded().Document["partitions"]!.AsArray();
        Assert.Equal(["mbr 1 EE", "mbr 2 00", "gpt 1 EBD0A0A2-B9E5-4433-87C0-68B6B72699C7", "gpt 2 C12A7328-F81F-11D2-BA4B-00A0C93EC93B"],
            partitions.Select(each => $"{each!["table"]} {each["number"]} {each["partitionType"]}"));
        Assert.Equal((2048, 8), ((int)partitions[3]!["firstSector"]!, (int)partitions[3]!["sectors"]!));
        Assert.Contains("appended partition 2", (await desk.RunAsync(words)).Succeeded().Out);
    }

    [Fact]
    public async Task Every_image_has_its_own_settings()
    {
        using var desk = new Desk();
        desk.File("docs/a.txt", "a");
        (await desk.RunAsync("image", "create", desk["docs"], "-o", desk["x.iso"], "--boot-bios", "a.txt,load-segment=2", "--boot-bios", "a.txt,load-sectors=9", "--boot-load-sectors", "4",
            "--boot-uefi", "a.txt")).Succeeded();
        var image = await File.ReadAllBytesAsync(desk["x.iso"]);
        var catalog = image.AsSpan(BitConverter.ToInt32(image, (17 * 2048) + 71) * 2048);
        Assert.Equal((2, 4), (catalog[34], catalog[38]));
        Assert.Equal((0x90, 0, 9), (catalog[64], catalog[65], catalog[96 + 6]));
        Assert.Equal((0x91, 0xEF, 1), (catalog[128], catalog[129], catalog[160 + 6]));
    }
}
