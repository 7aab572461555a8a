using OpenImapi.Formats;

namespace OpenImapi.Mastering.Tests.Reading;

/// <summary>Where the volume of a file or a disc is, and what a file is.</summary>
public class VolumeLocatorTests
{
    [Fact]
    public async Task The_volume_of_an_image_file_is_at_its_start()
    {
        var source = Captured.Source("genisoimage");
        Assert.Equal(new VolumeLocation(source, Lba.Zero), await VolumeLocator.FindAsync(source));
    }

    [Fact]
    public async Task The_volume_of_a_disc_is_that_of_its_last_session_that_has_one()
    {
        var image = Captured.Image("genisoimage");
        var disc = new byte[600 * 2048];
        image.CopyTo(disc, 0);
        var source = new MemoryBlockSource(disc);
        Assert.Equal(Lba.Zero, (await VolumeLocator.FindAsync(source, [Lba.Zero, new(200)])).Session);
        image.AsSpan(16 * 2048, 2048).CopyTo(disc.AsSpan(216 * 2048));
        Assert.Equal(new Lba(200), (await VolumeLocator.FindAsync(source, [Lba.Zero, new(200)])).Session);
        var none = await Assert.ThrowsAsync<DiscException>(async () => await VolumeLocator.FindAsync(source, [new(300), new(2000)]));
        Assert.Equal("OPENIMAPI_E_NO_VOLUME", none.Error.Symbol);
    }

    [Fact]
    public async Task An_image_under_addresses_that_are_not_its_own_is_put_under_them()
    {
        var disc = new byte[300 * 2048];
        var whole = new HandMadeVolume(300);
        whole.Bytes.CopyTo(disc, 0);
        for (var block = 16; block < 21; block++)
            whole.Block(block).CopyTo(disc.AsSpan((block + 200) * 2048));
        HandMadeVolume.Record("\0", 220, 2048, 2).CopyTo(disc, 216 * 2048 + 156);
        HandMadeVolume.Record("\0", 220, 2048, 2).CopyTo(disc, 220 * 2048);
        HandMadeVolume.Record("\u0001", 220, 2048, 2).CopyTo(disc, 220 * 2048 + 34);
        var session = new MemoryBlockSource(disc.AsMemory(200 * 2048));
        var found = await VolumeLocator.FindAsync(session);
        Assert.Equal((new Lba(200), new Extent(new(200), new(100))), (found.Session, found.Source.Extent));
        var volume = await IsoVolume.OpenAsync(found.Source, found.Session);
        Assert.Empty(await Captured.ListAsync(volume.Iso));
    }

    [Fact]
    public async Task Images_are_told_from_other_files()
    {
        Assert.Equal(ImageKinds.Iso9660, await ImageSniffer.KindsAsync(Captured.Source("xorriso")));
        Assert.Equal(ImageKinds.None, await ImageSniffer.KindsAsync(new MemoryBlockSource(new byte[100 * 2048])));
        Assert.Equal(ImageKinds.None, await ImageSniffer.KindsAsync(new MemoryBlockSource(new byte[100])));
        Assert.Equal(ImageKinds.None, await ImageSniffer.KindsAsync("no such file"));
        var bridge = new HandMadeVolume(60);
        "\0BEA01"u8.CopyTo(bridge.Block(18));
        "\0NSR03"u8.CopyTo(bridge.Block(19));
        Assert.Equal(ImageKinds.Iso9660 | ImageKinds.Udf, await ImageSniffer.KindsAsync(bridge.Source));
    }
}
