using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mastering;

namespace OpenImapi.Tests;

/// <summary>Staging audio: what fits, what is kept when a call fails, where it lies.</summary>
public class RedbookStagingTests
{
    private const int Block = 2352;

    /// <summary>Blocks between two tracks: the default gap and two of run-out.</summary>
    private const int Distance = 152;

    [Fact]
    public async Task Used_and_available_blocks_account_for_the_gaps()
    {
        await using var bench = new Bench();
        var redbook = await ReadyAsync(bench);
        await AddTrackAsync(redbook, 1000);
        await AddTrackAsync(redbook, 300);
        Assert.Equal((2, 1300 + Distance, 359_847 - 1300 - 2 * Distance), (redbook.TotalAudioTracks, redbook.UsedAudioBlocks, redbook.AvailableAudioTrackBlocks));
        redbook.CreateAudioTrack();
        await redbook.AddAudioTrackBlocksAsync(new byte[20 * Block]);
        Assert.Equal(1320 + 2 * Distance, redbook.UsedAudioBlocks);
        Assert.Equal(redbook.TotalAudioBlocks, redbook.UsedAudioBlocks + redbook.AvailableAudioTrackBlocks);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(75)]
    [InlineData(225)]
    public async Task The_gap_is_what_AudioGapSize_says(int gap)
    {
        await using var bench = new Bench();
        var redbook = await ReadyAsync(bench);
        bench.Master.ActiveRecorder.SetProperties(new() { ["AudioGapSize"] = gap });
        await AddTrackAsync(redbook, 300);
        await AddTrackAsync(redbook, 300);
        Assert.Equal(600 + gap + 2, redbook.UsedAudioBlocks);
        var layout = (await ComposeAsync(bench)).Layout;
        Assert.Equal([new(new(0), new(300)), new(new(302 + gap), new(300))], layout.Tracks.Select(track => track.Extent));
        Assert.Equal([0, gap], layout.Tracks.Select(track => track.Pregap.Value));
        Assert.Equal(604 + gap, layout.Sessions[0].LeadOut.Value);
    }

    [Fact]
    public async Task Session_at_once_has_the_gap_and_no_run_out()
    {
        await using var bench = new Bench();
        var redbook = await ReadyAsync(bench);
        await AddTrackAsync(redbook, 300);
        await AddTrackAsync(redbook, 300);
        var job = await ComposeAsync(bench, new() { WriteMode = Recording.WriteMode.SessionAtOnce });
        Assert.Equal([new(new(0), new(300)), new(new(450), new(300))], job.Layout.Tracks.Select(track => track.Extent));
        Assert.Equal(750, job.Layout.Sessions[0].LeadOut.Value);
    }

    [Fact]
    public async Task A_full_disc_keeps_what_fits()
    {
        await using var bench = new Bench("cd-r74");
        var redbook = await ReadyAsync(bench);
        redbook.CreateAudioTrack();
        await redbook.AddAudioTrackBlocksAsync(new Silence((redbook.AvailableAudioTrackBlocks - 2) * Block));
        await Outcome.FailsAsync("IMAPI_E_DISCFULL", async () => await redbook.AddAudioTrackBlocksAsync(new byte[3 * Block]));
        Assert.Equal((redbook.TotalAudioBlocks, 0), (redbook.UsedAudioBlocks, redbook.AvailableAudioTrackBlocks));
        await Outcome.FailsAsync("IMAPI_E_DISCFULL", async () => await redbook.AddAudioTrackBlocksAsync(new byte[Block]));
        await redbook.AddAudioTrackBlocksAsync(ReadOnlyMemory<byte>.Empty);
        redbook.CloseAudioTrack();
        Assert.Equal(0, redbook.AvailableAudioTrackBlocks);
        redbook.CreateAudioTrack();
        await Outcome.FailsAsync("IMAPI_E_DISCFULL", async () => await redbook.AddAudioTrackBlocksAsync(new byte[Block]));
    }

    [Fact]
    public async Task The_hundredth_track_is_DISCFULL()
    {
        await using var bench = new Bench();
        var redbook = await ReadyAsync(bench);
        for (var track = 1; track <= 99; track++)
            await AddTrackAsync(redbook, 300);
        Assert.Equal((99, 0), (redbook.TotalAudioTracks, redbook.AvailableAudioTrackBlocks));
        await Outcome.FailsAsync("IMAPI_E_DISCFULL", () => Task.Run(() => redbook.CreateAudioTrack()));
        Assert.Equal(99, redbook.TotalAudioTracks);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(299)]
    public async Task A_track_under_four_seconds_stays_open(int blocks)
    {
        await using var bench = new Bench();
        var redbook = await ReadyAsync(bench);
        redbook.CreateAudioTrack();
        await redbook.AddAudioTrackBlocksAsync(new byte[blocks * Block]);
        await Outcome.FailsAsync("IMAPI_E_TRACK_NOT_BIG_ENOUGH", () => Task.Run(redbook.CloseAudioTrack));
        Assert.True(redbook.HasOpenTrack);
        await redbook.AddAudioTrackBlocksAsync(new byte[(300 - blocks) * Block]);
        redbook.CloseAudioTrack();
        Assert.False(redbook.HasOpenTrack);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(64)]
    public async Task Samples_come_out_as_they_were_added_in_pieces(int blocksAtOnce)
    {
        await using var bench = new Bench();
        var redbook = await ReadyAsync(bench);
        var (one, two) = (Noise(320, seed: 1), Noise(640, seed: 2));
        foreach (var track in new[] { one, two })
        {
            redbook.CreateAudioTrack(7);
            for (var at = 0; at < track.Length; at += blocksAtOnce * Block)
                await redbook.AddAudioTrackBlocksAsync(track.AsMemory(at, Math.Min(blocksAtOnce * Block, track.Length - at)));
            redbook.CloseAudioTrack();
        }

        await RequireContentAsync(bench, [.. one, .. new byte[Distance * Block], .. two, .. new byte[2 * Block]]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_is_added_from_where_it_stands_to_its_end(bool canSeek)
    {
        await using var bench = new Bench();
        var redbook = await ReadyAsync(bench);
        var noise = Noise(1000, seed: 3);
        redbook.CreateAudioTrack();
        await using var stream = new Silence(noise.Length) { Content = noise, Seeks = canSeek };
        await stream.ReadExactlyAsync(new byte[100 * Block]);
        await redbook.AddAudioTrackBlocksAsync(stream);
        redbook.CloseAudioTrack();
        await RequireContentAsync(bench, [.. noise[(100 * Block)..], .. new byte[2 * Block]]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_that_ends_inside_a_block_adds_nothing(bool canSeek)
    {
        await using var bench = new Bench();
        var redbook = await ReadyAsync(bench);
        redbook.CreateAudioTrack();
        await Assert.ThrowsAsync<ArgumentException>(async () => await redbook.AddAudioTrackBlocksAsync(new Silence(1000 * Block + 1) { Seeks = canSeek }));
        Assert.Equal(0, redbook.UsedAudioBlocks);
    }

    [Fact]
    public async Task Adding_that_a_sink_ends_adds_nothing()
    {
        await using var bench = new Bench();
        var redbook = await ReadyAsync(bench);
        redbook.CreateAudioTrack();
        await redbook.AddAudioTrackBlocksAsync(new byte[10 * Block]);
        var cancel = false;
        bench.Master.ProgressAdvise(new Sink { Cancel = () => cancel, At = heard => cancel |= heard == "AddProgress" });
        await Outcome.FailsAsync("IMAPI_E_USERABORT", async () => await redbook.AddAudioTrackBlocksAsync(new byte[1000 * Block]));
        Assert.Equal(10, redbook.UsedAudioBlocks);
    }

    [Fact]
    public async Task Adding_is_told_from_the_first_step_to_the_last()
    {
        await using var bench = new Bench();
        var redbook = await ReadyAsync(bench);
        var sink = new Sink();
        bench.Master.ProgressAdvise(sink);
        redbook.CreateAudioTrack(1000);
        Assert.Empty(sink.Heard);
        await redbook.AddAudioTrackBlocksAsync(new byte[1000 * Block]);
        Assert.Equal(["AddProgress 0/2352000", "AddProgress 1048992/2352000", "AddProgress 2097984/2352000", "AddProgress 2352000/2352000"], sink.Told);
        Assert.Contains("QueryCancel", sink.Heard);
    }

    [Fact]
    public async Task A_stream_of_unknown_length_is_told_against_what_the_track_was_said_to_have()
    {
        await using var bench = new Bench();
        var redbook = await ReadyAsync(bench);
        var sink = new Sink();
        bench.Master.ProgressAdvise(sink);
        redbook.CreateAudioTrack(600);
        await redbook.AddAudioTrackBlocksAsync(new Silence(500 * Block) { Seeks = false });
        Assert.Equal(["AddProgress 0/1411200", "AddProgress 1048992/1411200", "AddProgress 1176000/1176000"], sink.Told);
    }

    [Fact]
    public async Task Each_track_lies_once_in_the_stash_until_it_is_dropped()
    {
        await using var bench = new Bench();
        var redbook = await ReadyAsync(bench);
        await AddTrackAsync(redbook, 300);
        redbook.CreateAudioTrack();
        await redbook.AddAudioTrackBlocksAsync(new byte[5 * Block]);
        Assert.Equal([300L * Block, 5 * Block], StashLengths(bench));
        bench.Master.ClearFormatContent();
        Assert.Equal(0, bench.StashedFiles);
        Assert.False(redbook.HasContent);
    }

    [Fact]
    public async Task What_is_staged_without_a_recorder_stays_where_it_is_when_one_is_chosen()
    {
        await using var bench = new Bench();
        bench.Master.Open();
        var redbook = await bench.Master.SetActiveFormatAsync(DiscMasterFormat.Redbook);
        var noise = Noise(300, seed: 4);
        redbook.CreateAudioTrack();
        await redbook.AddAudioTrackBlocksAsync(noise);
        redbook.CloseAudioTrack();
        var files = Directory.GetFiles(bench.StashFolder, "*", SearchOption.AllDirectories);
        await bench.Master.SetActiveRecorderAsync(await bench.RecorderAsync());
        Assert.Equal(files, Directory.GetFiles(bench.StashFolder, "*", SearchOption.AllDirectories));
        await RequireContentAsync(bench, [.. noise, .. new byte[2 * Block]]);
        await bench.Master.CloseAsync();
        Assert.Equal(0, bench.StashedFiles);
    }

    [Fact]
    public async Task Two_masters_stage_without_a_recorder_side_by_side()
    {
        await using var bench = new Bench();
        await using var other = bench.NewMaster();
        foreach (var master in new[] { bench.Master, other })
        {
            master.Open();
            var redbook = await master.SetActiveFormatAsync(DiscMasterFormat.Redbook);
            await AddTrackAsync(redbook, 300);
        }

        Assert.Equal(2, bench.StashedFiles);
        await bench.Master.CloseAsync();
        Assert.Equal(1, bench.StashedFiles);
    }

    [Fact]
    public async Task Another_recorder_drops_what_was_staged_for_the_first()
    {
        await using var bench = new Bench();
        var redbook = await ReadyAsync(bench);
        await AddTrackAsync(redbook, 300);
        bench.Drives.Create("other", "cd-r74");
        await bench.Master.SetActiveRecorderAsync(await bench.Master.FindDiscRecorderAsync("other"));
        Assert.Equal((0, 0), (redbook.TotalAudioTracks, bench.StashedFiles));
        Assert.Equal(332_998, redbook.TotalAudioBlocks);
    }

    [Fact]
    public async Task Too_little_room_for_the_stash_is_found_while_blocks_are_added()
    {
        await using var bench = new Bench { Stash = new() { KeepFree = long.MaxValue / 2 } };
        await using var master = bench.NewMaster();
        master.Open();
        var redbook = await master.SetActiveFormatAsync(DiscMasterFormat.Redbook);
        redbook.CreateAudioTrack();
        await Outcome.FailsAsync("IMAPI_E_NOTENOUGHDISKFORSTASH", async () => await redbook.AddAudioTrackBlocksAsync(new byte[Block]));
        Assert.Equal(0, redbook.UsedAudioBlocks);
    }

    [Fact]
    public async Task A_disk_that_gets_full_is_FILEACCESS()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has /dev/full.");
        await using var bench = new Bench();
        var redbook = await ReadyAsync(bench);
        var folder = Directory.CreateDirectory(Path.Combine(bench.StashFolder, $"{bench.Master.ActiveRecorder.Guid:N}")).FullName;
        File.CreateSymbolicLink(Path.Combine(folder, "000001"), "/dev/full");
        redbook.CreateAudioTrack();
        await Outcome.FailsAsync("IMAPI_E_FILEACCESS", async () => await redbook.AddAudioTrackBlocksAsync(new byte[Block]));
        Assert.Equal(0, redbook.UsedAudioBlocks);
    }

    [Fact]
    public async Task A_stash_folder_that_cannot_be_made_is_FILEACCESS()
    {
        await using var bench = new Bench();
        var file = Path.Combine(bench.Home, "a-file");
        File.WriteAllText(file, "");
        await using var master = new DiscMaster(new() { Home = bench.Home, Drives = bench.Catalog, Stash = new() { Folder = Path.Combine(file, "stash") } });
        master.Open();
        var redbook = await master.SetActiveFormatAsync(DiscMasterFormat.Redbook);
        await Outcome.FailsAsync("IMAPI_E_FILEACCESS", () => Task.Run(() => redbook.CreateAudioTrack()));
        Assert.Equal(0, redbook.TotalAudioTracks);
    }

    [Theory]
    [InlineData(300 * 588)]
    [InlineData(300 * 588 + 1)]
    public async Task A_track_of_some_sound_is_added_whole_its_last_block_filled(int samples)
    {
        await using var bench = new Bench();
        var redbook = await ReadyAsync(bench);
        var noise = Noise(301, seed: 5)[..(samples * 4)];
        await redbook.AddTrackAsync(new Sound(noise));
        Assert.False(redbook.HasOpenTrack);
        var padding = new byte[Block - 1 - (noise.Length - 1) % Block];
        await RequireContentAsync(bench, [.. noise, .. padding, .. new byte[2 * Block]]);
    }

    [Theory]
    [InlineData("IMAPI_E_TRACK_NOT_BIG_ENOUGH", 299 * 588)]
    [InlineData("IMAPI_E_DISCFULL", 400_000 * 588)]
    public async Task Sound_that_makes_no_track_adds_none(string symbol, int samples)
    {
        await using var bench = new Bench();
        var redbook = await ReadyAsync(bench);
        var fault = await Outcome.FailsAsync(symbol, async () => await redbook.AddTrackAsync(new Sound(null, samples)));
        Assert.Contains("a sound", fault.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0), (redbook.TotalAudioTracks, bench.StashedFiles));
    }

    [Fact]
    public async Task Sound_that_fails_in_the_middle_adds_no_track()
    {
        await using var bench = new Bench();
        var redbook = await ReadyAsync(bench);
        await AddTrackAsync(redbook, 300);
        await Outcome.FailsAsync("OPENIMAPI_E_SOURCE_CHANGED", async () => await redbook.AddTrackAsync(new Sound(null, 1000 * 588)));
        Assert.Equal((1, 1), (redbook.TotalAudioTracks, bench.StashedFiles));
        Assert.False(redbook.HasOpenTrack);
    }

    [Fact]
    public async Task A_recorder_that_writes_no_CD_is_not_for_audio()
    {
        await using var bench = new Bench();
        var redbook = bench.Master.Redbook;
        Assert.True(redbook.IsFor(null));
        bench.Master.Open();
        var drive = (await bench.RecorderAsync()).Description!;
        Assert.True(redbook.IsFor(drive));
        Assert.False(redbook.IsFor(drive with { Writes = [Mmc.Profile.DvdPlusR, Mmc.Profile.BdRSequential] }));
        Assert.True(bench.Master.Joliet.IsFor(drive with { Writes = [Mmc.Profile.DvdPlusR] }));
    }

    [Theory]
    [InlineData("dvd+r", "IMAPI_E_MEDIUM_INVALIDTYPE")]
    [InlineData(null, "IMAPI_E_MEDIUM_NOTPRESENT")]
    public async Task Choosing_a_recorder_needs_a_CD_in_it(string? medium, string symbol)
    {
        await using var bench = new Bench();
        bench.Master.Open();
        await bench.Master.SetActiveFormatAsync(DiscMasterFormat.Redbook);
        bench.Drives.Eject("lab");
        if (medium is not null)
            bench.Drives.Insert("lab", medium);
        await Outcome.FailsAsync(symbol, async () => await bench.Master.SetActiveRecorderAsync(await bench.RecorderAsync()));
    }

    [Fact]
    public async Task A_disc_that_is_not_blank_can_be_chosen_and_not_recorded()
    {
        await using var bench = new Bench();
        await bench.BurnAsync("a.txt");
        var redbook = await ReadyAsync(bench);
        Assert.Equal(RedbookDiscMaster.NominalBlocks, redbook.TotalAudioBlocks);
        await AddTrackAsync(redbook, 300);
        await Outcome.FailsAsync("IMAPI_E_MEDIUM_INVALIDTYPE", async () => await bench.Master.RecordDiscAsync());
        Assert.True(redbook.HasContent);
    }

    [Fact]
    public async Task Tracks_that_a_longer_gap_pushes_off_the_disc_are_DISCFULL_before_anything_is_written()
    {
        await using var bench = new Bench("cd-r74");
        var redbook = await ReadyAsync(bench);
        bench.Master.ActiveRecorder.SetProperties(new() { ["AudioGapSize"] = 0 });
        await AddTrackAsync(redbook, 300);
        redbook.CreateAudioTrack();
        await redbook.AddAudioTrackBlocksAsync(new Silence(redbook.AvailableAudioTrackBlocks * Block));
        redbook.CloseAudioTrack();
        bench.Master.ActiveRecorder.SetProperties(new() { ["AudioGapSize"] = 1 });
        await Outcome.FailsAsync("IMAPI_E_DISCFULL", async () => await bench.Master.RecordDiscAsync());
        Assert.True(redbook.HasContent);
        Assert.Equal(Recording.MediumStatus.Blank, (await bench.MediumAsync()).Status);
    }

    private static async Task<RedbookDiscMaster> ReadyAsync(Bench bench)
    {
        if (!bench.Master.IsOpen)
            bench.Master.Open();
        var redbook = await bench.Master.SetActiveFormatAsync(DiscMasterFormat.Redbook);
        await bench.Master.SetActiveRecorderAsync(await bench.RecorderAsync());
        return redbook;
    }

    private static async Task AddTrackAsync(RedbookDiscMaster redbook, int blocks)
    {
        redbook.CreateAudioTrack();
        await redbook.AddAudioTrackBlocksAsync(new byte[blocks * Block]);
        redbook.CloseAudioTrack();
    }

    private static ValueTask<Recording.RecordingJob> ComposeAsync(Bench bench, RecordDiscOptions? how = null) =>
        bench.Master.Redbook.ComposeAsync(bench.Master.Selection!.Target, bench.Master.Selection.Target.Medium, how ?? new(), default);

    /// <summary>Checks everything that would be recorded, from block 0 to the lead-out.</summary>
    private static async Task RequireContentAsync(Bench bench, byte[] expected)
    {
        var source = (await ComposeAsync(bench)).Source;
        var content = new byte[source.Extent.Length.Bytes(Block)];
        await source.ReadAsync(source.Extent.Start, content, default);
        Assert.Equal(expected, content);
    }

    private static IEnumerable<long> StashLengths(Bench bench) =>
        Directory.GetFiles(bench.StashFolder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => new FileInfo(file).Length);

    private static byte[] Noise(int blocks, int seed)
    {
        var noise = new byte[blocks * Block];
        new Random(seed).NextBytes(noise);
        return noise;
    }

    /// <summary>A stream of so many bytes: zeros, unless there is content; it may be one that cannot seek.</summary>
    private sealed class Silence(long length) : Stream
    {
        public byte[]? Content { get; init; }

        public bool Seeks { get; init; } = true;

        public override bool CanRead => true;

        public override bool CanSeek => Seeks;

        public override bool CanWrite => false;

        public override long Length => Seeks ? length : throw new NotSupportedException();

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(Math.Min(count, 100_000), length - Position);
            if (Content is null)
                buffer.AsSpan(offset, read).Clear();
            else
                Content.AsSpan((int)Position, read).CopyTo(buffer.AsSpan(offset));
            Position += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    /// <summary>Sound in memory, or sound that breaks when it is read.</summary>
    private sealed class Sound(byte[]? samples, long length = 0) : AudioContent
    {
        private bool isPrepared;

        public override SampleCount Length => new(samples?.Length / 4 ?? length);

        public override string Description => "a sound";

        public override ValueTask PrepareAsync(IProgress<double>? progress = null, CancellationToken cancellation = default)
        {
            isPrepared = true;
            progress?.Report(1);
            return ValueTask.CompletedTask;
        }

        public override Stream Open()
        {
            Assert.True(isPrepared);
            return samples is null ? throw new DiscException(MasteringErrors.SourceChanged) : new MemoryStream(samples);
        }
    }
}
