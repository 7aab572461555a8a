using System.Buffers.Binary;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording.Tests;

public class DriveBlockSourceTests
{
    private static readonly Extent Disc = TestContent.Extent(0, 1000);

    /// <summary>A drive that answers READ (10) with content that tells its address, and refuses what a test says.</summary>
    private static ScriptedTransport Reader(Func<long, int, SenseData?>? refuse = null, int maximum = 64 << 10) => new((cdb, data) =>
    {
        if (cdb.Code != OperationCode.Read10)
            return Completion.Good();
        var at = BinaryPrimitives.ReadUInt32BigEndian(cdb.Bytes[2..]);
        var count = BinaryPrimitives.ReadUInt16BigEndian(cdb.Bytes[7..]);
        if (refuse?.Invoke(at, count) is { } sense)
            return Completion.Check(sense);
        TestContent.Of(TestContent.Extent(at, count), mark: 0).CopyTo(data);
        return Completion.Good(data.Length);
    })
    { MaximumTransferLength = maximum };

    private static bool Holds(long at, int count, long block) => at <= block && block < at + count;

    private static Medium Medium(params MediumTrack[] tracks) => new()
    {
        Profile = Profile.CdR,
        Status = MediumStatus.Appendable,
        Identity = "",
        Tracks = [.. tracks],
        Readable = Extent.Between(tracks[0].Extent.Start, tracks[^1].Extent.End),
    };

    [Theory]
    [InlineData(2048, 100)]
    [InlineData(65536, 4)]
    [InlineData(1 << 20, 1)]
    public async Task A_request_is_split_by_what_the_way_to_the_drive_takes(int maximum, int commands)
    {
        var transport = Reader(maximum: maximum);
        var blocks = await new DriveBlockSource(transport.Drive, Disc).ReadAsync(new(5), 100);
        Assert.Equal(commands, transport.Sent.Count);
        Assert.Equal(5, BitConverter.ToInt64(blocks));
        Assert.Equal(104, BitConverter.ToInt64(blocks, 99 * 2048));
    }

    [Fact]
    public async Task A_block_that_cannot_be_read_is_named_and_those_before_it_are_there()
    {
        var transport = Reader((at, count) => Holds(at, count, 37) ? KnownSense.UnrecoveredReadError : null);
        var room = new byte[100 * 2048];
        var failure = await Assert.ThrowsAsync<BlockReadException>(
            async () => await new DriveBlockSource(transport.Drive, Disc).ReadAsync(new(0), room, default));
        Assert.Equal(new Lba(37), failure.Block);
        Assert.Equal(DriveErrors.MediumFault, failure.Error);
        Assert.Contains("Block 37 of the disc in test:0", failure.Message);
        Assert.Equal(36, BitConverter.ToInt64(room, 36 * 2048));
    }

    [Fact]
    public async Task A_passing_fault_is_read_over()
    {
        var failures = 2;
        var transport = Reader((at, count) => Holds(at, count, 3) && count == 1 && failures-- > 0 ? KnownSense.UnrecoveredReadError : null);
        Assert.Equal(3, BitConverter.ToInt64(await new DriveBlockSource(transport.Drive, Disc).ReadAsync(new(3), 1)));
    }

    [Fact]
    public async Task A_medium_change_in_the_middle_is_an_error_of_its_own()
    {
        var transport = Reader((at, _) => at >= 32 ? KnownSense.MediumMayHaveChanged : null);
        var failure = await Assert.ThrowsAsync<DiscException>(
            async () => await new DriveBlockSource(transport.Drive, Disc).ReadAsync(new(0), 64));
        Assert.Equal(RecordingErrors.MediumChanged, failure.Error);
    }

    [Fact]
    public async Task Gaps_between_sessions_and_audio_are_refused_without_asking_the_drive()
    {
        var transport = Reader();
        var source = new DriveBlockSource(transport.Drive, Medium(
            new(1, 1, TestContent.Extent(0, 300), BlockForm.Mode1, TrackState.Closed),
            new(2, 1, TestContent.Extent(452, 100), BlockForm.Audio, TrackState.Closed),
            new(3, 2, TestContent.Extent(11_702, 300), BlockForm.Mode1, TrackState.Closed)));
        Assert.Equal(TestContent.Extent(0, 12_002), source.Extent);
        foreach (var block in new[] { 300, 301, 452, 11_701 })
            Assert.Equal(RecordingErrors.NotInTrack,
                (await Assert.ThrowsAsync<UnreadableBlockException>(async () => await source.ReadAsync(new(block), 1))).Error);
        var refusal = await Assert.ThrowsAsync<UnreadableBlockException>(async () => await source.ReadAsync(new(290), 20));
        Assert.Equal((RecordingErrors.NotInTrack, 300), (refusal.Error, refusal.Block.Value));
        Assert.Empty(transport.Sent);
        Assert.Equal(11_702, BitConverter.ToInt64(await source.ReadAsync(new(11_702), 1)));
    }

    [Fact]
    public async Task A_short_answer_is_not_taken_for_a_whole_one()
    {
        var transport = new ScriptedTransport((_, data) => Completion.Good(data.Length / 2));
        await Assert.ThrowsAsync<BlockReadException>(async () => await new DriveBlockSource(transport.Drive, Disc).ReadAsync(new(0), 2));
    }
}
