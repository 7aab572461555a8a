using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Virtual.Tests;

/// <summary>Pressed discs of any layout, in memory and in a drive's folder.</summary>
public sealed class PressedLayoutTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("openimapi-");

    /// <summary>Sound hidden before track 1, an index, a pre-gap, an audio session and then a data session.</summary>
    internal static DiscLayout Enhanced { get; } = new(
    [
        new(1,
        [
            new(1, new(new(75), new(400)), BlockForm.Audio) { Pregap = new(75), Indexes = [new(100), new(300)], Flags = TrackFlags.CopyPermitted, Isrc = Code },
            new(2, new(new(625), new(500)), BlockForm.Audio) { Pregap = new(150), Flags = TrackFlags.PreEmphasis },
        ])
        {
            CdText = [new(0x80, 0, 0, 0, ByteString.Ascii("ABCDEFGHIJKL"), 0x1234)],
        },
        new(2, [new(3, new(new(1125 + 11_400), new(320)), BlockForm.Mode1)]),
    ])
    {
        Catalog = Number,
    };

    private static Isrc Code => Isrc.TryParse("DE-A01-23-45678", out var code) ? code : default;

    private static MediaCatalogNumber Number => MediaCatalogNumber.TryParse("4006381333931", out var number) ? number : default;

    /// <summary>Blocks of 2,352 bytes: samples, and Mode 1 sectors where the data track lies.</summary>
    internal static MemoryBlockSource Source(DiscLayout layout)
    {
        var end = layout.Tracks.Last().Extent.End;
        var content = new byte[end.Value * BlockSizes.Raw];
        for (var i = 0; i < content.Length; i++)
            content[i] = (byte)(i * 7 + i / BlockSizes.Raw);
        foreach (var track in layout.Tracks.Where(track => track.Form == BlockForm.Mode1))
            for (var at = track.Extent.Start; at < track.Extent.End; at += new BlockCount(1))
                Mode1Sector.Write(at, Bench.Pattern(1, (int)at.Value), content.AsSpan((int)at.Value * BlockSizes.Raw, BlockSizes.Raw));
        return new(content, Lba.Zero, BlockSizes.Raw);
    }

    private static void AssertSame(DiscLayout expected, DiscLayout actual)
    {
        Assert.Equal(expected.Catalog, actual.Catalog);
        Assert.Equal(expected.Sessions.Select(session => session.Number), actual.Sessions.Select(session => session.Number));
        Assert.Equal(expected.Sessions.SelectMany(session => session.CdText), actual.Sessions.SelectMany(session => session.CdText));
        foreach (var (one, other) in expected.Tracks.Zip(actual.Tracks))
        {
            Assert.Equal(one.Indexes, other.Indexes);
            Assert.Equal(one with { Indexes = [] }, other with { Indexes = [] });
        }
    }

    [Fact]
    public async Task A_disc_is_what_its_layout_says_and_gives_every_block_back()
    {
        var source = Source(Enhanced);
        using var disc = await Disc.PressAsync(Enhanced, source, TestContext.Current.CancellationToken);
        AssertSame(Enhanced, disc.Layout);
        var sectors = disc.OpenSource(BlockSizes.Raw);
        Assert.Equal(new Extent(Lba.Zero, new(1125 + 11_400 + 320)), sectors.Extent);
        foreach (var (start, count) in new[] { (0, 1125), (1125 + 11_400, 320) })
            Assert.Equal(await source.ReadAsync(new(start), count, TestContext.Current.CancellationToken),
                await sectors.ReadAsync(new(start), count, TestContext.Current.CancellationToken));
        Assert.Equal(new byte[11_400 * BlockSizes.Raw], await sectors.ReadAsync(new(1125), 11_400, TestContext.Current.CancellationToken));
        Assert.Equal(Bench.Pattern(1, 12_530), await disc.OpenSource(BlockSizes.UserData).ReadAsync(new(12_530), 1, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_disc_pressed_into_a_drive_is_the_same_when_it_is_opened_again()
    {
        var drives = new VirtualDrives(new(folder.FullName));
        drives.Create("lab", "cd-r80");
        await drives.InsertAsync("lab", Enhanced, Source(Enhanced), TestContext.Current.CancellationToken);
        using var disc = drives.OpenDisc("lab");
        AssertSame(Enhanced, disc.Layout);
        Assert.Equal("CD-ROM", disc.Kind.Name);
        Assert.Equal(await Source(Enhanced).ReadAsync(new(70), 30, TestContext.Current.CancellationToken),
            await disc.OpenSource(BlockSizes.Raw).ReadAsync(new(70), 30, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_data_disc_of_2048_byte_blocks_gives_whole_sectors_as_well()
    {
        var content = Bench.Pattern(400, 3);
        using var disc = await Disc.PressAsync(DiscLayout.OneDataTrack(new(Lba.Zero, new(400))), new MemoryBlockSource(content), TestContext.Current.CancellationToken);
        Assert.Equal(content, await disc.OpenSource(BlockSizes.UserData).ReadAsync(Lba.Zero, 400, TestContext.Current.CancellationToken));
        var sector = new byte[BlockSizes.Raw];
        Mode1Sector.Write(new(7), content.AsSpan(7 * 2048, 2048), sector);
        Assert.Equal(sector, await disc.OpenSource(BlockSizes.Raw).ReadAsync(new(7), 1, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_no_disc_can_hold_is_refused()
    {
        var audio = new MemoryBlockSource(new byte[2048 * 400]);
        var refused = await Assert.ThrowsAsync<DiscException>(async () => await Disc.PressAsync(Enhanced, audio, TestContext.Current.CancellationToken));
        Assert.Equal(VirtualErrors.ImageUnfit, refused.Error);
        var late = DiscLayout.OneDataTrack(new(Lba.Zero, new(401)));
        refused = await Assert.ThrowsAsync<DiscException>(async () => await Disc.PressAsync(late, audio, TestContext.Current.CancellationToken));
        Assert.Contains("Track 1 lies at 0+401", refused.Message, StringComparison.Ordinal);
        var overlapping = new DiscLayout([new(1, [new(1, new(Lba.Zero, new(300)), BlockForm.Mode1), new(2, new(new(299), new(50)), BlockForm.Mode1)])]);
        await Assert.ThrowsAsync<DiscException>(async () => await Disc.PressAsync(overlapping, audio, TestContext.Current.CancellationToken));
    }

    public void Dispose() => folder.Delete(recursive: true);
}
