using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>Sessions written at once by SEND CUE SHEET: MMC-5 6.33.</summary>
public sealed class SessionAtOnceTests
{
    /// <summary>Two audio tracks, the second after an INDEX 00 of a second, with numbers; byte by byte as cue sheets are printed.</summary>
    private const string Album = """
        02 34303036333831   02 33333339333100
        01 00 00 01 00 000000
        03 01 444541303132   03 01 333435363738
        01 01 00 00 00 000000
        01 01 01 00 00 000200
        01 01 02 00 00 000400
        21 02 00 00 80 000600
        21 02 01 00 80 000700
        01 AA 01 01 00 000B00
        """;

    /// <summary>A data track of Mode 1, then audio: the form of a pre-gap may be left to the drive.</summary>
    private const string Mixed = """
        41 00 00 14 00 000000
        41 01 00 10 00 000000
        41 01 01 10 00 000200
        01 02 00 01 00 000600
        01 02 01 00 00 000800
        01 AA 01 01 00 000C00
        """;

    private static byte[] Sheet(string hex) => Convert.FromHexString(Hex.Plain(hex));

    private static byte[] Blocks(int size, long from, int count)
    {
        var bytes = new byte[count * size];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)(i % size * 5 + (from + i / size) * 3 + 1);
        return bytes;
    }

    private static Task<SenseData?> Send(Bench bench, byte[] sheet) => bench.SenseOf(new SendCueSheet(sheet.Length), DataDirection.Out, sheet);

    private static async Task Write(Bench bench, int from, int to, int size)
    {
        for (var at = from; at < to; at += 50)
        {
            var count = Math.Min(50, to - at);
            Assert.Null(await bench.SenseOf(Write10.At(new(at), count, size), DataDirection.Out, Blocks(size, at, count)));
        }
    }

    private static async Task<(Disc Disc, Bench Bench)> Open(string medium = "cd-r80", RecorderOptions? options = null, MultiSession sessions = MultiSession.None)
    {
        var disc = Disc.Blank(MediumKind.Find(medium)!);
        var bench = await Bench.OpenAsync(new VirtualRecorder(disc, options).OpenNexus());
        await bench.SetPage(page => page with { WriteType = WriteType.SessionAtOnce, MultiSession = sessions });
        return (disc, bench);
    }

    [Fact]
    public async Task An_album_is_written_without_a_gap_and_every_word_of_its_sheet_is_on_the_disc()
    {
        var (disc, bench) = await Open();
        Assert.Null(await Send(bench, Sheet(Album)));
        await Write(bench, -150, 675, 2352);
        Assert.Equal(DiscStatus.Incomplete, (await bench.Disc()).Status);
        await bench.Good(new SynchronizeCache());

        var layout = disc.Layout;
        Assert.Equal("4006381333931", layout.Catalog?.ToString());
        var (one, two) = (layout.Tracks.First(), layout.Tracks.Last());
        Assert.Equal((new Extent(Lba.Zero, new(300)), BlockForm.Audio, "DEA012345678"), (one.Extent, one.Form, one.Isrc?.ToString()));
        Assert.Equal([new BlockCount(150)], one.Indexes);
        Assert.Equal((new Extent(new(375), new(300)), new BlockCount(75), TrackFlags.CopyPermitted | TrackFlags.SerialCopy), (two.Extent, two.Pregap, two.Flags));
        Assert.Equal(Blocks(2352, 0, 675), await disc.OpenSource(2352).ReadAsync(Lba.Zero, 675, TestContext.Current.CancellationToken));
        Assert.Equal(DiscStatus.Complete, (await bench.Disc()).Status);
        var toc = await bench.Ask(new ReadToc());
        Assert.Equal([(0x10, 1, 0u), (0x12, 2, 375u), (0x12, 0xAA, 675u)], toc.Tracks.Select(each => ((int)each.AdrControl, (int)each.Number, each.Address)));
    }

    [Fact]
    public async Task Data_and_audio_are_written_each_in_blocks_of_its_own_size()
    {
        var (disc, bench) = await Open();
        Assert.Null(await Send(bench, Sheet(Mixed)));
        await Write(bench, -150, 300, 2048);
        Assert.Equal(KnownSense.InvalidAddressForWrite, await bench.SenseOf(Write10.At(new(300), 1, 2352), DataDirection.Out, Blocks(2352, 300, 1)));
        await Write(bench, 450, 750, 2352);
        await bench.Good(new SynchronizeCache());
        Assert.Equal(Blocks(2048, 0, 300), await bench.Read(0, 300));
        Assert.Equal(KnownSense.IllegalModeForThisTrack with { Information = 450 }, await bench.ReadSense(450, 1));
        Assert.Equal(Blocks(2352, 450, 300), await disc.OpenSource(2352).ReadAsync(new(450), 300, TestContext.Current.CancellationToken));
        Assert.Equal([BlockForm.Mode1, BlockForm.Audio], disc.Layout.Tracks.Select(track => track.Form));
    }

    [Fact]
    public async Task Blocks_are_taken_in_order_and_only_there_where_the_sheet_has_them()
    {
        var (_, bench) = await Open();
        Assert.Equal(KnownSense.CommandSequenceError, await bench.SenseOf(Write10.At(new(-150), 1, 2352), DataDirection.Out, new byte[2352]));
        Assert.Null(await Send(bench, Sheet(Album)));
        Assert.Equal(KnownSense.InvalidAddressForWrite, await bench.SenseOf(Write10.At(new(0), 1, 2352), DataDirection.Out, new byte[2352]));
        await Write(bench, -150, 0, 2352);
        Assert.Equal(KnownSense.InvalidAddressForWrite, await bench.SenseOf(Write10.At(new(1), 1, 2352), DataDirection.Out, new byte[2352]));
        Assert.Equal(KnownSense.CommandSequenceError, await bench.ReadSense(0, 1));
        Assert.Equal(KnownSense.CommandSequenceError, await Send(bench, Sheet(Album)));
        var refused = await Assert.ThrowsAsync<DriveException>(() => bench.SetPage(page => page with { TestWrite = true }));
        Assert.Equal(KnownSense.CommandSequenceError, refused.Sense);
        Assert.Equal(KnownSense.SessionFixationErrorIncompleteTrack, await bench.SenseOf(new CloseTrackSession(CloseFunction.Session, 0)));
        await Write(bench, 0, 650, 2352);
        Assert.Equal(KnownSense.LogicalBlockAddressOutOfRange, await bench.SenseOf(Write10.At(new(650), 26, 2352), DataDirection.Out, new byte[26 * 2352]));
        await Write(bench, 650, 675, 2352);
        Assert.Equal(KnownSense.LogicalBlockAddressOutOfRange, await bench.SenseOf(Write10.At(new(675), 1, 2352), DataDirection.Out, new byte[2352]));
    }

    /// <summary>Each row: the sheet with one thing wrong, and the byte that the sense points to.</summary>
    [Theory]
    [InlineData("01 00 00 01 00 000000", "01 00 00 05 00 000000", 0x13)]
    [InlineData("01 00 00 01 00 000000", "01 00 00 41 00 000000", -1)]
    [InlineData("01 01 00 00 00 000000", "01 01 00 00 00 000100", 0x3D)]
    [InlineData("01 01 01 00 00 000200", "01 01 01 40 00 000200", 0x33)]
    [InlineData("01 AA 01 01 00 000B00", "01 AA 01 01 00 000A4A", 0x55)]
    [InlineData("01 AA 01 01 00 000B00", "01 AA 01 01 00 4F3B4B", 0x55)]
    [InlineData("01 AA 01 01 00 000B00", "01 AA 01 01 00 500001", 0x55)]
    public async Task A_sheet_with_a_fault_is_refused_with_the_byte_where_it_stands(string right, string wrong, int position)
    {
        var (_, bench) = await Open();
        var sheet = Sheet(Album.Replace(right, wrong, StringComparison.Ordinal));
        var sense = (await bench.Try(new SendCueSheet(sheet.Length), DataDirection.Out, sheet)).Sense;
        Assert.Equal(position < 0 ? null : KnownSense.InvalidFieldInParameterList with { KeySpecific = (uint)position }, sense);
    }

    [Fact]
    public async Task A_sheet_that_comes_at_the_wrong_time_is_refused()
    {
        var (_, bench) = await Open();
        Assert.Equal(KnownSense.ParameterListLengthError, await Send(bench, Sheet(Album)[..^1]));
        await bench.SetPage(page => page with { WriteType = WriteType.TrackAtOnce });
        Assert.Equal(KnownSense.CommandSequenceError, await Send(bench, Sheet(Album)));
        await bench.WriteTrack(300);
        await bench.SetPage(page => page with { WriteType = WriteType.SessionAtOnce });
        Assert.Equal(KnownSense.CommandSequenceError, await Send(bench, Sheet(Album)));
        await bench.Good(new CloseTrackSession(CloseFunction.Session, 0));
        Assert.Equal(KnownSense.CannotWriteMedium, await Send(bench, Sheet(Album)));
        var (_, dvd) = await Open("dvd+r");
        Assert.Equal(KnownSense.CannotWriteMedium, await Send(dvd, Sheet(Album)));
        await using var without = await Bench.OpenAsync("cd-r80", new() { SessionAtOnce = false });
        Assert.Equal(KnownSense.InvalidCommandOperationCode, await Send(without, Sheet(Album)));
        await Assert.ThrowsAsync<DriveException>(() => without.SetPage(page => page with { WriteType = WriteType.SessionAtOnce }));
    }

    [Fact]
    public async Task Text_comes_with_the_lead_in_four_packs_a_block()
    {
        CdTextPack[] packs = [Pack(0x80, 0, "ALBUM\0ONE\0TW"), Pack(0x80, 1, "O\0"), Pack(0x8F, 2, "\0\u0001\u0002")];
        var (disc, bench) = await Open();
        Assert.Null(await Send(bench, Sheet(Album.Replace("01 00 00 01 00", "01 00 00 41 00", StringComparison.Ordinal))));
        const int leadIn = 12_219;
        var all = new byte[leadIn * 96];
        var cycle = packs.SelectMany(pack => Bytes(pack)).ToArray();
        var stream = Enumerable.Range(0, leadIn * 72).Select(i => cycle[i % cycle.Length]).ToArray();
        for (var i = 0; i < leadIn; i++)
            Subchannel.WriteText(stream.AsSpan(i * 72, 72), all.AsSpan(i * 96, 96));
        Assert.Equal(KnownSense.InvalidAddressForWrite, await bench.SenseOf(Write10.At(new(-150), 1, 2352), DataDirection.Out, new byte[2352]));
        for (var at = 0; at < leadIn; at += 500)
        {
            var count = Math.Min(500, leadIn - at);
            Assert.Null(await bench.SenseOf(Write10.At(new(at - leadIn - 150), count, 96), DataDirection.Out, all.AsSpan(at * 96, count * 96).ToArray()));
        }

        await Write(bench, -150, 675, 2352);
        await bench.Good(new SynchronizeCache());
        Assert.Equal(packs, disc.Layout.Sessions[0].CdText);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task A_drive_without_text_refuses_the_lead_in_that_the_host_sends(bool text, bool textLeadIn)
    {
        var (_, bench) = await Open(options: new() { CdText = text, TextLeadIn = textLeadIn });
        var sheet = Sheet(Album.Replace("01 00 00 01 00", "01 00 00 41 00", StringComparison.Ordinal));
        var sense = (await bench.Try(new SendCueSheet(sheet.Length), DataDirection.Out, sheet)).Sense;
        Assert.Equal(KnownSense.InvalidFieldInParameterList with { KeySpecific = 0x13 }, sense);
    }

    [Fact]
    public async Task A_second_session_goes_on_with_its_track_numbers_after_the_gap()
    {
        var (disc, bench) = await Open(sessions: MultiSession.Allowed);
        Assert.Null(await Send(bench, Sheet(Album)));
        await Write(bench, -150, 675, 2352);
        await bench.Good(new SynchronizeCache());
        var start = (await bench.Invisible()).Start;
        Assert.Equal(675u + 11_400, start);
        var session = new SessionLayout(2, [new(3, new(new(start), new(300)), BlockForm.Mode1)]);
        await bench.SetPage(page => page with { MultiSession = MultiSession.None });
        var wrong = CueSheetTable.Of(session with { Tracks = [session.Tracks[0] with { Number = 1 }] });
        var bytes = new byte[wrong.Length];
        Structure.Write(wrong, bytes);
        Assert.Equal(KnownSense.InvalidFieldInParameterList, await Send(bench, bytes));
        Structure.Write(CueSheetTable.Of(session), bytes);
        Assert.Null(await Send(bench, bytes));
        await Write(bench, (int)start - 150, (int)start + 300, 2048);
        await bench.Good(new SynchronizeCache());
        Assert.Equal([1, 2, 3], disc.Layout.Tracks.Select(track => track.Number));
        Assert.Equal(Blocks(2048, start, 300), await bench.Read(start, 300));
        Assert.Equal(DiscStatus.Complete, (await bench.Disc()).Status);
    }

    [Fact]
    public async Task A_test_write_takes_everything_and_leaves_nothing()
    {
        var (disc, bench) = await Open();
        await bench.SetPage(page => page with { TestWrite = true });
        Assert.Null(await Send(bench, Sheet(Album)));
        await Write(bench, -150, 675, 2352);
        Assert.Equal(DiscStatus.Incomplete, (await bench.Disc()).Status);
        await bench.Good(new SynchronizeCache());
        Assert.Same(DiscState.Blank, disc.State);
        Assert.Equal(DiscStatus.Empty, (await bench.Disc()).Status);
    }

    [Theory]
    [InlineData("cd-r80")]
    [InlineData("cd-rw80")]
    public async Task A_session_broken_off_cannot_be_read_or_continued_and_a_CD_RW_can_be_blanked(string medium)
    {
        var (disc, bench) = await Open(medium);
        Assert.Null(await Send(bench, Sheet(Album)));
        await Write(bench, -150, 300, 2352);
        await bench.Drive.ResetAsync(CancellationToken.None);
        await bench.SenseOf(default(TestUnitReady));
        Assert.Equal((DiscStatus.Incomplete, SessionState.Incomplete), ((await bench.Disc()).Status, (await bench.Disc()).LastSession));
        Assert.Equal(KnownSense.InvalidFieldInCdb, await bench.SenseOf(new ReadToc(), DataDirection.In, new byte[100]));
        Assert.False((await bench.Invisible()).NextWritableValid);
        Assert.Equal(KnownSense.InvalidAddressForWrite, await bench.Write(0, 1));
        Assert.Equal(KnownSense.SessionFixationErrorIncompleteTrack, await bench.SenseOf(new CloseTrackSession(CloseFunction.Session, 0)));
        Assert.Empty(disc.Layout.Sessions);
        Assert.Equal(medium == "cd-rw80" ? null : KnownSense.CannotWriteMedium, await bench.SenseOf(new Blank(BlankingType.Minimal)));
        Assert.Equal(medium == "cd-rw80" ? DiscStatus.Empty : DiscStatus.Incomplete, (await bench.Disc()).Status);
    }

    /// <summary>As cdrdao lays them out (with text, and ISRC without control bits) and libburn (data; audio with its lead-in at -150).</summary>
    [Theory]
    [InlineData("01 00 00 41 00 611106   03 01 444541303132   03 01 333435363738   21 01 00 00 00 000000   21 01 01 00 00 000200   01 AA 01 01 00 000600")]
    [InlineData("42 34303036333831   42 33333339333100   41 00 00 14 00 000000   41 01 00 10 00 000000   41 01 01 10 00 000200   41 AA 01 14 00 000600")]
    [InlineData("41 00 00 14 00 000000   41 01 00 20 00 000000   41 01 01 20 00 000200   41 AA 01 14 00 000600")]
    [InlineData("02 34303036333831   02 33333339333100   01 00 00 01 00 000000   01 01 00 00 80 000000   01 01 01 00 80 000200   01 AA 01 01 00 000600")]
    public async Task Sheets_of_other_programs_are_accepted(string sheet)
    {
        var (_, bench) = await Open();
        Assert.Null(await Send(bench, Sheet(sheet)));
    }

    [Fact]
    public async Task A_host_that_gives_a_session_up_is_not_stuck()
    {
        var (disc, bench) = await Open("cd-rw80");
        Assert.Null(await Send(bench, Sheet(Album)));
        await Write(bench, -150, 0, 2352);
        await bench.Good(new SynchronizeCache());
        await bench.SetPage(page => page with { WriteType = WriteType.TrackAtOnce });
        Assert.NotNull(disc.State.InProgress);
        await bench.Good(new Blank(BlankingType.Minimal));
        await bench.WriteTrack(300);
    }

    [Fact]
    public async Task A_flush_in_the_middle_breaks_the_session_off_unless_under_runs_are_survived()
    {
        var (disc, bench) = await Open();
        Assert.Null(await Send(bench, Sheet(Album)));
        await Write(bench, -150, 0, 2352);
        await bench.Good(new SynchronizeCache());
        await Write(bench, 0, 675, 2352);
        await bench.Good(new SynchronizeCache());
        Assert.Equal(DiscStatus.Complete, disc.State.Status);

        (disc, bench) = await Open();
        await bench.SetPage(page => page with { BufferUnderrunFree = false });
        Assert.Null(await Send(bench, Sheet(Album)));
        await Write(bench, -150, 0, 2352);
        Assert.Equal(KnownSense.LossOfStreaming, await bench.SenseOf(new SynchronizeCache()));
        Assert.Equal(KnownSense.CommandSequenceError, await bench.SenseOf(Write10.At(new(0), 1, 2352), DataDirection.Out, new byte[2352]));
        Assert.NotNull(disc.State.InProgress);
    }

    private static CdTextPack Pack(byte type, byte sequence, string text)
    {
        var pack = new CdTextPack(type, 0, sequence, 0, ByteString.Ascii(text.PadRight(12, '\0')), 0);
        return pack with { Crc = SubchannelCrc.Of(Bytes(pack).AsSpan(0, 16)) };
    }

    private static byte[] Bytes(CdTextPack pack)
    {
        var bytes = new byte[CdTextPack.Length];
        Structure.Write(pack, bytes);
        return bytes;
    }
}
