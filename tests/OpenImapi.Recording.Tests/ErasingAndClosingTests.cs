using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording.Tests;

public class ErasingAndClosingTests
{
    [Theory]
    [InlineData(false, "A11100000000000000000000")]
    [InlineData(true, "A11000000000000000000000")]
    public async Task A_cd_rw_is_blank_after_erasing_and_can_be_burned_again(bool full, string cdb)
    {
        await using var bench = new Bench("cd-rw80", new() { ProgressPolls = 3 });
        await bench.RecordAsync(TestContent.Job(TestContent.Extent(0, 400)) with { CloseDisc = true });
        bench.Progress.Clear();
        Assert.Equal(MediumStatus.Blank, (await bench.EraseAsync(full)).Status);
        Assert.Contains(cdb, bench.Way.Sent.Select(each => each.ToString()));
        var erasing = bench.Progress.Where(each => each.Phase == RecordingPhase.Erasing).ToArray();
        Assert.Equal((0, 100), (erasing[0].Written, erasing[^1].Written));
        Assert.True(await bench.TrayOpensAsync());
        Assert.True((await bench.RecordAsync(TestContent.Job(TestContent.Extent(0, 400), mark: 7))).Verified);
    }

    [Theory]
    [InlineData("cd-r80")]
    [InlineData("dvd+r")]
    [InlineData("bd-r25")]
    public async Task What_is_written_once_cannot_be_erased(string medium)
    {
        await using var bench = new Bench(medium);
        var refusal = await Assert.ThrowsAsync<DiscException>(() => bench.EraseAsync(full: false));
        Assert.Equal(DriveErrors.InvalidMediumType, refusal.Error);
        Assert.Empty(bench.Way.Deeds);
    }

    [Fact]
    public async Task A_drive_that_rewrites_nothing_says_so()
    {
        await using var bench = new Bench("cd-r80");
        bench.Way.After = (cdb, data) =>
        {
            const int List = 12;
            if (cdb.Code != OperationCode.GetConfiguration || data.Length <= List)
                return;
            for (var profile = List; profile < List + data.Span[List - 1]; profile += ProfileDescriptor.Length)
                if (((Profile)data.Span[profile + 1]).IsRewritable())
                    data.Span[profile + 1] = (byte)Profile.CdRom;
        };
        Assert.Equal(DriveErrors.InvalidDeviceType, (await Assert.ThrowsAsync<DiscException>(() => bench.EraseAsync(full: false))).Error);
    }

    [Theory]
    [MemberData(nameof(Bench.Media), MemberType = typeof(Bench))]
    public async Task A_blank_disc_has_nothing_to_close(string medium)
    {
        await using var bench = new Bench(medium);
        Assert.Equal(RecordingErrors.NothingToClose, (await Assert.ThrowsAsync<DiscException>(() => bench.CloseAsync())).Error);
        Assert.Empty(bench.Way.Deeds);
    }

    [Theory]
    [InlineData("dvd+r")]
    [InlineData("bd-r25")]
    public async Task A_disc_of_closed_sessions_can_be_closed_for_good(string medium)
    {
        await using var bench = new Bench(medium);
        await bench.RecordAsync(TestContent.Job(TestContent.Extent(0, 400)));
        Assert.Equal(RecordingErrors.NothingToClose, (await Assert.ThrowsAsync<DiscException>(() => bench.CloseAsync())).Error);
        Assert.Equal(MediumStatus.Complete, (await bench.CloseAsync(final: true)).Status);
    }

    [Fact]
    public async Task A_cd_of_closed_sessions_cannot()
    {
        await using var bench = new Bench("cd-r80");
        await bench.RecordAsync(TestContent.Job(TestContent.Extent(0, 400)));
        Assert.Equal(RecordingErrors.NothingToClose, (await Assert.ThrowsAsync<DiscException>(() => bench.CloseAsync(final: true))).Error);
    }

    [Fact]
    public async Task The_tray_is_locked_opened_and_loaded()
    {
        await using var bench = new Bench("cd-r80");
        Assert.True(await Tray.LockAsync(bench.Drive));
        Assert.False(await bench.TrayOpensAsync());
        await Tray.EjectAsync(bench.Drive);
        Assert.True(bench.Bay.IsOpen);
        Assert.True(await Tray.LoadAsync(bench.Drive, bench.Time, default));
        Assert.False(bench.Bay.IsOpen);
        Assert.True(await bench.TrayOpensAsync());
    }

    [Fact]
    public async Task Loading_an_empty_tray_finds_no_disc()
    {
        await using var bench = new Bench((OpenImapi.Virtual.Disc?)null);
        Assert.False(await Tray.LoadAsync(bench.Drive, bench.Time, default));
    }
}
