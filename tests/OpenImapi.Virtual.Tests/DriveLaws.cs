using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>What every drive must do, whatever the way to it. A new drive, with the medium named in its tray, is given for each law.</summary>
public abstract class DriveLaws
{
    /// <summary>Opens a way to a drive with a blank medium; the same drive for the same test.</summary>
    protected abstract ValueTask<IScsiTransport> OpenAsync(string medium);

    private async Task<Bench> BenchAsync(string medium) => await Bench.OpenAsync(await OpenAsync(medium));

    [Fact]
    public async Task Whoever_opens_a_way_first_hears_that_the_drive_was_switched_on()
    {
        await using var way = await OpenAsync("cd-r80");
        var first = await way.ExecuteAsync(Cdb.From(default(TestUnitReady)), DataDirection.None, default, Drive.ShortTimeout, CancellationToken.None);
        Assert.Equal(KnownSense.PowerOnResetOrBusDeviceReset, first.Sense);
        var second = await way.ExecuteAsync(Cdb.From(default(TestUnitReady)), DataDirection.None, default, Drive.ShortTimeout, CancellationToken.None);
        Assert.Equal(ScsiStatus.Good, second.Status);
    }

    [Theory]
    [InlineData("FF0000000000")]
    [InlineData("080000000100")]
    [InlineData("A30000000000000000000000")]
    [InlineData("C000000000000000")]
    public async Task A_command_that_the_drive_has_not_got_is_refused(string cdb)
    {
        await using var bench = await BenchAsync("cd-r80");
        Assert.Equal(KnownSense.InvalidCommandOperationCode, (await bench.Raw(new(Convert.FromHexString(cdb)))).Sense);
    }

    [Theory]
    [InlineData("000000000001")]
    [InlineData("000100000000")]
    [InlineData("25000000000000000100")]
    [InlineData("28200000000000000100")]
    [InlineData("2A080000000000000100")]
    [InlineData("35010000000000000000")]
    [InlineData("51030000000000002200")]
    [InlineData("52070000000100002400")]
    [InlineData("53800000000000010000")]
    [InlineData("5B020200000000000000")]
    [InlineData("A12000000000000000000000")]
    [InlineData("AC000000000000000040FF00")]
    [InlineData("BB02FFFFFFFF000000000000")]
    [InlineData("43000F00000000010000")]
    [InlineData("4A000000100000000800")]
    [InlineData("46030000000000010000")]
    public async Task A_bit_that_the_drive_does_not_know_is_refused(string cdb)
    {
        await using var bench = await BenchAsync("cd-r80");
        var sense = (await bench.Raw(new(Convert.FromHexString(cdb)), DataDirection.In, new byte[4096])).Sense;
        Assert.Equal(KnownSense.InvalidFieldInCdb, Bench.Plain(sense));
    }

    [Fact]
    public async Task The_sense_points_to_the_byte_that_is_wrong()
    {
        await using var bench = await BenchAsync("cd-r80");
        var sense = (await bench.Raw(new(Convert.FromHexString("25000000000000000100")))).Sense!.Value;
        Assert.Equal(0x400008u, sense.KeySpecific);
        var bytes = new byte[SenseData.Length];
        Structure.Write(sense, bytes);
        Assert.Equal("70000500000000 0A 00000000 24 00 00 C00008".Replace(" ", ""), Hex.Of(bytes));
    }

    [Fact]
    public async Task Every_medium_is_written_closed_and_read_back()
    {
        foreach (var kind in MediumKind.Recordable)
        {
            await using var bench = await BenchAsync(kind.Id);
            if (kind.IsOverwritable)
            {
                Assert.Null(await OverwritableTests.Format(bench, OverwritableTests.Usual(kind.Id)));
                Assert.Null(await bench.Write(0, 320));
                Assert.Equal(Bench.Pattern(320, 1), await bench.Read(0, 320));
                continue;
            }

            var start = await bench.WriteTrack(320);
            await bench.Good(new CloseTrackSession(CloseFunction.Track, 1));
            await bench.Good(new CloseTrackSession(CloseFunction.Session, 0));
            Assert.Equal(Bench.Pattern(320, 1), await bench.Read(start, 320));
        }
    }

    [Fact]
    public async Task A_reset_is_told_of_and_unlocks_the_tray()
    {
        await using var bench = await BenchAsync("cd-r80");
        await bench.Good(new PreventAllowMediumRemoval(true));
        await bench.Drive.ResetAsync(CancellationToken.None);
        Assert.Equal(KnownSense.PowerOnResetOrBusDeviceReset, await bench.SenseOf(default(TestUnitReady)));
        await bench.Good(new StartStopUnit(LoadEject: true, Start: false));
    }
}

/// <summary>The laws in memory.</summary>
public class DriveInMemory : DriveLaws
{
    protected override ValueTask<IScsiTransport> OpenAsync(string medium) =>
        ValueTask.FromResult(new VirtualRecorder(Disc.Blank(MediumKind.Find(medium)!)).OpenNexus());
}

/// <summary>The laws on drives that are folders.</summary>
public sealed class DriveInFolder : DriveLaws, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("openimapi-");

    protected override async ValueTask<IScsiTransport> OpenAsync(string medium)
    {
        var home = new VirtualHome(folder.FullName);
        var address = new VirtualDrives(home).Create($"drive-{home.GetHashCode():x}", medium);
        return await new VirtualDriveCatalog(home).OpenAsync(address, CancellationToken.None);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
