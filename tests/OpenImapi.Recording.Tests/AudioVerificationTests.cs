using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Recording.Tests;

/// <summary>Sound that was recorded is read back, whatever offset the drive reads with, and what the disc says of it is compared.</summary>
public class AudioVerificationTests
{
    private static readonly DiscLayout Album = new(
    [
        new(1,
        [
            new(1, TestContent.Extent(30, 400), BlockForm.Audio) { Pregap = new(30), Isrc = TestMusic.Code("DEA122600007") },
            new(2, TestContent.Extent(430, 500), BlockForm.Audio) { Indexes = [new(75)], Flags = TrackFlags.CopyPermitted },
            new(3, TestContent.Extent(950, 600), BlockForm.Audio) { Pregap = new(20), Flags = TrackFlags.PreEmphasis },
        ]),
    ])
    { Catalog = TestMusic.Number("4006381333931") };

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(-472)]
    [InlineData(1776)]
    [InlineData(-3000)]
    public async Task An_unknown_read_offset_is_found_and_told(int offset)
    {
        await using var bench = new Bench("cd-r80", new() { ReadOffset = new(offset) });
        var result = await bench.RecordAsync(TestMusic.Job(Album));
        Assert.True(result.Verified);
        Assert.Equal(offset, result.ReadOffset);
        if (offset == 0)
            Assert.Empty(result.Warnings);
        else
            Assert.All(result.Warnings, warning => Assert.Contains("samples at the edges lie where it cannot read", warning));
    }

    [Fact]
    public async Task A_write_offset_shifts_what_is_written_and_is_reckoned_with()
    {
        await using var bench = new Bench("cd-r80", new() { ReadOffset = new(30) });
        var result = await bench.RecordAsync(TestMusic.Job(Album) with { WriteOffset = 12 });
        Assert.True(result.Verified);
        Assert.Equal(30 - 12, result.ReadOffset);
        var onDisc = await bench.SectorsOnDiscAsync(TestContent.Extent(0, 1550));
        var original = TestMusic.Samples(TestContent.Extent(0, 1550));
        Assert.True(onDisc.AsSpan(0, onDisc.Length - 48).SequenceEqual(original.AsSpan(48)));
        Assert.True(onDisc.AsSpan(onDisc.Length - 48).SequenceEqual(new byte[48]));
    }

    [Fact]
    public async Task A_given_read_offset_that_is_wrong_is_a_difference()
    {
        await using var bench = new Bench("cd-r80");
        var failure = await Assert.ThrowsAsync<RecordingException>(() => bench.RecordAsync(TestMusic.Job(Album) with { ReadOffset = 6 }));
        Assert.Equal(RecordingErrors.VerifyMismatch, failure.Error);
    }

    [Fact]
    public async Task One_changed_sample_is_found_and_its_track_named()
    {
        await using var bench = new Bench("cd-r80");
        var job = TestMusic.Job(Album) with { PathAt = block => Album.Tracks.FirstOrDefault(track => track.Extent.Contains(block)) is { } track ? $"track {track.Number}" : null };
        bench.Way.After = (cdb, data) =>
        {
            var first = Bench.Address(cdb);
            if (cdb.Code == OperationCode.ReadCd && data.Length >= 2352 && first <= 700 && 700 < first + data.Length / 2352)
                data.Span[(int)(700 - first) * 2352 + 4] ^= 1;
        };
        var failure = await Assert.ThrowsAsync<RecordingException>(() => bench.RecordAsync(job));
        Assert.Equal([new(TestContent.Extent(700, 1), "track 2", null)], failure.Mismatches);
    }

    [Fact]
    public async Task Silence_has_no_offset_and_is_verified_all_the_same()
    {
        await using var bench = new Bench("cd-r80");
        var layout = TestMusic.Layout(0, 0, 400);
        var result = await bench.RecordAsync(new() { Layout = layout, Source = new MemoryBlockSource(new byte[400 * 2352], Lba.Zero, BlockSizes.Raw) });
        Assert.True(result.Verified);
        Assert.Null(result.ReadOffset);
    }

    [Fact]
    public async Task Tracks_at_once_are_verified_where_the_drive_put_them()
    {
        await using var bench = new Bench("cd-r80", new() { ReadOffset = new(102) });
        var layout = TestMusic.Layout(150, 0, 300, 777, 301);
        var result = await bench.RecordAsync(TestMusic.JobWithSilentGaps(layout) with { WriteMode = WriteMode.TrackAtOnce });
        Assert.True(result.Verified);
        Assert.Equal(102, result.ReadOffset);
        Assert.Equal([0, 452, 1381], result.Layout.Tracks.Select(track => track.Extent.Start.Value));
    }

    [Fact]
    public async Task Data_among_sound_is_compared_as_user_data()
    {
        await using var bench = new Bench("cd-r80", new() { ReadOffset = new(-30) });
        var layout = new DiscLayout(
        [
            new(1,
            [
                new(1, TestContent.Extent(0, 400), BlockForm.Mode1) { Postgap = new(150) },
                new(2, TestContent.Extent(700, 500), BlockForm.Audio) { Pregap = new(150) },
            ]),
        ]);
        var result = await bench.RecordAsync(new() { Layout = layout, Source = TestMusic.Mixed(layout) });
        Assert.True(result.Verified);
        Assert.Equal(-30, result.ReadOffset);
    }

    [Fact]
    public async Task Speed_and_progress_count_75_blocks_of_2352_bytes_a_second()
    {
        await using var bench = new Bench("cd-r80");
        bench.Watch = value => bench.Time.Advance(TimeSpan.FromSeconds(1));
        var result = await bench.RecordAsync(TestMusic.Job(Album));
        Assert.Equal(result.BytesPerSecond / 176_400, result.Times, 6);
        var verifying = bench.Progress.Where(each => each.Phase == RecordingPhase.Verifying).ToArray();
        Assert.Equal(1550, verifying[^1].Written);
        Assert.Equal(3, verifying[^1].Track);
    }

    [Fact]
    public async Task Text_that_is_not_read_back_as_it_was_written_fails_the_verification()
    {
        await using var bench = new Bench("cd-r80");
        CdTextPack[] text = [Structure.Read<CdTextPack>(Convert.FromHexString("8F002A000101030006050405070601024865"))];
        bench.Way.After = (cdb, data) =>
        {
            if (cdb.Code == OperationCode.ReadTocPmaAtip && (cdb.Bytes[2] & 0xF) == 5 && data.Length > 8)
                data.Span[8] ^= 1;
        };
        var job = TestMusic.Job(Album with { Sessions = [Album.Sessions[0] with { CdText = [.. text] }] });
        var failure = await Assert.ThrowsAsync<RecordingException>(() => bench.RecordAsync(job));
        Assert.Equal(RecordingErrors.VerifyMismatch, failure.Error);
        Assert.Contains("CD-TEXT", failure.Message);
        Assert.Empty(failure.Mismatches);
    }

    [Fact]
    public async Task A_drive_that_tells_no_numbers_is_a_warning()
    {
        await using var bench = new Bench("cd-r80");
        bench.Way.Before = cdb => cdb.Code == OperationCode.ReadSubChannel ? Completion.Check(KnownSense.InvalidCommandOperationCode) : null;
        var result = await bench.RecordAsync(TestMusic.Job(Album));
        Assert.True(result.Verified);
        Assert.Contains(result.Warnings, warning => warning.Contains("catalogue number", StringComparison.Ordinal));
        Assert.Contains(result.Warnings, warning => warning.Contains("ISRC of track 1", StringComparison.Ordinal));
    }

    /// <summary>Drives without a working read of the catalogue number are many: what they tell of indexes counts all the same.</summary>
    [Fact]
    public async Task An_index_elsewhere_is_found_by_a_drive_that_tells_another_number_each_time()
    {
        await using var bench = new Bench("cd-r80");
        var asked = 0;
        bench.Way.After = (cdb, data) =>
        {
            if (cdb.Code == OperationCode.ReadSubChannel && cdb.Bytes[3] == 2 && data.Length > 10)
                data.Span[10] = (byte)('0' + asked++ % 10);
            if (cdb.Code == OperationCode.ReadCd && data.Length == 16 && data.Span[2] > 1)
                (data.Span[2], data.Span[10], data.Span[11]) = (1, 0, 0);
        };
        var failure = await Assert.ThrowsAsync<RecordingException>(() => bench.RecordAsync(TestMusic.Job(Album)));
        Assert.Equal(RecordingErrors.VerifyMismatch, failure.Error);
        Assert.Contains("indexes in track", failure.Message);
        Assert.True(asked > 2);
    }

    [Fact]
    public async Task Data_after_music_written_in_one_stream_is_numbered_on_from_the_music()
    {
        await using var bench = new Bench("cd-r80");
        await bench.RecordAsync(TestMusic.Job(Album) with { CloseDisc = false, WriteMode = WriteMode.SessionAtOnce });
        var start = (await bench.InspectAsync()).NextWritable!.Value;
        var data = TestContent.Job(new(start, new(400))) with { WriteMode = WriteMode.SessionAtOnce, CloseDisc = true };
        var result = await bench.RecordAsync(data);
        Assert.True(result.Verified);
        Assert.Equal([(1, 1), (1, 2), (1, 3), (2, 4)], bench.Disc.Layout.Sessions.SelectMany(session => session.Tracks.Select(track => (session.Number, track.Number))));
        Assert.Equal(TestContent.Of(new(start, new(400))), bench.OnDisc(new(start, new(400))));
    }

    [Fact]
    public async Task Text_for_a_later_session_is_left_out_and_the_warning_says_why()
    {
        await using var bench = new Bench("cd-r80");
        await bench.RecordAsync(TestMusic.Job(Album) with { CloseDisc = false, WriteMode = WriteMode.SessionAtOnce });
        var start = (await bench.InspectAsync()).NextWritable!.Value;
        var text = Structure.Read<CdTextPack>(Convert.FromHexString("8F002A000101030006050405070601024865"));
        var later = new DiscLayout([new(2, [new(4, new(start, new(400)), BlockForm.Audio)]) { CdText = [text] }]);
        var result = await bench.RecordAsync(TestMusic.Job(later) with { WriteMode = WriteMode.SessionAtOnce });
        Assert.True(result.Verified);
        Assert.Contains(result.Warnings, warning => warning.StartsWith("CD-TEXT stands in the lead-in of a disc's first session", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Warnings, warning => warning.Contains("does not say", StringComparison.Ordinal));
    }
}
