using OpenImapi.Formats;
using OpenImapi.Mmc;
using OpenImapi.Virtual;

namespace OpenImapi.Recording.Tests;

/// <summary>A source that comes and goes feeds drives that do not wait: in simulated time, with the engine as it is.</summary>
public sealed class JitterySourceTests : IDisposable
{
    private const int Buffer = 16 << 20;
    private const int BufferOfDrive = 4 << 20;
    private const int Pieces = 64;

    /// <summary>Pieces with which writing goes on after the buffer ran empty.</summary>
    private const int Refill = Buffer / PacedBurn.Piece / 2;

    private const long Millisecond = 1_000_000;

    /// <summary>Bytes a second: 16 times 4.5 MB.</summary>
    private const long SixteenTimes = 16 * 4_495_500;

    private readonly string folder = Directory.CreateTempSubdirectory("openimapi-").FullName;
    private readonly InstantTime time = new();

    /// <summary>Pieces of 1 MiB as they come from a busy disk or network: quickly and unevenly, and now and then not for a while.</summary>
    private static long[] Latencies(int seed, long least, long most, long stall, int every)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Pieces).Select(piece => piece % every == every - 1 ? stall : random.NextInt64(least, most + 1))];
    }

    public static TheoryData<int, int, int, int, int> Bridged => new()
    {
        //seed  ms least, most  stall  every   1 MiB at 16x takes 14.6 ms; the buffer holds 233 ms of it
        { 1,      3, 11,         0,    1000 },
        { 2,      2, 12,         150,  24 },
        { 3,      2, 12,         150,  24 },
        { 4,      6, 14,         120,  40 },
        { 5,      4, 8,          210,  32 },
    };

    [Theory]
    [MemberData(nameof(Bridged))]
    public async Task A_16x_BD_R_never_starves_while_the_buffer_bridges_what_the_source_does_not_bring(int seed, int least, int most, int stall, int every)
    {
        var latencies = Latencies(seed, least * Millisecond, most * Millisecond, stall * Millisecond, every);
        using var burn = new PacedBurn(Buffer, latencies, time);
        var (drive, result) = await RecordAsync(burn);
        Assert.Equal((0, 0L), drive.Starved);
        Assert.Equal(drive.Written, result.Written.Bytes());
    }

    [Theory]
    [InlineData(1, 3, 11, 400, 40)]
    [InlineData(2, 10, 24, 100, 30)]
    [InlineData(3, 20, 30, 0, 1000)]
    [InlineData(4, 2, 6, 2000, 60)]
    public async Task A_source_that_no_buffer_makes_good_starves_the_drive_no_longer_than_refilling_takes(int seed, int least, int most, int stall, int every)
    {
        var latencies = Latencies(seed, least * Millisecond, most * Millisecond, stall * Millisecond, every);
        using var burn = new PacedBurn(Buffer, latencies, time);
        var (drive, _) = await RecordAsync(burn);
        var inevitable = LeastStarving(latencies, drive.CommandLength);
        Assert.True(inevitable.Nanoseconds > 0);
        Assert.Equal(inevitable, drive.Starved);
    }

    [Fact]
    public async Task A_source_that_is_always_too_slow_stops_the_drive_once_for_half_a_buffer_and_not_for_every_piece()
    {
        using var burn = new PacedBurn(Buffer, [.. Enumerable.Repeat(30 * Millisecond, Pieces)], time);
        var (drive, _) = await RecordAsync(burn);
        // 16 pieces at once; of those that come while 8 are written, 14.6 ms each, every second is there in time.
        Assert.InRange(drive.Starved.Times, 1, 5);
    }

    [Fact]
    public async Task Two_drives_that_share_one_reading_do_not_starve_each_other()
    {
        var latencies = Latencies(6, 2 * Millisecond, 12 * Millisecond, 150 * Millisecond, 24);
        using var burn = new PacedBurn(Buffer, latencies, time);
        await using var shared = new SharedSource(burn.OpenSource(), 2, folder);
        await using var fast = new VirtualRecorder(new MemoryBay(Disc.Blank(MediumKind.Find("bd-r25")!)));
        await using var slow = new VirtualRecorder(new MemoryBay(Disc.Blank(MediumKind.Find("bd-r25")!)));
        PacedDrive[] drives = [burn.Add(fast.OpenNexus(), SixteenTimes, BufferOfDrive), burn.Add(slow.OpenNexus(), SixteenTimes * 6 / 16, BufferOfDrive)];
        var recordings = Task.WhenAll(drives.Zip(shared.Readers, (drive, reader) => RecordAsync(drive, reader)));
        await burn.RunAsync(recordings);
        Assert.All(await recordings, result => Assert.Equal(Pieces * ContentHashes.BlocksPerPiece, result.Written.Value));
        Assert.All(drives, drive => Assert.Equal((0, 0L), drive.Starved));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<(PacedDrive Drive, RecordingResult Result)> RecordAsync(PacedBurn burn)
    {
        await using var recorder = new VirtualRecorder(new MemoryBay(Disc.Blank(MediumKind.Find("bd-r25")!)));
        var paced = burn.Add(recorder.OpenNexus(), SixteenTimes, BufferOfDrive);
        var recording = Task.Run(() => RecordAsync(paced, burn.OpenSource()));
        await burn.RunAsync(recording);
        return (paced, await recording);
    }

    private async Task<RecordingResult> RecordAsync(PacedDrive paced, IBlockSource source)
    {
        await using var drive = new Drive(paced, new("virtual:test", "", Guid.Empty));
        var job = new RecordingJob { Layout = DiscLayout.OneDataTrack(source.Extent), Source = source, Verify = false, BufferSize = Buffer };
        return await Recorder.RecordAsync(drive, job, null, time, TestContext.Current.CancellationToken);
    }

    /// <summary>
    /// How often and how long the drive has nothing to write with any buffer of this size that is filled by whole pieces and emptied by commands: when a piece
    /// can be fetched, when a command can be sent, and when the drive has room for it, each as early as the ones before it allow. A piece that is not there when
    /// it is wanted is written when half a buffer is.
    /// </summary>
    private static (int Times, long Nanoseconds) LeastStarving(long[] latencies, int command)
    {
        const int Full = Buffer / PacedBurn.Piece;
        var (filled, freed, starved, sent, emptyAt) = (new long[Pieces], new long[Pieces], (Times: 0, Nanoseconds: 0L), 0L, 0L);
        void Fill(int piece)
        {
            if (piece < Pieces)
                filled[piece] = Math.Max(piece > 0 ? filled[piece - 1] : 0, piece < Full ? 0 : freed[piece - Full]) + latencies[piece];
        }

        for (var piece = 0; piece < Full; piece++)
            Fill(piece);
        emptyAt = sent = filled[Full - 1];
        for (var piece = 0; piece < Pieces; piece++)
        {
            if (filled[piece] > sent)
                sent = filled[Math.Min(piece + Refill, Pieces) - 1];
            for (var bytes = 0; bytes < PacedBurn.Piece; bytes += command)
            {
                sent = Math.Max(sent, emptyAt - PacedDrive.NanosecondsOf(BufferOfDrive - command, SixteenTimes));
                if (sent > emptyAt)
                    starved = (starved.Times + 1, starved.Nanoseconds + sent - emptyAt);
                emptyAt = Math.Max(emptyAt, sent) + PacedDrive.NanosecondsOf(command, SixteenTimes);
            }

            freed[piece] = sent;
            Fill(piece + Full);
        }

        return starved;
    }
}
