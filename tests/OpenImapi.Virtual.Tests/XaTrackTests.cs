using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>Tracks of CD-ROM XA sectors, track at once: MMC-5 7.5, data block types 10 and 13.</summary>
public sealed class XaTrackTests
{
    private static async Task<Bench> Open(byte type)
    {
        var bench = await Bench.OpenAsync("cd-r80");
        await bench.SetPage(page => page with { SessionFormat = 0x20, DataBlockType = type, SubHeader = 0x00_00_08_00 });
        return bench;
    }

    [Fact]
    public async Task User_data_of_form_1_comes_back_alone_and_as_a_whole_sector()
    {
        await using var bench = await Open(DataBlockTypes.Mode2Form1);
        Assert.Null(await bench.Write(0, 50));
        await bench.Good(new SynchronizeCache());
        await bench.Good(new CloseTrackSession(CloseFunction.Session, 0));
        Assert.Equal(Bench.Pattern(50, 1), await bench.Read(0, 50));
        Assert.Equal(new byte[250 * 2048], await bench.Read(50, 250));
        var sector = new byte[2352];
        await bench.Good(new ReadCd(new(7), 1, SectorSelection.Whole, SectorType.Mode2Form1), DataDirection.In, sector);
        Assert.Equal(SectorFaults.None, Sector.Check(SectorForm.Mode2Form1, sector, new(7)));
        Assert.Equal(KnownSense.IllegalModeForThisTrack with { Information = 7 },
            (await bench.Try(new ReadCd(new(7), 1, SectorSelection.Whole, SectorType.Mode1), DataDirection.In, sector)).Sense);
        Assert.Equal(2, (await bench.Track(1)).DataMode);
        Assert.Equal(0x20, (await bench.Disc()).DiscType);
        Assert.Equal(0x20, (await bench.Ask(new ReadFullToc())).Entries.First(entry => entry.Point == 0xA0).Address.Second);
    }

    [Fact]
    public async Task Sectors_of_either_form_say_which_they_are()
    {
        await using var bench = await Open(DataBlockTypes.Mode2Mixed);
        var blocks = new byte[2 * 2332];
        Convert.FromHexString("0000080000000800").CopyTo(blocks, 0);
        Convert.FromHexString("0001280000012800").CopyTo(blocks, 2332);
        for (var i = 8; i < 2332; i++)
            blocks[i] = blocks[2332 + i] = (byte)(i * 3);
        Assert.Null(await bench.SenseOf(Write10.At(Lba.Zero, 2, 2332), DataDirection.Out, blocks));
        await bench.Good(new SynchronizeCache());
        Assert.Equal(blocks[8..2056], await bench.Read(0, 1));
        Assert.Equal(KnownSense.IllegalModeForThisTrack with { Information = 1 }, await bench.ReadSense(0, 2));
        var data = new byte[2328];
        await bench.Good(new ReadCd(new(1), 1, new(SectorFields.UserData), SectorType.Mode2Form2), DataDirection.In, data);
        Assert.Equal(blocks[(2332 + 8)..], data[..2324]);
    }

    [Fact]
    public async Task A_pressed_disc_of_form_1_is_made_of_user_data()
    {
        var content = Bench.Pattern(320, 4);
        var layout = new DiscLayout([new(1, [new(1, new(Lba.Zero, new(320)), BlockForm.Mode2Form1)])]);
        using var disc = await Disc.PressAsync(layout, new MemoryBlockSource(content), TestContext.Current.CancellationToken);
        await using var bench = await Bench.OpenAsync(new VirtualRecorder(disc).OpenNexus());
        Assert.Equal(content, await bench.Read(0, 320));
        Assert.Equal(content, await disc.OpenSource(2048).ReadAsync(Lba.Zero, 320, TestContext.Current.CancellationToken));
    }
}
