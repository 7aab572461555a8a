using System.Text;
using OpenImapi.Formats.RedBook;
using OpenImapi.Formats.Sheets;

namespace OpenImapi.Formats.Tests.Sheets;

/// <summary>Cue sheets in the styles of the programs that write them.</summary>
public class CueStyleTests
{
    private static CueSheet Read(string text)
    {
        var faults = new SheetFaults("album.cue");
        var sheet = CueSheet.Parse(Encoding.UTF8.GetBytes(text), faults);
        Assert.Empty(faults);
        return sheet;
    }

    private static BlockCount Time(int minute, int second, int frame) => new((minute * 60 + second) * 75 + frame);

    [Fact]
    public void CDRWIN_one_image_with_all_commands()
    {
        var sheet = Read("""
            CATALOG 4006408262121
            CDTEXTFILE "C:\DISC.CDT"
            TITLE "Disc"
            PERFORMER "Band"
            SONGWRITER "Writer"
            FILE "C:\MY IMAGE.BIN" MOTOROLA
              TRACK 01 AUDIO
                TITLE "One"
                FLAGS DCP 4CH PRE SCMS
                ISRC ABCDE1234567
                INDEX 01 00:00:00
                INDEX 02 02:00:00
                INDEX 03 04:00:74
              TRACK 02 AUDIO
                PREGAP 00:02:00
                INDEX 01 05:50:65
                POSTGAP 00:01:00
            """);
        Assert.Equal("4006408262121", sheet.Catalog.ToString());
        Assert.Equal(@"C:\DISC.CDT", sheet.CdTextFile);
        Assert.Equal(new CdTextFields { Title = "Disc", Performer = "Band", Songwriter = "Writer" }, sheet.Text);
        Assert.Equal([new(@"C:\MY IMAGE.BIN", CueFileType.Motorola) { Line = 6 }], sheet.Files);
        var (first, second) = (sheet.Tracks[0], sheet.Tracks[1]);
        Assert.Equal(TrackFlags.CopyPermitted | TrackFlags.FourChannels | TrackFlags.PreEmphasis | TrackFlags.SerialCopy, first.Flags);
        Assert.Equal("ABCDE1234567", first.Isrc.ToString());
        Assert.Equal([new(0, Time(2, 0, 0)), new(0, Time(4, 0, 74))], first.Indexes);
        Assert.Equal((new BlockCount(150), new BlockCount(75), new CuePlace(0, Time(5, 50, 65))), (second.Pregap, second.Postgap, second.Start));
    }

    [Fact]
    public void EAC_with_gaps_at_the_end_of_the_file_before()
    {
        var sheet = Read(
            "REM GENRE \"Alternative Rock\"\r\nREM DATE 1994\r\nREM DISCID 7B0A2C0A\r\nREM COMMENT \"ExactAudioCopy v1.6\"\r\nPERFORMER \"A\"\r\nTITLE \"B\"\r\n" +
            "FILE \"01 - One.wav\" WAVE\r\n  TRACK 01 AUDIO\r\n    TITLE \"One\"\r\n    PERFORMER \"A\"\r\n    INDEX 01 00:00:00\r\n" +
            "  TRACK 02 AUDIO\r\n    TITLE \"Two\"\r\n    INDEX 00 03:10:12\r\nFILE \"02 - Two.wav\" WAVE\r\n    INDEX 01 00:00:00\r\n");
        Assert.Equal(["GENRE \"Alternative Rock\"", "DATE 1994", "DISCID 7B0A2C0A", "COMMENT \"ExactAudioCopy v1.6\""], sheet.Remarks);
        Assert.Equal(("Alternative Rock", "7B0A2C0A", null), (sheet.Remark("genre"), sheet.Remark("DISCID"), sheet.Remark("DISC")));
        Assert.Equal((new CuePlace(0, Time(3, 10, 12)), new CuePlace(1, default)), (sheet.Tracks[1].Gap!.Value, sheet.Tracks[1].Start));
    }

    [Fact]
    public void XLD_and_CUERipper_with_gaps_at_the_start_of_their_own_files()
    {
        var sheet = Read("""
            REM DISCID 1234ABCD
            REM REPLAYGAIN_ALBUM_GAIN -6.85 dB
            REM REPLAYGAIN_ALBUM_PEAK 0.988000
            PERFORMER "A"
            TITLE "B"
            FILE "01.flac" WAVE
              TRACK 01 AUDIO
                TITLE "One"
                REM REPLAYGAIN_TRACK_GAIN -7.01 dB
                REM REPLAYGAIN_TRACK_PEAK 0.977000
                INDEX 01 00:00:00
            FILE "02.flac" WAVE
              TRACK 02 AUDIO
                TITLE "Two"
                INDEX 00 00:00:00
                INDEX 01 00:01:37
            """);
        Assert.Equal("-7.01 dB", sheet.Tracks[0].Remark("REPLAYGAIN_TRACK_GAIN"));
        Assert.Equal((new CuePlace(1, default), new CuePlace(1, new(112))), (sheet.Tracks[1].Gap!.Value, sheet.Tracks[1].Start));
    }

    [Fact]
    public void Hidden_sound_before_the_first_track_stands_in_its_pre_gap()
    {
        var sheet = Read("FILE \"image.wav\" WAVE\n  TRACK 01 AUDIO\n    INDEX 00 00:00:00\n    INDEX 01 03:20:05\n  TRACK 02 AUDIO\n    INDEX 01 07:00:00\n");
        Assert.Equal((new CuePlace(0, default), new CuePlace(0, Time(3, 20, 5))), (sheet.Tracks[0].Gap!.Value, sheet.Tracks[0].Start));
    }

    [Fact]
    public void Foobar_whipper_and_others_with_texts_beyond_those_of_CDRWIN()
    {
        var sheet = Read("""
            CATALOG 0602498647325
            REM COMPOSER "Disc composer"
            DISC_ID "XY12345"
            GENRE "Pop"
            UPC_EAN "0602498647325"
            ARRANGER "Arr"
            FILE "a.flac" FLAC
              TRACK 01 AUDIO
                COMPOSER "C"
                MESSAGE "M"
                INDEX 01 00:00:00
            """);
        Assert.Equal(("XY12345", "Pop", "0602498647325", "Arr"), (sheet.DiscId, sheet.Genre, sheet.Text.Code, sheet.Text.Arranger));
        Assert.Equal(new CdTextFields { Composer = "C", Message = "M" }, sheet.Tracks[0].Text);
        Assert.Equal(CueFileType.Flac, sheet.Files[0].Type);
    }

    [Fact]
    public void Small_letters_tabs_lone_carriage_returns_and_names_without_quotes()
    {
        var sheet = Read("title a title without quotes\rfile my long name.wav wave\r\ttrack 1 audio\r\t\tperformer\tX Y\r\t\tindex 1 0:0:0\r");
        Assert.Equal(("a title without quotes", "my long name.wav", "X Y"), (sheet.Text.Title, sheet.Files[0].Name, sheet.Tracks[0].Text.Performer));
    }

    [Fact]
    public void Quotes_inside_a_text_stay() =>
        Assert.Equal("The \"Best\" Of", Read("TITLE \"The \"Best\" Of\"\nFILE \"a \"b\" c.wav\" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00").Text.Title);

    [Theory]
    [InlineData("MODE1/2048", CueTrackMode.Mode1, 2048)]
    [InlineData("MODE1/2352", CueTrackMode.Mode1Raw, 2352)]
    [InlineData("MODE2/2048", CueTrackMode.Mode2Form1, 2048)]
    [InlineData("MODE2/2324", CueTrackMode.Mode2Form2, 2324)]
    [InlineData("MODE2/2336", CueTrackMode.Mode2, 2336)]
    [InlineData("MODE2/2352", CueTrackMode.Mode2Raw, 2352)]
    [InlineData("CDI/2336", CueTrackMode.Cdi, 2336)]
    [InlineData("CDI/2352", CueTrackMode.CdiRaw, 2352)]
    [InlineData("CDG", CueTrackMode.Cdg, 2448)]
    [InlineData("AUDIO", CueTrackMode.Audio, 2352)]
    public void Every_mode_of_a_track_is_known(string word, CueTrackMode mode, int blockSize)
    {
        var track = Read($"FILE \"a.bin\" BINARY\n  TRACK 01 {word}\n    INDEX 01 00:00:00\n").Tracks[0];
        Assert.Equal((mode, blockSize), (track.Mode, track.Mode.BlockSize()));
    }

    [Fact]
    public void Redump_one_file_a_track_and_sessions_told_in_remarks()
    {
        var sheet = Read("""
            REM SESSION 01
            FILE "Game (Track 1).bin" BINARY
              TRACK 01 MODE2/2352
                INDEX 01 00:00:00
            FILE "Game (Track 2).bin" BINARY
              TRACK 02 AUDIO
                INDEX 00 00:00:00
                INDEX 01 00:02:00
            REM LEAD-OUT 01:30:00
            REM SESSION 02
            REM LEAD-IN 01:00:00
            REM PREGAP 00:02:00
            FILE "Game (Track 3).bin" BINARY
              TRACK 03 MODE1/2352
                INDEX 01 00:00:00
            """);
        Assert.Equal([new CueSession(1), null, new CueSession(2, new(6750), new(4500), new(150))], sheet.Tracks.Select(track => track.Session));
        Assert.All(sheet.Tracks, track => Assert.Empty(track.Remarks));
    }

    [Fact]
    public void Remarks_of_areas_are_kept_and_make_no_session()
    {
        var sheet = Read("""
            REM SINGLE-DENSITY AREA
            FILE "a.bin" BINARY
              TRACK 01 MODE1/2352
                INDEX 01 00:00:00
            REM LEAD-OUT 00:00:00
            REM HIGH-DENSITY AREA
            FILE "b.bin" BINARY
              TRACK 02 AUDIO
                INDEX 01 00:00:00
            REM SESSION 02
            """);
        Assert.Equal(["SINGLE-DENSITY AREA"], sheet.Remarks);
        Assert.Equal(["LEAD-OUT 00:00:00", "HIGH-DENSITY AREA"], sheet.Tracks[0].Remarks);
        Assert.Equal(["SESSION 02"], sheet.Tracks[1].Remarks);
        Assert.All(sheet.Tracks, track => Assert.Null(track.Session));
    }
}
