using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mmc.Tests.Layouts;

/// <summary>Cue sheets laid out by hand from MMC-5, 6.33.3, and libburn's cookbook; what cdrdao, cdrskin and wodim send has this form.</summary>
public class CueSheetTests
{
    /// <summary>Catalogue number, CD-TEXT in the lead-in, two tracks of 10 s, the second with an ISRC, a gap of 2 s and an INDEX 2.</summary>
    private const string Audio =
        """
        02 30 31 32 33 34 35 36
        02 37 38 39 30 31 32 00
        01 00 00 41 00 00 00 00
        01 01 00 00 00 00 00 00
        01 01 01 00 00 00 02 00
        23 02 44 45 41 31 32 30
        23 02 31 30 30 30 30 37
        21 02 00 00 80 00 0C 00
        21 02 01 00 80 00 0E 00
        21 02 02 00 80 00 13 19
        01 AA 01 01 00 00 18 00
        """;

    private static readonly TrackLayout First = new(1, new(new(0), new(750)), BlockForm.Audio);

    private static readonly TrackLayout Second = new(2, new(new(900), new(750)), BlockForm.Audio)
    {
        Pregap = new(150),
        Indexes = [new(400)],
        Flags = TrackFlags.CopyPermitted | TrackFlags.SerialCopy,
        Isrc = IsrcOf("DEA120100007"),
    };

    private static MediaCatalogNumber Number => MediaCatalogNumber.TryParse("0123456789012", out var number) ? number : default;

    private static Isrc IsrcOf(string text) => Isrc.TryParse(text, out var code) ? code : throw new ArgumentException(text, nameof(text));

    private static string Hex(CueSheetTable sheet) => Convert.ToHexString(Bytes.Written(sheet));

    private static string Plain(string hex) => Convert.ToHexString(Bytes.Of(hex));

    [Fact]
    public void An_audio_session_is_laid_out_as_the_standard_has_it()
    {
        var sheet = CueSheetTable.Of(new(1, [First, Second]), Number, new() { CdText = true });
        Assert.Equal(Plain(Audio), Hex(sheet));
        Assert.Equal(88, sheet.Length);
        Assert.Equal(88, SendCueSheet.For(sheet).TransferLength);
    }

    [Fact]
    public void A_sheet_is_read_as_the_session_that_it_was_made_of()
    {
        var faults = new FaultList();
        var read = CueSheetTable.Parse(Bytes.Of(Audio)).ToSession(1, faults);
        Assert.Empty(faults);
        Assert.NotNull(read);
        Assert.Equal((Number, CueSheetForm.AudioPauseWithSubchannels), (read.Catalog, read.LeadIn));
        Assert.Equal(First.Extent, read.Layout.Tracks[0].Extent);
        var second = read.Layout.Tracks[1];
        Assert.Equal((Second.Extent, Second.Pregap, Second.Flags, Second.Isrc), (second.Extent, second.Pregap, second.Flags, second.Isrc));
        Assert.Equal([new BlockCount(400)], second.Indexes);
        Assert.Equal(new Lba(1650), read.Layout.LeadOut);
        Assert.Equal([new(-150), new(0), new(750), new(900), new(1300)], read.Runs.Select(run => run.Extent.Start.Value).Select(start => new Lba(start)));
        Assert.Equal((CueSheetForm.Audio, null), (read.FormAt(new(-150)), read.FormAt(new(1650))));
    }

    /// <summary>The cookbook's data session: data form 10h, pause 14h, CTL 40h.</summary>
    [Fact]
    public void A_data_session_has_forms_of_its_own()
    {
        var sheet = CueSheetTable.Of(new(1, [new(1, new(new(0), new(1000)), BlockForm.Mode1)]));
        Assert.Equal(Plain("41 00 00 14 00 00 00 00  41 01 00 10 00 00 00 00  41 01 01 10 00 00 02 00  41 AA 01 14 00 00 0F 19"), Hex(sheet));
        var whole = CueSheetTable.Of(new(1, [new(1, new(new(0), new(1000)), BlockForm.Mode2)]), null, new() { WholeSectors = true });
        Assert.Equal(Plain("41 00 00 24 00 00 00 00  41 01 00 21 00 00 00 00  41 01 01 21 00 00 02 00  41 AA 01 24 00 00 0F 19"), Hex(whole));
    }

    [Fact]
    public void Sound_hidden_before_the_first_track_lengthens_its_gap()
    {
        var hidden = First with { Extent = new(new(300), new(750)), Pregap = new(300) };
        var sheet = CueSheetTable.Of(new(1, [hidden]));
        Assert.Equal(Plain("01 00 00 01 00 00 00 00  01 01 00 00 00 00 00 00  01 01 01 00 00 00 06 00  01 AA 01 01 00 00 10 00"), Hex(sheet));
        Assert.Equal(new BlockCount(300), sheet.ToSession(1, [])!.Layout.Tracks[0].Pregap);
    }

    [Fact]
    public void Other_layouts_follow_for_a_drive_that_refuses_the_first()
    {
        var options = new CueSheetOptions { CdText = true }.Attempts(new(97, 26, 65)).ToList();
        var session = new SessionLayout(1, [First, Second with { Extent = new(new(750), new(750)), Pregap = default }]);
        var sheets = options.ConvertAll(each => Hex(CueSheetTable.Of(session, null, each)));
        Assert.StartsWith("01000041" + "00611A41", sheets[1]);
        Assert.Contains("0302444541313230" + "0302313030303037", sheets[2], StringComparison.Ordinal);
        Assert.Contains("21020000" + "80000B4A" + "21020100" + "80000C00", sheets[3], StringComparison.Ordinal);
        Assert.Equal(sheets.Distinct().Count(), sheets.Count);
    }

    /// <summary>Each of these breaks one rule; the fault names the byte.</summary>
    [Theory]
    [InlineData("the lead-in is missing", 1, "01 01 00 00 00 00 00 00  01 01 01 00 00 00 02 00  01 AA 01 01 00 00 10 00")]
    [InlineData("the lead-out is missing", 25, "01 00 00 01 00 00 00 00  01 01 00 00 00 00 00 00  01 01 01 00 00 00 02 00")]
    [InlineData("INDEX 0 should stand here", 10, "01 00 00 01 00 00 00 00  01 01 01 00 00 00 02 00  01 AA 01 01 00 00 10 00")]
    [InlineData("a gap of 150 blocks", 21, "01 00 00 01 00 00 00 00  01 01 00 00 00 00 01 00  01 01 01 00 00 00 02 00  01 AA 01 01 00 00 10 00")]
    [InlineData("shorter than 4 seconds", 29, "01 00 00 01 00 00 00 00  01 01 00 00 00 00 00 00  01 01 01 00 00 00 02 00  01 AA 01 01 00 00 05 4A")]
    [InlineData("no such time", 21, "01 00 00 01 00 00 00 00  01 01 00 00 00 00 00 00  01 01 01 00 00 00 02 4B  01 AA 01 01 00 00 10 00")]
    [InlineData("no such data form", 19, "01 00 00 01 00 00 00 00  01 01 00 00 00 00 00 00  01 01 01 05 00 00 02 00  01 AA 01 01 00 00 10 00")]
    [InlineData("of audio and the control bits of data", 19, "01 00 00 01 00 00 00 00  01 01 00 00 00 00 00 00  01 01 01 10 00 00 02 00  01 AA 01 01 00 00 10 00")]
    [InlineData("neither 0 nor 80h", 20, "01 00 00 01 00 00 00 00  01 01 00 00 00 00 00 00  01 01 01 00 01 00 02 00  01 AA 01 01 00 00 10 00")]
    [InlineData("track 2 should stand here", 25, "01 00 00 01 00 00 00 00  01 01 00 00 00 00 00 00  01 01 01 00 00 00 02 00  01 03 01 00 00 00 10 00  01 AA 01 01 00 00 20 00")]
    [InlineData("not after the one before it", 29, "01 00 00 01 00 00 00 00  01 01 00 00 00 00 00 00  01 01 01 00 00 00 02 00  01 AA 01 01 00 00 01 00")]
    [InlineData("goes on after the lead-out", 32, "01 00 00 01 00 00 00 00  01 01 00 00 00 00 00 00  01 01 01 00 00 00 02 00  01 AA 01 01 00 00 10 00  01 AA 01 01 00 00 10 00")]
    [InlineData("not 13 digits", 1, "02 30 31 32 33 34 35 41  02 37 38 39 30 31 32 00  01 00 00 01 00 00 00 00  01 01 00 00 00 00 00 00  01 01 01 00 00 00 02 00  01 AA 01 01 00 00 10 00")]
    [InlineData("the second half of the ISRC", 17, "01 00 00 01 00 00 00 00  03 01 44 45 41 31 32 33  01 01 00 00 00 00 00 00  01 01 01 00 00 00 02 00  01 AA 01 01 00 00 10 00")]
    [InlineData("there is no track", 9, "01 00 00 01 00 00 00 00  01 AA 01 01 00 00 10 00")]
    public void A_sheet_that_breaks_a_rule_is_refused_at_the_byte(string rule, int offset, string hex)
    {
        var faults = new FaultList();
        Assert.Null(CueSheetTable.Parse(Bytes.Of(hex)).ToSession(1, faults));
        Assert.Contains(faults, fault => fault.Offset == offset && fault.Rule.Contains(rule, StringComparison.Ordinal));
    }

    /// <summary>A data track after audio without its gap (MMC-5, 6.33.3.18) is refused; with it, it is taken.</summary>
    [Theory]
    [InlineData("41 02 01 10 00 00 10 00", false)]
    [InlineData("41 02 00 10 00 00 0E 00  41 02 01 10 00 00 10 00", true)]
    public void A_change_of_the_kind_of_sector_needs_a_gap(string second, bool taken)
    {
        var sheet = CueSheetTable.Parse(Bytes.Of("01 00 00 01 00 00 00 00  01 01 00 00 00 00 00 00  01 01 01 00 00 00 02 00" + second + "41 AA 01 14 00 00 20 00"));
        Assert.Equal(taken, sheet.ToSession(1, []) is not null);
    }

    [Fact]
    public void Bytes_of_any_kind_never_make_the_reader_stumble()
    {
        var random = new Random(933);
        for (var round = 0; round < 2000; round++)
        {
            var bytes = Bytes.Of(Audio);
            for (var change = random.Next(1, 6); change > 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var faults = new FaultList();
            var session = CueSheetTable.Parse(bytes.AsSpan(0, random.Next(bytes.Length + 1))).ToSession(1, faults);
            Assert.Equal(faults.Count > 0, session is null);
        }
    }

    [Theory]
    [InlineData(CueSheetForm.Audio, 2352)]
    [InlineData(CueSheetForm.AudioPause, 0)]
    [InlineData(CueSheetForm.AudioPauseWithSubchannels, 96)]
    [InlineData(CueSheetForm.Audio | CueSheetForm.WithPacks, 2448)]
    [InlineData(CueSheetForm.Mode1, 2048)]
    [InlineData(CueSheetForm.Mode1Whole, 2352)]
    [InlineData(CueSheetForm.Mode1Pause, 0)]
    [InlineData(CueSheetForm.Xa, 2336)]
    [InlineData(CueSheetForm.Mode2WholeIgnored, 2352)]
    public void A_data_form_says_how_many_bytes_come(CueSheetForm form, int length) => Assert.Equal(length, form.BlockLength());
}
