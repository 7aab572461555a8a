using OpenImapi.Formats.Sheets;

namespace OpenImapi.Formats.Tests.Sheets;

/// <summary>What breaks the rules: told with its line where the meaning is clear, refused where it is not.</summary>
public class CueFaultTests
{
    private const string Head = "FILE \"a.wav\" WAVE\n";
    private const string Track = "TRACK 01 AUDIO\n";
    private const string Start = "INDEX 01 00:00:00\n";

    private static DiscException Refused(string text, bool strict) =>
        Assert.Throws<DiscException>(() => CueSheet.Parse(text, new SheetFaults("bad.cue", strict)));

    [Theory]
    [InlineData("TITLE \"open\n" + Head + Track + Start, "line 1: A quote is not closed")]
    [InlineData("TITLE \"a\" b\n" + Head + Track + Start, "line 1: \"b\" after the text")]
    [InlineData("TITLE a\nTITLE b\n" + Head + Track + Start, "line 2: A second TITLE")]
    [InlineData("CATALOG 12345\n" + Head + Track + Start, "line 1: \"12345\" is no catalogue number")]
    [InlineData("FILE \"a.wav\"\n" + Track + Start, "line 1: FILE does not say what the file is; WAVE is taken.")]
    [InlineData("FILE \"a.bin\" BINRY\n" + Track + Start, "line 1: \"BINRY\" is no type of file; BINARY is taken.")]
    [InlineData("FILE a.bin\n" + Track + Start, "line 1: FILE does not say what the file is; BINARY is taken.")]
    [InlineData(Head + "TRACK AUDIO\n" + Start, "line 2: TRACK has no number; it is track 1.")]
    [InlineData(Head + "TRACK 01\n" + Start, "line 2: TRACK does not say what its blocks are; AUDIO is taken.")]
    [InlineData(Head + "TRACK 00 AUDIO\n" + Start, "line 2: Track 0 follows nothing; it is taken as track 1.")]
    [InlineData(Head + Track + Start + "TRACK 01 AUDIO\nINDEX 01 00:02:00\n", "line 4: Track 1 follows track 1; it is taken as track 2.")]
    [InlineData(Head + Track + "INDEX 01 00:00:75\n", "line 3: 00:00:75 has more than 59 seconds or 74 frames; 00:01:00 is taken.")]
    [InlineData(Head + Track + Start + "INDEX 03 00:02:00\n", "line 4: INDEX 03 follows INDEX 01; it is taken as INDEX 02.")]
    [InlineData(Head + Track + "ISRC 123\n" + Start, "line 3: \"123\" is no ISRC")]
    [InlineData(Head + Track + "FLAGS DCP LOUD\n" + Start, "line 3: \"LOUD\" is no flag")]
    [InlineData(Head + Track + "FLAGS DATA\n" + Start, "line 3: The flag DATA does not fit")]
    [InlineData(Head + Track + Start + "FLAGS DCP\n", "line 4: FLAGS stands after INDEX 01")]
    [InlineData(Head + Track + "VOLUME 11\n" + Start, "line 3: \"VOLUME\" is no command of a cue sheet")]
    public void A_fault_of_clear_meaning_is_told_once_and_refused_by_the_strict(string text, string fault)
    {
        var faults = new SheetFaults("bad.cue");
        CueSheet.Parse(text, faults);
        Assert.StartsWith(fault, Assert.Single(faults).ToString(), StringComparison.Ordinal);
        var refusal = Refused(text, strict: true);
        Assert.Equal(SheetErrors.BadSheet, refusal.Error);
        Assert.StartsWith($"bad.cue, {fault}", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "There is no TRACK")]
    [InlineData("FILE\n" + Track + Start, "line 1: FILE names no file.")]
    [InlineData(Track + Start, "line 2: INDEX stands before the first FILE.")]
    [InlineData(Head + Start, "line 2: INDEX stands before the first TRACK.")]
    [InlineData(Head + "PREGAP 00:02:00\n", "line 2: PREGAP stands before the first TRACK.")]
    [InlineData(Head + Track, "line 2: Track 1 has no INDEX 01.")]
    [InlineData(Head + Track + "INDEX 00 00:00:00\n", "line 2: Track 1 has no INDEX 01.")]
    [InlineData(Head + Track + "INDEX 01 0:0\n", "line 3: \"0:0\" of INDEX is no time")]
    [InlineData(Head + Track + "INDEX 01 -1:00:00\n", "line 3: \"-1:00:00\" of INDEX is no time")]
    [InlineData(Head + Track + "INDEX 01 999999:00:00\n", "line 3: \"999999:00:00\" of INDEX is no time")]
    [InlineData(Head + Track + "INDEX 100 00:00:00\n", "line 3: INDEX has no number from 00 to 99.")]
    [InlineData(Head + Track + "INDEX 02 00:00:00\n", "line 3: INDEX 02 of track 1 stands before its INDEX 01.")]
    [InlineData(Head + Track + Start + "INDEX 01 00:01:00\n", "line 4: Track 1 has INDEX 01 already")]
    [InlineData(Head + Track + "INDEX 00 00:02:00\n" + Start, "line 4: INDEX 01 of track 1 lies before its INDEX 00.")]
    [InlineData(Head + Track + "INDEX 01 00:02:00\nINDEX 02 00:01:00\n", "line 4: An INDEX of track 1 does not lie after the one before.")]
    [InlineData(Head + Track + "INDEX 01 00:02:00\nTRACK 02 AUDIO\n" + Start, "line 5: Track 2 begins at 00:00:00, where the track before has not ended.")]
    [InlineData("FILE \"a.bin\" BINARY\nTRACK 01\n" + Start, "line 2: TRACK does not say what its blocks are.")]
    [InlineData(Head + "TRACK 01 MODE3/2352\n" + Start, "line 2: \"MODE3/2352\" is no mode of a track.")]
    public void A_fault_that_leaves_open_what_is_meant_is_refused_by_all(string text, string fault)
    {
        foreach (var strict in new[] { false, true })
            Assert.Contains(fault, Refused(text, strict).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_tracks_are_refused()
    {
        var tracks = string.Concat(Enumerable.Range(1, 100).Select(i => $"TRACK {i:00} AUDIO\nINDEX 01 {i:00}:00:00\n"));
        Assert.Contains("at most 99 tracks", Refused(Head + tracks, strict: false).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sheet_of_more_than_a_mebibyte_is_refused_unread()
    {
        var refusal = Assert.Throws<DiscException>(() => CueSheet.Parse(new byte[100 << 20], new SheetFaults("big.cue")));
        Assert.Equal((SheetErrors.SheetTooLarge, "big.cue has 104857600 bytes; a sheet has at most 1048576."), (refusal.Error, refusal.Message));
    }

    [Fact]
    public void Of_very_many_faults_the_first_thousand_are_kept_and_all_are_counted()
    {
        var faults = new SheetFaults("bad.cue");
        CueSheet.Parse(string.Concat(Enumerable.Repeat("X\n", 5000)) + Head + Track + Start, faults);
        Assert.Equal((5000, 1000), (faults.Total, faults.Count));
    }

    [Fact]
    public void A_long_word_is_quoted_in_part()
    {
        var faults = new SheetFaults("bad.cue");
        CueSheet.Parse(new string('x', 1_000_000) + "\n" + Head + Track + Start, faults);
        Assert.True(Assert.Single(faults).Rule.Length < 120);
    }
}
