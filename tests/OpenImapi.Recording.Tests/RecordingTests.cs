using System.Security.Cryptography;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording.Tests;

/// <summary>Whole recordings on every medium of the virtual recorder.</summary>
public class RecordingTests
{
    /// <summary>Blocks of the track that 1,000 blocks of content make.</summary>
    public static TheoryData<string, long> TracksOf1000 => new() { { "cd-r74", 1150 }, { "cd-r80", 1150 }, { "cd-rw80", 1150 }, { "dvd+r", 1008 }, { "dvd-r", 1008 }, { "dvd-rw", 1008 }, { "bd-r25", 1024 } };

    [Theory]
    [MemberData(nameof(TracksOf1000))]
    public async Task A_blank_disc_is_burned_verified_and_left_appendable(string medium, long track)
    {
        await using var bench = new Bench(medium);
        var content = TestContent.Extent(0, 1000);
        var result = await bench.RecordAsync(TestContent.Job(content));
        Assert.True(result.Verified);
        Assert.Empty(result.Warnings);
        Assert.Equal((new Lba(0), new BlockCount(1000), new BlockCount(track - 1000)), (result.Start, result.Written, result.Padding));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(TestContent.Of(content))), result.Hashes.Sha256);
        Assert.Equal((MediumStatus.Blank, MediumStatus.Appendable, 1), (result.Before.Status, result.After!.Status, result.After.Sessions));
        Assert.Equal([new(1, 1, TestContent.Extent(0, track), BlockForm.Mode1, TrackState.Closed)], result.After.Tracks);
        Assert.False(result.After.HasOpenSession);
        Assert.True(bench.OnDisc(content).AsSpan().SequenceEqual(TestContent.Of(content)));
        Assert.All(bench.OnDisc(TestContent.Extent(1000, track - 1000)), each => Assert.Equal(0, each));
        Assert.True(await bench.TrayOpensAsync());
    }

    [Theory]
    [MemberData(nameof(Bench.Media), MemberType = typeof(Bench))]
    public async Task A_second_session_goes_where_the_disc_says_and_is_read_there(string medium)
    {
        await using var bench = new Bench(medium);
        var first = (await bench.RecordAsync(TestContent.Job(TestContent.Extent(0, 700)))).After!;
        var second = new Extent(first.NextWritable!.Value, new(600));
        var result = await bench.RecordAsync(TestContent.Job(second, mark: 9));
        Assert.True(result.Verified);
        Assert.Equal(2, result.After!.Sessions);
        Assert.Equal(second.Start, result.After.LastSessionStart);
        Assert.Equal([new Lba(0), second.Start], result.After.SessionStarts);
        var disc = new DriveBlockSource(bench.Drive, result.After);
        Assert.True((await disc.ReadAsync(second.Start, 600)).AsSpan().SequenceEqual(TestContent.Of(second, mark: 9)));
        Assert.True((await disc.ReadAsync(new(0), 700)).AsSpan().SequenceEqual(TestContent.Of(TestContent.Extent(0, 700))));
        Assert.NotEqual(first.Identity, result.After.Identity);
    }

    [Fact]
    public async Task Sessions_of_a_cd_lie_11400_and_6900_blocks_apart_after_the_two_run_out_blocks()
    {
        await using var bench = new Bench("cd-r80");
        var first = (await bench.RecordAsync(TestContent.Job(TestContent.Extent(0, 1000)))).After!;
        Assert.Equal(new Lba(1150 + 2 + 11_400), first.NextWritable);
        var second = (await bench.RecordAsync(TestContent.Job(new(first.NextWritable!.Value, new(1000))))).After!;
        Assert.Equal(first.NextWritable + new BlockCount(1150 + 2 + 6_900), second.NextWritable);
    }

    [Theory]
    [InlineData(1, 300)]
    [InlineData(150, 300)]
    [InlineData(151, 301)]
    public async Task A_cd_track_is_padded_to_300_blocks_at_least_and_by_150(long content, long track)
    {
        await using var bench = new Bench("cd-r80");
        var result = await bench.RecordAsync(TestContent.Job(TestContent.Extent(0, content)));
        Assert.Equal(new BlockCount(track), result.Written + result.Padding);
        Assert.Equal(TestContent.Extent(0, track), result.After!.Tracks[0].Extent);
    }

    [Theory]
    [MemberData(nameof(Bench.Media), MemberType = typeof(Bench))]
    public async Task A_disc_closed_for_good_takes_no_more(string medium)
    {
        await using var bench = new Bench(medium);
        var result = await bench.RecordAsync(TestContent.Job(TestContent.Extent(0, 400)) with { CloseDisc = true });
        Assert.Equal(MediumStatus.Complete, result.After!.Status);
        Assert.True(result.Verified);
        var refusal = await Assert.ThrowsAsync<DiscException>(() => bench.RecordAsync(TestContent.Job(TestContent.Extent(0, 400))));
        Assert.Equal(DriveErrors.CannotWrite, refusal.Error);
    }

    [Theory]
    [InlineData("cd-r80")]
    [InlineData("cd-rw80")]
    public async Task A_simulation_leaves_the_disc_blank_and_the_drive_set_to_write(string medium)
    {
        await using var bench = new Bench(medium);
        var result = await bench.RecordAsync(TestContent.Job(TestContent.Extent(0, 1000)) with { Simulate = true });
        Assert.True(result.Simulated);
        Assert.False(result.Verified);
        Assert.Equal(MediumStatus.Blank, (await bench.InspectAsync()).Status);
        Assert.DoesNotContain(OperationCode.SendOpcInformation, bench.Way.Deeds);
        Assert.False((await bench.Drive.ReadPageAsync<WriteParameters>(default)).TestWrite);
        Assert.True((await bench.RecordAsync(TestContent.Job(TestContent.Extent(0, 1000)))).Verified);
    }

    [Theory]
    [InlineData("dvd+r")]
    [InlineData("bd-r25")]
    public async Task A_medium_without_test_write_refuses_a_simulation_before_any_write(string medium)
    {
        await using var bench = new Bench(medium);
        var refusal = await Assert.ThrowsAsync<DiscException>(
            () => bench.RecordAsync(TestContent.Job(TestContent.Extent(0, 10)) with { Simulate = true }));
        Assert.Equal(RecordingErrors.NoTestWrite, refusal.Error);
        Assert.Empty(bench.Way.Deeds);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_tray_opens_after_success_when_asked(bool eject)
    {
        await using var bench = new Bench("cd-r80");
        var result = await bench.RecordAsync(TestContent.Job(TestContent.Extent(0, 10)) with { Eject = eject });
        Assert.Equal(eject, bench.Bay.IsOpen);
        Assert.Equal(MediumStatus.Appendable, result.After!.Status);
    }

    [Theory]
    [MemberData(nameof(Bench.Media), MemberType = typeof(Bench))]
    public async Task Commands_come_in_the_order_of_the_recipe(string medium)
    {
        await using var bench = new Bench(medium);
        await bench.RecordAsync(TestContent.Job(TestContent.Extent(0, 32)) with { Verify = false });
        OperationCode[] writes = [.. Enumerable.Repeat(OperationCode.Write10, medium.Contains("cd-r") ? 10 : 1)];
        Assert.Equal([OperationCode.SendOpcInformation, .. writes, OperationCode.SynchronizeCache, OperationCode.CloseTrackSession, OperationCode.CloseTrackSession],
            bench.Way.Deeds);
    }

    [Theory]
    [InlineData("cd-r80", 8.0, "BB00FFFF0583000000000000")]
    [InlineData("cd-r80", 1.0, "BB00FFFF02C2000000000000")]
    [InlineData("cd-r80", null, "BB00FFFFFFFF000000000000")]
    [InlineData("dvd+r", 8.0, "B60000000000000000001C00")]
    public async Task The_speed_is_the_highest_that_is_not_above_the_wanted_one(string medium, double? speed, string cdb)
    {
        await using var bench = new Bench(medium);
        await bench.RecordAsync(TestContent.Job(TestContent.Extent(0, 10)) with { Speed = speed });
        Assert.Contains(cdb, bench.Way.Sent.Select(each => each.ToString()));
    }

    [Theory]
    [MemberData(nameof(Bench.Media), MemberType = typeof(Bench))]
    public async Task A_way_that_moves_little_at_once_still_burns(string medium)
    {
        await using var bench = new Bench(medium);
        bench.Way.MaximumTransferLength = 12 << 10;
        Assert.True((await bench.RecordAsync(TestContent.Job(TestContent.Extent(0, 1111)))).Verified);
    }

    [Theory]
    [MemberData(nameof(Bench.Media), MemberType = typeof(Bench))]
    public async Task Progress_never_falls_within_a_phase_and_phases_come_in_order(string medium)
    {
        await using var bench = new Bench(medium, new() { ProgressPolls = 4 });
        await bench.RecordAsync(TestContent.Job(TestContent.Extent(0, 3000)));
        RecordingPhase[] phases = [.. bench.Progress.Select(each => each.Phase).Aggregate(new List<RecordingPhase>(), (seen, phase) =>
        {
            if (seen.Count == 0 || seen[^1] != phase)
                seen.Add(phase);
            return seen;
        })];
        Assert.Equal(
        [
            RecordingPhase.Waiting, RecordingPhase.ValidatingMedia, RecordingPhase.InitializingHardware, RecordingPhase.CalibratingPower,
            RecordingPhase.WritingData, RecordingPhase.Finalization, RecordingPhase.Verifying, RecordingPhase.Completed,
        ], phases);
        Assert.All(bench.Progress, each => Assert.True(each.Total >= 1 && each.Written >= 0 && each.Written <= each.Total));
        foreach (var (before, after) in bench.Progress.Zip(bench.Progress.Skip(1)).Where(pair => pair.First.Phase == pair.Second.Phase))
            Assert.True(after.Written >= before.Written && after.Total == before.Total && after.Elapsed >= before.Elapsed);
        foreach (var phase in bench.Progress.GroupBy(each => each.Phase))
            Assert.Equal((0, phase.Last().Total), (phase.First().Written, phase.Last().Written));
        var writing = bench.Progress.Where(each => each.Phase == RecordingPhase.WritingData).ToArray();
        Assert.All(writing, each => Assert.InRange(each.BufferFill ?? 0, 0, 1));
    }

    [Fact]
    public async Task A_drive_that_is_busy_is_waited_for()
    {
        await using var bench = new Bench("cd-r80", new() { ProgressPolls = 30 });
        var result = await bench.RecordAsync(TestContent.Job(TestContent.Extent(0, 400)));
        Assert.True(result.Verified);
        Assert.True(result.Elapsed > TimeSpan.FromSeconds(10));
    }
}
