using OpenImapi.Formats;
using OpenImapi.Mmc;
using OpenImapi.Recording;

namespace OpenImapi.Interop.Tests.Tgt;

/// <summary>Our burn engine, over our initiator, on a DVD+R recorder that others wrote.</summary>
[Trait("Category", "Interop")]
public sealed class TgtBurnTests : IDisposable
{
    private const int Seed = 20260101;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_image_is_burned_closed_verified_and_read_back(bool closeDisc)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var iso = await MakeIsoAsync();
        await using var tgt = await TgtTarget.StartAsync(discs: 1);
        await using var drive = await tgt.OpenAsync(1);

        var blank = await MediumInspector.InspectAsync(drive, cancellation);
        var source = new MemoryBlockSource(iso);
        var result = await Recorder.RecordAsync(
            drive, new() { Layout = DiscLayout.OneDataTrack(source.Extent), Source = source, CloseDisc = closeDisc }, progress: null, cancellation);
        var burned = await MediumInspector.InspectAsync(drive, cancellation);
        var back = new byte[iso.Length];
        await new DriveBlockSource(drive, source.Extent).ReadAsync(Lba.Zero, back, cancellation);

        Assert.Equal((Profile.DvdPlusR, MediumStatus.Blank), (blank.Profile, blank.Status));
        Assert.True(result.Verified);
        Assert.Equal(source.Extent.Length, result.Written);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(iso)), result.Hashes.Sha256);
        Assert.Equal((Profile.DvdRom, MediumStatus.Complete), (burned.Profile, burned.Status));
        Assert.Equal(iso, back);
        AssertPadded(iso, await File.ReadAllBytesAsync(tgt.DiscFile(1), cancellation));
    }

    [Fact]
    public async Task A_disc_master_burns_files_on_a_recorder_that_it_finds_by_its_address()
    {
        var cancellation = TestContext.Current.CancellationToken;
        folder.Write("content/deep/hello.txt", "hello"u8);
        await using var tgt = await TgtTarget.StartAsync(discs: 1);
        await using var master = new DiscMaster(new() { Home = folder["home"] });
        master.Open();
        var joliet = await master.SetActiveFormatAsync(DiscMasterFormat.Joliet);
        await master.SetActiveRecorderAsync(await master.FindDiscRecorderAsync(tgt.Address(1).ToString(), cancellation), cancellation);
        await joliet.AddDataAsync(folder["content"], cancellation: cancellation);
        var result = await master.RecordDiscAsync(new() { CloseDisc = true }, cancellation: cancellation);
        await master.CloseAsync();

        Assert.True(result.Verified);
        var listed = await Judge.AskAsync("isoinfo", "-J", "-x", "/deep/hello.txt", "-i", tgt.DiscFile(1));
        Assert.Equal("hello", listed.Output);
    }

    /// <summary>What tgt keeps is the image, filled up to a whole ECC block of 16 sectors.</summary>
    private static void AssertPadded(byte[] iso, byte[] disc)
    {
        const int ErrorCorrectionBlock = 16 * BlockSizes.UserData;
        Assert.Equal((iso.Length + ErrorCorrectionBlock - 1) / ErrorCorrectionBlock * ErrorCorrectionBlock, disc.Length);
        Assert.Equal(iso, disc[..iso.Length]);
        Assert.All(disc[iso.Length..], filling => Assert.Equal(0, filling));
    }

    /// <summary>An image by xorriso whose length is no multiple of 16 blocks.</summary>
    private async Task<byte[]> MakeIsoAsync()
    {
        var content = new byte[3_000_000];
        new Random(Seed).NextBytes(content);
        folder.Write("tree/random.bin", content);
        folder.Write("tree/folder/a long name, with umlauts äöü.txt", "hello"u8);
        await Judge.RunAsync("xorriso", "-as", "mkisofs", "-quiet", "-R", "-J", "-V", "TGT", "--no-pad", "-o", folder["image.iso"], folder["tree"]);
        var iso = await File.ReadAllBytesAsync(folder["image.iso"], TestContext.Current.CancellationToken);
        Assert.NotEqual(0, iso.Length / BlockSizes.UserData % 16);
        return iso;
    }
}
