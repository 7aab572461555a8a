using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording.Tests;

/// <summary>What is read back is compared, and what differs is named.</summary>
public class VerificationTests
{
    private static readonly Extent Content = TestContent.Extent(0, 1500);

    private static RecordingJob Job => TestContent.Job(Content) with { PathAt = block => block.Value is >= 700 and < 800 ? "photos/sea.jpg" : null };

    [Theory]
    [MemberData(nameof(Bench.Media), MemberType = typeof(Bench))]
    public async Task A_bit_that_the_disc_did_not_keep_is_found_and_named(string medium)
    {
        await using var bench = new Bench(medium);
        bench.Way.After = (cdb, data) =>
        {
            if (Bench.Covers(cdb, OperationCode.Read10, 777))
                data.Span[(int)(777 - Bench.Address(cdb)) * 2048 + 5] ^= 0x10;
        };
        var failure = await Assert.ThrowsAsync<RecordingException>(() => bench.RecordAsync(Job with { Eject = true }));
        Assert.Equal((RecordingErrors.VerifyMismatch, DiscErrorKind.Verification), (failure.Error, failure.Error.Kind));
        Assert.Equal([new(TestContent.Extent(777, 1), "photos/sea.jpg", null)], failure.Mismatches);
        Assert.Contains("Block 777, of photos/sea.jpg, was not read back as it was recorded", failure.Message);
        Assert.False(bench.Bay.IsOpen);
        Assert.True(await bench.TrayOpensAsync());
    }

    [Fact]
    public async Task A_block_that_cannot_be_read_back_is_found_and_named()
    {
        await using var bench = new Bench("bd-r25");
        bench.Way.Before = cdb => Bench.Covers(cdb, OperationCode.Read10, 1400) ? Completion.Check(KnownSense.UnrecoveredReadError) : null;
        var failure = await Assert.ThrowsAsync<RecordingException>(() => bench.RecordAsync(Job));
        Assert.Equal(RecordingErrors.VerifyMismatch, failure.Error);
        var mismatch = Assert.Single(failure.Mismatches);
        Assert.Equal(TestContent.Extent(1400, 1), mismatch.Extent);
        Assert.Contains("3/11/00", mismatch.Unreadable);
    }

    [Fact]
    public async Task Small_content_is_verified_past_the_buffer_by_a_reload_of_the_tray()
    {
        await using var bench = new Bench("cd-r80");
        await bench.RecordAsync(Job);
        var moves = bench.Way.Sent.Where(cdb => cdb.Code == OperationCode.StartStopUnit).Select(cdb => cdb.ToString());
        Assert.Equal(["1B0000000200", "1B0000000300"], moves);
    }

    [Fact]
    public async Task Content_far_larger_than_the_buffer_pushes_itself_out_of_it()
    {
        await using var bench = new Bench("bd-r25", new() { BufferSize = 512 << 10 });
        await bench.RecordAsync(Job);
        Assert.DoesNotContain(OperationCode.StartStopUnit, bench.Way.Sent.Select(cdb => cdb.Code));
    }

    [Fact]
    public async Task Without_verification_nothing_is_read_back()
    {
        await using var bench = new Bench("cd-r80");
        var result = await bench.RecordAsync(Job with { Verify = false });
        Assert.False(result.Verified);
        Assert.DoesNotContain(bench.Way.Sent, cdb => cdb.Code == OperationCode.Read10 && Bench.Address(cdb) != 16);
    }

    [Fact]
    public async Task The_run_out_blocks_of_a_cd_track_are_never_read()
    {
        await using var bench = new Bench("cd-r80");
        var after = (await bench.RecordAsync(Job)).After!;
        await new DriveBlockSource(bench.Drive, after).ReadAsync(after.Readable.Start, (int)after.Readable.Length.Value);
        Assert.Equal(new Lba(1650), after.Readable.End);
        Assert.DoesNotContain(bench.Way.Sent, cdb => Bench.Covers(cdb, OperationCode.Read10, 1650) || Bench.Covers(cdb, OperationCode.Read10, 1651));
    }
}
