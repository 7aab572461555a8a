using OpenImapi.Formats.Sheets;

namespace OpenImapi.Formats.Tests.Sheets;

/// <summary>What breaks the rules of toc files.</summary>
public class TocFaultTests
{
    private const string Track = "CD_DA\nTRACK AUDIO\n";
    private const string File = "FILE \"a.wav\" 0\n";

    private static DiscException Refused(string text, bool strict) =>
        Assert.Throws<DiscException>(() => TocFile.Parse(text, new SheetFaults("bad.toc", strict)));

    [Theory]
    [InlineData("CATALOG \"123\"\n" + Track + File, "line 1: \"123\" is no catalogue number")]
    [InlineData("CD_ROM\n" + Track + File, "line 2: CD_DA follows another kind")]
    [InlineData(Track + "ISRC \"1\"\n" + File, "line 3: \"1\" is no ISRC")]
    [InlineData(Track + File + "COPY\n", "line 4: COPY stands after what the track consists of")]
    [InlineData(Track + "FILE \"a.wav\" 0 0:0:75\n", "line 3: 0:0:75 has more than 59 seconds or 74 frames; 00:01:00 is taken.")]
    [InlineData(Track + "SILENCE 0\n", "line 3: SILENCE has no length.")]
    [InlineData(Track + "ZERO 0:2:0\n", "line 3: ZERO stands in a track of audio.")]
    [InlineData(Track + File + "INDEX 0:1:0\nSILENCE 0:1:0\n", "line 5: SILENCE stands after INDEX")]
    [InlineData("CD_TEXT { LANGUAGE_MAP { 0 : EN 0 : 8 } }\n" + Track + File, "line 1: A second language 0")]
    [InlineData(Track + "CD_TEXT { LANGUAGE 0 { DISC_ID \"x\" } }\n" + File, "line 3: DISC_ID is for the disc")]
    public void A_fault_of_clear_meaning_is_told_once_and_refused_by_the_strict(string text, string fault)
    {
        var faults = new SheetFaults("bad.toc");
        TocFile.Parse(text, faults);
        Assert.StartsWith(fault, Assert.Single(faults).ToString(), StringComparison.Ordinal);
        Assert.StartsWith($"bad.toc, {fault}", Refused(text, strict: true).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "line 1: The end of the file stands where CD_DA")]
    [InlineData("CD_DA\n", "line 2: The end of the file stands where CD_DA")]
    [InlineData("FILE \"a.bin\" BINARY\n", "line 1: \"FILE\" stands where CD_DA")]
    [InlineData(Track, "line 2: The track has nothing in it.")]
    [InlineData(Track + "FIFO \"p\" 0:1:0\n", "line 3: FIFO is not read")]
    [InlineData(Track + "FILE \"a.wav\n0\n", "line 3: A string is not closed.")]
    [InlineData(Track + "FILE \"a.wav\"\n", "line 4: The end of the file stands where a time or a number after FILE")]
    [InlineData(Track + "FILE a.wav 0\n", "line 3: \"A\" stands where a text in quotes after FILE")]
    [InlineData(Track + "FILE \"a.wav\" 0:1\n", "line 4: The end of the file stands where ':'")]
    [InlineData(Track + "FILE \"a.wav\" 9999999999999999\n", "line 3: \"9999999999999999\" stands where")]
    [InlineData(Track + "FILE \"a.wav\" -1\n", "line 3: \"-\" stands where")]
    [InlineData(Track + "DATAFILE \"a.bin\"\n", "line 3: DATAFILE stands in a track of audio.")]
    [InlineData("TRACK MODE1\n" + File, "line 2: FILE stands in a track of data.")]
    [InlineData("TRACK MODE9\n" + File, "line 1: \"MODE9\" stands where the mode of a track")]
    [InlineData(Track + File + "PREGAP 0:2:0\n", "line 4: PREGAP stands after")]
    [InlineData(Track + File + "START 0:2:0\nSTART\n", "line 5: START stands there though the pre-gap has ended")]
    [InlineData(Track + File + "END\nEND\n", "line 5: END stands there twice.")]
    [InlineData(Track + File + "INDEX 0:2:0\nINDEX 0:1:0\n", "line 5: INDEX 00:01:00 does not lie after")]
    [InlineData(Track + File + "INDEX 588\n", "line 4: INDEX needs a time")]
    [InlineData(Track + "NO FOUR_CHANNEL_AUDIO\n" + File, "line 3: \"FOUR_CHANNEL_AUDIO\" stands where COPY")]
    [InlineData(Track + File + "LOUD\n", "line 4: \"LOUD\" is no statement of a track.")]
    [InlineData(Track + File + "%\n", "line 4: '%' has no meaning")]
    [InlineData("CD_TEXT { LANGUAGE 8 { } }\n" + Track + File, "line 1: \"8\" is more than 7")]
    [InlineData("CD_TEXT { LANGUAGE 0 { GENRE { 256 } } }\n" + Track + File, "line 1: \"256\" is more than 255")]
    [InlineData("CD_TEXT { LANGUAGE 0 { VOLUME \"11\" } }\n" + Track + File, "line 1: \"VOLUME\" is no item of CD-TEXT.")]
    [InlineData("CD_TEXT { LANGUAGE 0 { } LANGUAGE 0 { } }\n" + Track + File, "line 1: LANGUAGE 0 stands there twice.")]
    public void A_fault_that_leaves_open_what_is_meant_is_refused_by_all(string text, string fault)
    {
        foreach (var strict in new[] { false, true })
            Assert.Contains(fault, Refused(text, strict).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_tracks_and_long_binary_data_are_refused()
    {
        Assert.Contains("at most 99", Refused("CD_DA\n" + string.Concat(Enumerable.Repeat("TRACK AUDIO SILENCE 1\n", 100)), strict: false).Message, StringComparison.Ordinal);
        var bytes = string.Join(',', Enumerable.Repeat("0", 3073));
        Assert.Contains("at most 3072 bytes", Refused($"CD_TEXT {{ LANGUAGE 0 {{ TOC_INFO1 {{ {bytes} }} }} }}\n{Track}{File}", strict: false).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_are_counted_through_every_kind_of_line_end() =>
        Assert.StartsWith("bad.toc, line 5: ", Refused("CD_DA\r\n// x\r// y\n\n%", strict: false).Message, StringComparison.Ordinal);
}
