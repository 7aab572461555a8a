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

    [Theory]
    [InlineData(BlockForm.Audio, 2352, null)]
    [InlineData(BlockForm.Mode1, 2352, "SessionAtOnce")]
    [InlineData(BlockForm.Mode2, 2352, "SessionAtOnce")]
    [InlineData(BlockForm.Mode1, 2048, null)]
    [InlineData(BlockForm.Mode2Form1, 2048, null)]
    [InlineData(BlockForm.Audio, 2048, "INVALIDIMAGE")]
    [InlineData(BlockForm.Mode2, 2048, "INVALIDIMAGE")]
    [InlineData(BlockForm.Mode1, 2336, "INVALIDIMAGE")]
    public async Task A_finished_layout_is_recorded_as_its_blocks_ask(BlockForm form, int blockSize, string? expected)
    {
        await using var bench = new Bench();
        var image = await ReadyAsync(bench);
        var layout = new DiscLayout([new(1, [new(1, new(new(0), new(300)), form)])]);
        var outcome = await Outcome.OfAsync(async () =>
        {
            image.SetImage(layout, new Blocks(blockSize, new(new(0), new(302))));
            var target = bench.Master.Selection!.Target;
            return (await image.ComposeAsync(target, target.Medium, new(), default)).WriteMode?.ToString() ?? "";
        });
        Assert.Equal(expected ?? "", outcome);
    }

    [Fact]
    public async Task Sound_hidden_before_the_first_track_belongs_to_the_disc_from_its_pre_gap_on()
    {
        await using var bench = new Bench();
        var image = await ReadyAsync(bench);
        var target = bench.Master.Selection!.Target;
        image.SetImage(new([new(1, [new(1, new(new(500), new(300)), BlockForm.Audio) { Pregap = new(500) }])]), new Blocks(2352, new(new(0), new(800))));
        Assert.Equal(500, (await image.ComposeAsync(target, target.Medium, new(), default)).Layout.Tracks.Single().Extent.Start.Value);
        image.SetImage(new([new(1, [new(1, new(new(500), new(300)), BlockForm.Audio)])]), new Blocks(2352, new(new(0), new(800))));
        Assert.Equal("OPENIMAPI_E_START_MISMATCH", (await Assert.ThrowsAsync<DiscException>(async () => await image.ComposeAsync(target, target.Medium, new(), default))).Error.Symbol);
    }

    [Fact]
    public async Task A_layout_that_the_source_does_not_hold_is_INVALIDIMAGE_and_changes_nothing()
    {
        await using var bench = new Bench();
        var image = await ReadyAsync(bench);
        var source = new Blocks(2352, new(new(0), new(300)));
        DiscLayout[] wrong =
        [
            new([]), new([new(1, [])]),
            new([new(1, [new(1, new(new(0), new(301)), BlockForm.Audio)])]),
            new([new(1, [new(1, new(new(0), new(0)), BlockForm.Audio)])]),
        ];
        foreach (var layout in wrong)
            await Outcome.FailsAsync("IMAPI_E_INVALIDIMAGE", () => Task.Run(() => image.SetImage(layout, source)));
        Assert.False(image.HasContent);
    }

    /// <summary>Blocks that nobody reads.</summary>
    private sealed record Blocks(int BlockSize, Extent Extent) : IBlockSource
    {
        public ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation) => throw new NotSupportedException();
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
