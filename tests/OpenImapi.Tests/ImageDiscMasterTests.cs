using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Tests;

/// <summary>Burning finished images.</summary>
public class ImageDiscMasterTests
{
    [Fact]
    public async Task A_finished_image_is_burned_block_by_block()
    {
        await using var bench = new Bench();
        var path = await bench.ImageFileAsync("a.txt");
        var image = await ReadyAsync(bench);
        image.SetImage(path);
        var result = await bench.Master.RecordDiscAsync();
        Assert.True(result.Verified);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))), result.Hashes.Sha256);
        Assert.Equal(["/a.txt"], (await bench.FilesAsync()).Keys);
        Assert.False(image.HasContent);
        File.Delete(path);
    }

    [Fact]
    public async Task An_image_that_was_not_burned_can_be_burned_again()
    {
        await using var bench = new Bench();
        var image = await ReadyAsync(bench);
        image.SetImage(await bench.ImageFileAsync("a.txt"));
        bench.Drives.Eject("lab");
        await Outcome.FailsAsync("IMAPI_E_MEDIUM_NOTPRESENT", async () => await bench.Master.RecordDiscAsync());
        bench.Drives.Insert("lab", "cd-r80");
        Assert.True((await bench.Master.RecordDiscAsync()).Verified);
    }

    [Fact]
    public async Task An_image_made_for_block_0_is_no_later_session()
    {
        await using var bench = new Bench();
        await bench.BurnAsync("one.txt");
        var image = await ReadyAsync(bench);
        image.SetImage(await bench.ImageFileAsync("two.txt"));
        var fault = await Outcome.FailsAsync("OPENIMAPI_E_START_MISMATCH", async () => await bench.Master.RecordDiscAsync());
        Assert.Equal("Insert a blank disc.", fault.Advice);
        Assert.Equal(1, (await bench.MediumAsync()).Sessions);
    }

    [Fact]
    public async Task An_image_made_for_the_next_address_is_one()
    {
        await using var bench = new Bench();
        await bench.BurnAsync("one.txt");
        var next = (await bench.MediumAsync()).NextWritable!.Value;
        var image = await ReadyAsync(bench);
        image.SetImage(ImagePlanner.Plan(Bench.Tree("two.txt"), new() { Start = next }).OpenSource());
        await bench.Master.RecordDiscAsync();
        Assert.Equal(["/two.txt"], (await bench.FilesAsync()).Keys);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2047)]
    [InlineData(2049)]
    public async Task What_is_no_whole_number_of_blocks_is_INVALIDIMAGE(int length)
    {
        await using var bench = new Bench();
        var image = await ReadyAsync(bench);
        var path = Path.Combine(bench.Home, "odd.iso");
        File.WriteAllBytes(path, new byte[length]);
        await Outcome.FailsAsync("IMAPI_E_INVALIDIMAGE", () => Task.Run(() => image.SetImage(path)));
        await Outcome.FailsAsync("IMAPI_E_INVALIDIMAGE", async () => await bench.Master.RecordDiscAsync());
        File.Delete(path);
    }

    [Fact]
    public async Task An_image_that_is_larger_than_the_disc_is_DISCFULL()
    {
        await using var bench = new Bench("cd-r74");
        var image = await ReadyAsync(bench);
        var path = Path.Combine(bench.Home, "big.iso");
        using (var file = File.Create(path))
            file.SetLength(2048L * 340_000);
        image.SetImage(path);
        await Outcome.FailsAsync("IMAPI_E_DISCFULL", async () => await bench.Master.RecordDiscAsync());
        Assert.True(image.HasContent);
    }

    [Fact]
    public async Task Its_calls_are_NOTOPENED_while_the_master_is_closed()
    {
        await using var bench = new Bench();
        await Outcome.FailsAsync("IMAPI_E_NOTOPENED", () => Task.Run(() => bench.Master.Image.SetImage(new MemoryBlockSource(new byte[2048]))));
    }

    private static async Task<ImageDiscMaster> ReadyAsync(Bench bench)
    {
        if (!bench.Master.IsOpen)
            bench.Master.Open();
        var image = await bench.Master.SetActiveFormatAsync(DiscMasterFormat.Image);
        await bench.Master.SetActiveRecorderAsync(await bench.RecorderAsync());
        return image;
    }
}
