using System.Security.Cryptography;
using OpenImapi.Interop.Tests.Tgt;

namespace OpenImapi.Interop.Tests.Lab;

/// <summary>The lab itself: other people's programs burn on a recorder that others wrote too, and Linux reads it back.</summary>
[Trait("Category", "Interop")]
[Trait("Category", "Large")]
public class TgtLabTests
{
    private const int Seed = 20261123;

    [Fact]
    public async Task Programs_burn_on_tgt_and_linux_reads_the_same_bytes_and_files()
    {
        using var folder = new TemporaryFolder();
        await using var tgt = await TgtTarget.StartAsync(discs: 3);
        var vm = new LabVm(folder) { Drives = [tgt.Address(1), tgt.Address(2), tgt.Address(3)] };
        foreach (var tool in new[] { "cdrskin", "xorriso", "growisofs" })
            Judge.Find(tool);
        var image = await MakeImageAsync(folder, vm["image.iso"]);
        var sum = Convert.ToHexStringLower(SHA256.HashData(image));

        string[] burns =
        [
            "cdrskin dev=$(drive 1) -tao /share/image.iso",
            "xorriso -as cdrecord dev=$(drive 2) -tao /share/image.iso",
            "growisofs -dvd-compat -Z $(drive 3)=/share/image.iso",
        ];
        var results = await vm.RunAsync([.. burns.Select((burn, number) => new LabJob(burn, $$"""
            {{burn}}
            fresh {{number + 1}}
            [ "$(sum {{number + 1}} {{image.Length}})" = {{sum}} ]
            mount -t iso9660 -o ro $(drive {{number + 1}}) /mnt
            cat "/mnt/folder/a long name, with umlauts äöü.txt"
            umount /mnt
            """))]);

        Assert.All(results, result => Assert.EndsWith("hello", result.MustSucceed().Output, StringComparison.Ordinal));
        for (var disc = 1; disc <= burns.Length; disc++)
            Assert.Equal(image, (await File.ReadAllBytesAsync(tgt.DiscFile(disc), TestContext.Current.CancellationToken))[..image.Length]);
    }

    private static async Task<byte[]> MakeImageAsync(TemporaryFolder folder, string path)
    {
        var content = new byte[3_000_000];
        new Random(Seed).NextBytes(content);
        folder.Write("tree/random.bin", content);
        folder.Write("tree/folder/a long name, with umlauts äöü.txt", "hello"u8);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await Judge.RunAsync("xorriso", "-as", "mkisofs", "-quiet", "-R", "-J", "-V", "LAB", "-o", path, folder["tree"]);
        return await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
    }
}
