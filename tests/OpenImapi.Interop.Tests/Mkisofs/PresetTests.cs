using OpenImapi.Interop.Tests.CommandLine;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.Mkisofs;

/// <summary>Presets hold what they promise, as other programs see it.</summary>
[Trait("Category", "Interop")]
[Trait("Category", "Large")]
public class PresetTests
{
    [Fact]
    public async Task Windows_is_installed_by_both_firmwares_from_a_file_of_more_than_4_GiB()
    {
        const long Length = 4_831_838_208;
        using var folder = new TemporaryFolder();
        folder.Write("tree/boot/etfsboot.com", new byte[4096]);
        folder.Write("tree/efi/microsoft/boot/efisys.bin", new byte[1_474_560]);
        var source = folder.Write("tree/sources/install.wim", "begin"u8);
        await using (var file = File.OpenWrite(source))
            foreach (var at in (long[])[uint.MaxValue - 5L, Length - 10])
            {
                file.Position = at;
                await file.WriteAsync("ten bytes!"u8.ToArray(), TestContext.Current.CancellationToken);
            }

        await new ImapiProgram(folder.Folder("home")).RunAsync("image", "create", "--preset", "windows-install", folder["tree"], "-o", folder["windows.iso"]);
        var catalog = (await Judge.RunAsync("xorriso", "-indev", folder["windows.iso"], "-report_el_torito", "plain")).Lines;
        Assert.Equal(["BIOS", "UEFI"], catalog.Where(line => line.StartsWith("El Torito boot img", StringComparison.Ordinal)).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[6]));
        Assert.Contains($"Size = {Length}", (await Judge.RunAsync("7z", "l", "-slt", "-tudf", folder["windows.iso"], "sources/install.wim")).Lines);
        await CompareAsync(folder["windows.iso"], source);
    }

    [Fact]
    public async Task A_blu_ray_has_UDF_250_alone()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tree/BDMV/index.bdmv", "INDX0200"u8);
        folder.Write("tree/BDMV/STREAM/00000.m2ts", new byte[300_000]);
        await new ImapiProgram(folder.Folder("home")).RunAsync("image", "create", "--preset", "bd-video", folder["tree"], "-o", folder["bd.iso"]);
        Assert.Contains("udfrev=2.50", (await Judge.RunAsync("udfinfo", folder["bd.iso"])).Lines);
        await using var image = File.OpenRead(folder["bd.iso"]);
        image.Position = 32_769;
        var identifier = new byte[5];
        await image.ReadExactlyAsync(identifier, TestContext.Current.CancellationToken);
        Assert.Equal("BEA01"u8.ToArray(), identifier);
    }

    /// <summary>Reads the file through UDF, beside its source.</summary>
    private static async Task CompareAsync(string image, string source)
    {
        using var blocks = new FileBlockSource(image);
        var tree = (await DiscVolume.OpenAsync(blocks, cancellation: TestContext.Current.CancellationToken)).Of(VolumeTreeKind.Udf)!;
        await using var ours = tree.OpenFile((await tree.FindAsync("/sources/install.wim", TestContext.Current.CancellationToken))!);
        await using var theirs = File.OpenRead(source);
        var (read, wanted) = (new byte[4 * 1024 * 1024], new byte[4 * 1024 * 1024]);
        while (await theirs.ReadAtLeastAsync(wanted, wanted.Length, throwOnEndOfStream: false, TestContext.Current.CancellationToken) is var count and > 0)
        {
            await ours.ReadExactlyAsync(read.AsMemory(0, count), TestContext.Current.CancellationToken);
            Assert.True(read.AsSpan(0, count).SequenceEqual(wanted.AsSpan(0, count)), $"It differs before byte {theirs.Position}.");
        }

        Assert.Equal(0, await ours.ReadAsync(read, TestContext.Current.CancellationToken));
    }
}
