using System.Buffers.Binary;
using OpenImapi.Formats.ElTorito;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.Boot;

/// <summary>A BIOS starts our discs: a program that is booted tells what was loaded and what its boot info table says.</summary>
[Trait("Category", "Interop")]
public class BiosTests
{
    /// <remarks>SeaBIOS reads whole blocks of four sectors.</remarks>
    [Theory]
    [InlineData(null, 12)]
    [InlineData((ushort)4, 4)]
    [InlineData((ushort)8, 8)]
    public async Task A_program_is_loaded_as_far_as_is_said(ushort? said, int sectors)
    {
        var memory = await BootAsync(BootChoice.FromContent(Payload(BootPayload.Sent)) with { LoadSectors = said });
        Assert.Equal(sectors, BootPayload.SectorsIn(memory));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_boot_info_table_tells_where_the_program_lies(bool isHidden)
    {
        using var folder = new TemporaryFolder();
        var image = BootPayload.Of(5000);
        var choice = isHidden ? BootChoice.FromContent(FileContent.FromBytes(image)) : BootChoice.FromTree("boot/loader.bin");
        var disc = await MakeAsync(folder, image, choice with { InfoTable = true });
        var memory = await QemuAsync(folder, disc);
        uint Number(int at) => BinaryPrimitives.ReadUInt32LittleEndian(memory.AsSpan(at));
        Assert.Equal((16u, 5000u), (Number(8), Number(16)));
        var onDisc = (await File.ReadAllBytesAsync(disc)).AsSpan((int)Number(12) * 2048, 5000);
        Assert.Equal(memory.AsSpan(0, 5000), onDisc);
        Assert.Equal(SumOf(image), Number(20));
        Assert.Equal(image.AsSpan(64), onDisc[64..]);
    }

    [Theory]
    [InlineData(BootEmulation.Floppy1440, 1_474_560)]
    [InlineData(BootEmulation.Floppy2880, 2_949_120)]
    [InlineData(BootEmulation.HardDisk, 1_000_000)]
    public async Task An_emulated_drive_is_started_from_its_first_sector(BootEmulation emulation, int length)
    {
        var content = BootPayload.Of(length);
        if (emulation == BootEmulation.HardDisk)
            ((ReadOnlySpan<byte>)[0x80, 0, 1, 0, 0x0C, 0, 63, 30, 1, 0, 0, 0, 0x80, 7, 0, 0]).CopyTo(content.AsSpan(446));
        (content[510], content[511]) = (0x55, 0xAA);
        var memory = await BootAsync(BootChoice.FromContent(FileContent.FromBytes(content)) with { Emulation = emulation });
        Assert.Equal(content.AsSpan(0, 512), memory.AsSpan(0, 512));
        Assert.InRange(BootPayload.SectorsIn(memory), 1, 4);
    }

    private static FileContent Payload(int length) => FileContent.FromBytes(BootPayload.Of(length));

    private static async Task<byte[]> BootAsync(BootChoice choice)
    {
        using var folder = new TemporaryFolder();
        return await QemuAsync(folder, await MakeAsync(folder, [1, 2, 3], choice));
    }

    private static async Task<string> MakeAsync(TemporaryFolder folder, byte[] loader, BootChoice choice)
    {
        var tree = new SourceTree();
        tree.AddFile("a", FileContent.FromBytes(new byte[3000]), DateTimeOffset.UnixEpoch);
        tree.AddFile("boot/loader.bin", FileContent.FromBytes(loader), DateTimeOffset.UnixEpoch);
        await ImageFile.WriteAsync(ImagePlanner.Plan(tree, new() { Boot = new([choice]), RockRidge = true, Udf = Formats.Udf.UdfRevision.Udf201 }), folder["disc.iso"]);
        return folder["disc.iso"];
    }

    /// <summary>What the program sent.</summary>
    private static async Task<byte[]> QemuAsync(TemporaryFolder folder, string disc)
    {
        var verdict = await Judge.AskAsync("qemu-system-x86_64", "-nodefaults", "-no-user-config", "-machine", "pc", "-accel", "tcg", "-m", "32", "-display", "none", "-no-reboot",
            "-serial", $"file:{folder["serial"]}", "-device", "isa-debug-exit,iobase=0xf4,iosize=4", "-boot", "d", "-cdrom", disc);
        Assert.True(verdict.ExitCode == 0x21, $"{verdict.Command} ended with {verdict.ExitCode}.\n{verdict.Errors}");
        var memory = await File.ReadAllBytesAsync(folder["serial"]);
        Assert.Equal(BootPayload.Sent, memory.Length);
        return memory;
    }

    /// <summary>The sum of all words from byte 64 on, the last one filled up with zeros.</summary>
    private static uint SumOf(byte[] image)
    {
        var padded = new byte[image.Length + 3 & ~3];
        image.CopyTo(padded, 0);
        var sum = 0u;
        for (var at = 64; at < padded.Length; at += 4)
            sum += BinaryPrimitives.ReadUInt32LittleEndian(padded.AsSpan(at));
        return sum;
    }
}
