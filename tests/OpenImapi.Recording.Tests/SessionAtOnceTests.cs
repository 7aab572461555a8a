using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Recording.Tests;

/// <summary>What a session at once is told to the drive as, and what is then written where: byte by byte, with a drive that is a script.</summary>
public class SessionAtOnceTests
{
    /// <summary>Sound of 30 hidden blocks, a gap with sound, an index; 400, 500 and 600 blocks in a row.</summary>
    private static readonly DiscLayout Layout = new(
    [
        new(1,
        [
            new(1, TestContent.Extent(30, 400), BlockForm.Audio) { Pregap = new(30) },
            new(2, TestContent.Extent(430, 500), BlockForm.Audio) { Indexes = [new(75)], Flags = TrackFlags.CopyPermitted },
            new(3, TestContent.Extent(950, 600), BlockForm.Audio) { Pregap = new(20) },
        ]),
    ]);

    private static readonly ImmutableArray<CdTextPack> Text =
        [.. Enumerable.Range(0, 3).Select(pack => new CdTextPack(0x80, 0, (byte)pack, 0, ByteString.Ascii($"twelve text{pack}"), 0xABCD))];

    private static BurnDesk Desk(RecordingJob job, Drive drive) =>
        new(drive, new() { Address = drive.Address, Vendor = "", Product = "", Revision = "" }, job, new InstantTime());

    private static RecordingJob Job(bool text = false) =>
        TestMusic.Job(text ? new([Layout.Sessions[0] with { CdText = Text }]) : Layout);

    /// <summary>A drive whose lead-in begins at 97:34:23 and that takes the cue sheets it likes.</summary>
    private static ScriptedTransport Script(List<string> sheets, Func<string, bool> takes) => new((cdb, data) =>
    {
        if (cdb.Code == OperationCode.SendCueSheet)
        {
            sheets.Add(Convert.ToHexString(data.Span));
            return takes(sheets[^1]) ? Completion.Good(data.Length) : Completion.Check(KnownSense.InvalidFieldInParameterList);
        }

        if (cdb.Code != OperationCode.ReadTocPmaAtip)
            return Completion.Check(KnownSense.InvalidCommandOperationCode);
        Structure.Write(new Atip(false, new(97, 34, 23), new(79, 59, 74)), data.Span);
        return Completion.Good(Atip.Length);
    });

    [Fact]
    public async Task The_cue_sheet_is_that_of_the_layout_and_the_stream_begins_two_seconds_before_block_0()
    {
        var sheets = new List<string>();
        var desk = Desk(Job(), Script(sheets, _ => true).Drive);
        var strategy = new SessionAtOnceCd();
        var plan = await strategy.AnnounceAsync(desk, strategy.Plan(desk, Blank), default);
        Assert.Equal(
            "01000001" + "00000000"
            + "01010000" + "00000000"       // track 1, INDEX 0: 00:00:00
            + "01010100" + "0000021E"       // INDEX 1: 00:02:30
            + "21020100" + "00000737"       // track 2, copy permitted: 00:07:55
            + "21020200" + "00000837"       // INDEX 2, 75 blocks later
            + "01030000" + "00000E1E"       // track 3, INDEX 0: 00:14:30
            + "01030100" + "00000E32"       // INDEX 1: 00:14:50
            + "01AA0101" + "00001632",      // lead-out: 00:22:50
            Assert.Single(sheets));
        Assert.Equal((new Lba(-150), new Lba(1550)), (plan.Spans[0].At, plan.End));
        Assert.True(plan is { IsAnnounced: true, ClosesItself: true });
        foreach (var (before, after) in plan.Spans.Zip(plan.Spans.Skip(1)))
            Assert.Equal(before.End, after.At);
        Assert.All(plan.Spans, span => Assert.Equal((BlockSizes.Raw, span.At), (span.Form.BlockSize, span.Source)));
        Assert.Equal((1550, 150), (plan.Content.Value, plan.Padding.Value));
        Assert.Equal([(1, true), (1, true), (1, false), (2, false), (2, false), (3, true), (3, false)], plan.Spans.Select(span => (span.Track, span.IsGap)));
    }

    [Fact]
    public async Task Text_goes_into_the_lead_in_four_packs_a_block_again_and_again()
    {
        var sheets = new List<string>();
        var desk = Desk(Job(text: true), Script(sheets, _ => true).Drive);
        var strategy = new SessionAtOnceCd();
        var plan = await strategy.AnnounceAsync(desk, strategy.Plan(desk, Blank), default);
        Assert.StartsWith("01000041" + "00000000", Assert.Single(sheets));
        var leadIn = plan.Spans[0];
        Assert.Equal((new Lba(-11077), new BlockCount(10927), 96), (leadIn.At, leadIn.Length, leadIn.Form.BlockSize));
        Assert.Equal(leadIn.End, plan.Spans[1].At);
        Assert.Empty(desk.Warnings);

        // Pack 80 00 00  00 "tw" … as symbols of six bits: 100000 000000 000000 000000  000000 000111 010001 110111.
        var blocks = new byte[3][];
        for (var block = 0; block < 3; block++)
        {
            leadIn.Form.Make(leadIn.At + new BlockCount(block), [], blocks[block] = new byte[96]);
            var packs = new byte[72];
            Subchannel.ReadText(blocks[block], packs);
            Assert.Equal([block * 4 % 3, (block * 4 + 1) % 3, (block * 4 + 2) % 3, (block * 4 + 3) % 3], new[] { 2, 20, 38, 56 }.Select(at => (int)packs[at]));
        }

        Assert.Equal("20000000" + "00071137", Convert.ToHexString(blocks[0].AsSpan(0, 8)));
    }

    [Fact]
    public async Task A_drive_that_refuses_the_lead_in_at_0_is_told_where_it_really_begins()
    {
        var sheets = new List<string>();
        var desk = Desk(Job(text: true), Script(sheets, sheet => sheet.StartsWith("0100004100" + "612217", StringComparison.Ordinal)).Drive);
        var strategy = new SessionAtOnceCd();
        var plan = await strategy.AnnounceAsync(desk, strategy.Plan(desk, Blank), default);
        Assert.Equal(2, sheets.Count);
        Assert.Equal(new Lba(-11077), plan.Spans[0].At);
        Assert.Empty(desk.Warnings);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_drive_that_takes_no_text_at_all_is_a_warning_or_an_error(bool required)
    {
        var sheets = new List<string>();
        var desk = Desk(Job(text: true) with { RequireCdText = required }, Script(sheets, sheet => sheet.StartsWith("01000001", StringComparison.Ordinal)).Drive);
        var strategy = new SessionAtOnceCd();
        var announcing = strategy.AnnounceAsync(desk, strategy.Plan(desk, Blank), default);
        if (required)
        {
            Assert.Equal(RecordingErrors.NoCdText, (await Assert.ThrowsAsync<DiscException>(async () => await announcing)).Error);
            return;
        }

        Assert.Equal(new Lba(-150), (await announcing).Spans[0].At);
        Assert.Contains("CD-TEXT", Assert.Single(desk.Warnings));
    }

    [Fact]
    public async Task A_drive_that_takes_no_cue_sheet_is_named()
    {
        var sheets = new List<string>();
        var desk = Desk(Job(), Script(sheets, _ => false).Drive);
        var strategy = new SessionAtOnceCd();
        var refusal = await Assert.ThrowsAsync<DiscException>(async () => await strategy.AnnounceAsync(desk, strategy.Plan(desk, Blank), default));
        Assert.Equal(RecordingErrors.CueSheetRefused, refusal.Error);
        Assert.Contains("test:0 refused", refusal.Message);
        Assert.True(sheets.Count > 1, "Only one form was tried.");
    }

    [Fact]
    public void Data_before_sound_is_sent_as_user_data_and_its_gap_as_empty_blocks()
    {
        var layout = new DiscLayout(
        [
            new(1,
            [
                new(1, TestContent.Extent(0, 400), BlockForm.Mode1) { Postgap = new(150) },
                new(2, TestContent.Extent(700, 500), BlockForm.Audio) { Pregap = new(150) },
            ]),
        ]);
        var job = new RecordingJob { Layout = layout, Source = TestMusic.Source(TestContent.Extent(0, 1200)) };
        var plan = new SessionAtOnceCd().Plan(Desk(job, Script([], _ => true).Drive), Blank);
        Assert.Equal([(-150, 150, 2048), (0, 550, 2048), (550, 150, 2352), (700, 500, 2352)],
            plan.Spans.Select(span => ((int)span.At.Value, (int)span.Length.Value, span.Form.BlockSize)));
        var sector = TestMusic.Samples(TestContent.Extent(5, 1));
        var wire = new byte[2048];
        plan.Spans[1].Form.Make(new(5), sector, wire);
        Assert.Equal(sector.AsSpan(16, 2048).ToArray(), wire);
    }

    [Fact]
    public void Sound_right_after_data_is_refused()
    {
        var layout = new DiscLayout([new(1, [new(1, TestContent.Extent(0, 400), BlockForm.Mode1), new(2, TestContent.Extent(400, 500), BlockForm.Audio)])]);
        var job = new RecordingJob { Layout = layout, Source = TestMusic.Source(TestContent.Extent(0, 900)) };
        var refusal = Assert.Throws<DiscException>(() => new SessionAtOnceCd().Plan(Desk(job, Script([], _ => true).Drive), Blank));
        Assert.Equal(RecordingErrors.Layout, refusal.Error);
        Assert.Contains("150 blocks", refusal.Message);
    }

    [Fact]
    public void A_short_data_track_is_filled_up_to_four_seconds()
    {
        var job = TestContent.Job(TestContent.Extent(0, 100));
        var plan = new SessionAtOnceCd().Plan(Desk(job, Script([], _ => true).Drive), Blank);
        Assert.Equal([(-150, 0, 150), (0, 100, 200)], plan.Spans.Select(span => ((int)span.At.Value, (int)span.Content.Value, (int)span.Padding.Value)));
    }

    private static Medium Blank => new() { Profile = Profile.CdR, Status = MediumStatus.Blank, Identity = "", NextWritable = Lba.Zero, Free = new(359_847) };
}
