using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>Sessions written raw: MMC-5 7.5, write type 3.</summary>
public sealed class RawWritingTests
{
    private const int LeadIn = -12_369;

    private static SessionLayout Session { get; } = PressedLayoutTests.Enhanced.Sessions[0] with { CdText = [Title] };

    private static CdTextPack Title
    {
        get
        {
            var pack = new CdTextPack(0x80, 0, 0, 0, ByteString.Ascii("RAW\0ONE\0TWO\0"), 0);
            var bytes = new byte[CdTextPack.Length];
            Structure.Write(pack, bytes);
            return pack with { Crc = SubchannelCrc.Of(bytes.AsSpan(0, 16)) };
        }
    }

    private static async Task<(Disc Disc, Bench Bench)> Open(byte type, string medium = "cd-r80")
    {
        var disc = Disc.Blank(MediumKind.Find(medium)!);
        var bench = await Bench.OpenAsync(new VirtualRecorder(disc).OpenNexus());
        await bench.SetPage(page => page with { WriteType = WriteType.Raw, DataBlockType = type });
        return (disc, bench);
    }

    /// <summary>The main channel and the sub-channels of a block as a mastering program makes them.</summary>
    private static byte[] Block(SubchannelGenerator generator, byte type, Lba at, Func<Lba, byte[]> main)
    {
        var size = DataBlockTypes.Length(type)!.Value;
        var block = new byte[size];
        if (at >= new Lba(-150))
            main(at).CopyTo(block, 0);
        if (type != DataBlockTypes.RawWithQ)
        {
            generator.Fill(at, block.AsSpan(2352));
            return block;
        }

        Structure.Write(generator.Q(at), block.AsSpan(2352));
        block.AsSpan(2352 + 10, 2).Clear();
        block[^1] = (byte)(generator.P(at) ? 0x80 : 0);
        return block;
    }

    private static async Task Write(Bench bench, SessionLayout session, byte type, Func<Lba, byte[]> main, int to)
    {
        var generator = new SubchannelGenerator(session, PressedLayoutTests.Enhanced.Catalog);
        for (var at = LeadIn; at < to; at += 400)
        {
            var count = Math.Min(400, to - at);
            var bytes = Enumerable.Range(at, count).SelectMany(each => Block(generator, type, new(each), main)).ToArray();
            Assert.Null(await bench.SenseOf(Write10.At(new(at), count, bytes.Length / count), DataDirection.Out, bytes));
        }
    }

    private static byte[] Samples(Lba at)
    {
        var block = new byte[2352];
        for (var i = 0; i < block.Length; i++)
            block[i] = (byte)(at.Value * 7 + i);
        return block;
    }

    [Theory]
    [InlineData(DataBlockTypes.RawWithQ)]
    [InlineData(DataBlockTypes.RawWithPacks)]
    [InlineData(DataBlockTypes.RawWithSubchannels)]
    public async Task The_disc_is_what_its_sub_channels_say(byte type)
    {
        var (disc, bench) = await Open(type);
        await Write(bench, Session, type, Samples, 1125 + 300);
        await bench.Good(new SynchronizeCache());
        Assert.Equal(DiscStatus.Complete, (await bench.Disc()).Status);
        var layout = disc.Layout;
        Assert.Equal(PressedLayoutTests.Enhanced.Catalog, layout.Catalog);
        Assert.Equal(type == DataBlockTypes.RawWithQ ? [] : [Title], layout.Sessions[0].CdText);
        foreach (var (expected, found) in Session.Tracks.Zip(layout.Tracks))
        {
            Assert.Equal(expected.Indexes, found.Indexes);
            Assert.Equal(expected with { Indexes = [] }, found with { Indexes = [] });
        }

        Assert.Equal(Samples(new(900)), await disc.OpenSource(2352).ReadAsync(new(900), 1, TestContext.Current.CancellationToken));
        var toc = await bench.Ask(new ReadToc());
        Assert.Equal([(0x12, 1, 75u), (0x11, 2, 625u), (0x11, 0xAA, 1125u)], toc.Tracks.Select(each => ((int)each.AdrControl, (int)each.Number, each.Address)));
        await TheSubchannelsComeBack(bench);
    }

    private static async Task TheSubchannelsComeBack(Bench bench)
    {
        var generator = new SubchannelGenerator(Session, PressedLayoutTests.Enhanced.Catalog);
        var expected = new byte[96];
        generator.Fill(new(500), expected);
        var read = new byte[96];
        await bench.Good(new ReadCd(new(500), 1, new(SectorFields.None, Subchannel: SubchannelSelection.Raw)), DataDirection.In, read);
        Assert.Equal(expected, read);
    }

    [Fact]
    public async Task Data_comes_scrambled_and_is_read_as_what_it_is()
    {
        var session = new SessionLayout(1, [new(1, new(Lba.Zero, new(300)), BlockForm.Mode1)]);
        var (disc, bench) = await Open(DataBlockTypes.RawWithSubchannels);
        await Write(bench, session, DataBlockTypes.RawWithSubchannels, at =>
        {
            var sector = new byte[2352];
            Mode1Sector.Write(at, Bench.Pattern(1, (int)at.Value), sector);
            if (at == new Lba(17))
                sector[100] ^= 1;
            Scrambler.Apply(sector);
            return sector;
        }, 400);
        await bench.Good(new SynchronizeCache());
        Assert.Equal(BlockForm.Mode1, Assert.Single(disc.Layout.Tracks).Form);
        Assert.Equal(Bench.Pattern(1, 5), await bench.Read(5, 1));
        Assert.Equal(new SenseData(SenseKey.MediumError, 0x11, 0x05) { Information = 17 }, await bench.ReadSense(17, 1));
        var page = await bench.Drive.ReadPageAsync<ErrorRecovery>(CancellationToken.None);
        await bench.Drive.WritePageAsync(page with { Flags = 0x01 }, CancellationToken.None);
        Assert.NotEqual(Bench.Pattern(1, 17), await bench.Read(17, 1));
    }

    [Fact]
    public async Task Without_a_table_of_contents_the_session_stays_broken()
    {
        var (disc, bench) = await Open(DataBlockTypes.RawWithSubchannels, "cd-rw80");
        var nothing = new byte[400 * 2448];
        Assert.Equal(KnownSense.InvalidAddressForWrite, await bench.SenseOf(Write10.At(new(-150), 1, 2448), DataDirection.Out, nothing));
        Assert.Null(await bench.SenseOf(Write10.At(new(LeadIn), 400, 2448), DataDirection.Out, nothing));
        await bench.Good(new SynchronizeCache());
        await bench.Drive.ResetAsync(CancellationToken.None);
        await bench.SenseOf(default(TestUnitReady));
        Assert.NotNull(disc.State.InProgress);
        Assert.Equal(KnownSense.CommandSequenceError, await bench.SenseOf(new SendCueSheet(8), DataDirection.Out, new byte[8]));
        await bench.Good(new Blank(BlankingType.Minimal));
        Assert.Equal(DiscStatus.Empty, (await bench.Disc()).Status);
    }
}
