namespace OpenImapi.Interop.Tests.Boot;

/// <summary>One image starts a computer with a BIOS and one with UEFI, as a disc and as a stick, by the programs of ISOLINUX and GRUB.</summary>
/// <remarks>A program that finds no file of the disc stops at its prompt, and the machine does not end.</remarks>
[Trait("Category", "Interop")]
public class HybridBootTests
{
    /// <remarks>ISOLINUX writes to the serial port only because a file of the disc says so.</remarks>
    [Fact]
    public async Task ISOLINUX_starts_from_a_disc_and_from_a_stick()
    {
        using var folder = new TemporaryFolder();
        var disc = await BootableDisc.WithIsoLinuxAsync(folder);
        Assert.Contains("ISOLINUX", await BootableDisc.StartBiosAsync(folder, disc, isDisk: false));
        Assert.Contains("ISOLINUX", await BootableDisc.StartBiosAsync(folder, disc, isDisk: true));
    }

    [Fact]
    public async Task GRUB_starts_from_a_disc_and_from_a_stick()
    {
        using var folder = new TemporaryFolder();
        var disc = await BootableDisc.WithGrubAsync(folder);
        Assert.Contains(BootableDisc.Proof, await BootableDisc.StartBiosAsync(folder, disc, isDisk: false));
        Assert.Contains(BootableDisc.Proof, await BootableDisc.StartBiosAsync(folder, disc, isDisk: true));
    }

    [Theory]
    [Trait("Category", "Large")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task UEFI_finds_the_image_that_a_GPT_and_an_MBR_show(bool isDisk)
    {
        using var folder = new TemporaryFolder();
        Assert.Contains(BootableDisc.Proof, await BootableDisc.StartUefiAsync(folder, await BootableDisc.WithIsoLinuxAsync(folder), isDisk));
    }

    [Theory]
    [Trait("Category", "Large")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task UEFI_finds_the_partition_behind_the_volume(bool isDisk)
    {
        using var folder = new TemporaryFolder();
        Assert.Contains(BootableDisc.Proof, await BootableDisc.StartUefiAsync(folder, await BootableDisc.WithGrubAsync(folder), isDisk));
    }
}
