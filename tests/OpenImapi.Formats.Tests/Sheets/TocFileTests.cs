using System.Text;
using OpenImapi.Formats.RedBook;
using OpenImapi.Formats.Sheets;

namespace OpenImapi.Formats.Tests.Sheets;

/// <summary>Toc files as the manual page of cdrdao shows them.</summary>
public class TocFileTests
{
    private static TocFile Read(string text)
    {
        var faults = new SheetFaults("disc.toc");
        var toc = TocFile.Parse(Encoding.UTF8.GetBytes(text), faults);
        Assert.Empty(faults);
        return toc;
    }

    [Fact]
    public void A_track_with_CD_TEXT_a_silent_pre_gap_and_ISRC()
    {
        var toc = Read("""
            CD_DA // the kind
            CATALOG "4006408262121"
            CD_TEXT {
              LANGUAGE_MAP {
                0 : EN
              }
              LANGUAGE 0 {
                TITLE "CD Title"
                PERFORMER "Performer"
                DISC_ID "XY12345"
                UPC_EAN ""
                GENRE { 0, 10, 80, 111, 112, 0 }
                SIZE_INFO { 0, 1, 1,
                            0 }
              }
            }

            TRACK AUDIO
            ISRC "DEXXX9800001"
            CD_TEXT {
              LANGUAGE 0 {
                TITLE "Track Title"
                PERFORMER "Performer"
                ISRC "DE-XXX-98-00001"
              }
            }
            PREGAP 0:2:0
            FILE "data.wav" 0
            """);
        Assert.Equal((TocKind.CdDa, "4006408262121"), (toc.Kind!.Value, toc.Catalog.ToString()));
        var track = Assert.Single(toc.Tracks);
        Assert.Equal("DEXXX9800001", track.Isrc.ToString());
        Assert.Equal([new TocPregap(new(150)) { Line = 27 }, new TocAudioFile("data.wav", new(0, IsTime: false)) { Line = 28 }], track.Parts);
        var text = Assert.Single(toc.ToCdText());
        Assert.Equal((CdTextLanguage.English, "XY12345", 10, "Pop"), (text.Language, text.DiscId, text.GenreCode, text.Genre));
        Assert.Equal(new() { Title = "CD Title", Performer = "Performer" }, text.Disc);
        Assert.Equal([new() { Title = "Track Title", Performer = "Performer", Code = "DE-XXX-98-00001" }], text.Tracks);
    }

    [Fact]
    public void A_track_of_several_files_with_indexes()
    {
        var toc = Read("""
            CD_DA
            TRACK AUDIO
            NO COPY
            PRE_EMPHASIS
            FOUR_CHANNEL_AUDIO
            FILE "pregapdata.wav" 0
            START
            AUDIOFILE "track.cdr" SWAP #44 1:0:0 1:0:0
            SILENCE 0:2:0
            FILE "track.cdr" 100 2000
            END 5:0:0
            INDEX 2:0:0
            INDEX 4:0:0
            """);
        var track = Assert.Single(toc.Tracks);
        Assert.Equal(TrackFlags.PreEmphasis | TrackFlags.FourChannels, track.Flags);
        Assert.Equal([new(9000), new(18000)], track.Indexes);
        Assert.Equal(
        [
            new TocAudioFile("pregapdata.wav", new(0, IsTime: false)),
            new TocStart(),
            new TocAudioFile("track.cdr", TocLength.Of(new BlockCount(4500)), TocLength.Of(new BlockCount(4500))) { IsSwapped = true, Offset = 44 },
            new TocSilence(TocLength.Of(new BlockCount(150))),
            new TocAudioFile("track.cdr", TocLength.Of(new SampleCount(100)), TocLength.Of(new SampleCount(2000))),
            new TocEnd(new(22500)),
        ], track.Parts.Select(part => part with { Line = 0 }));
    }

    [Fact]
    public void A_mixed_disc()
    {
        var toc = Read("""
            CD_ROM
            TRACK MODE1
            DATAFILE "data_1"
            ZERO 00:02:00 // post-gap
            TRACK AUDIO
            SILENCE 00:02:00 // pre-gap
            START
            FILE "data_2.wav" 0
            TRACK MODE1_RAW RW_RAW
            ZERO MODE2_FORM1 RW 00:00:10
            DATAFILE "data_3" #1000 4096
            """);
        Assert.Equal([TocTrackMode.Mode1, TocTrackMode.Audio, TocTrackMode.Mode1Raw], toc.Tracks.Select(track => track.Mode));
        Assert.Equal([2048, 2352, 2448], toc.Tracks.Select(track => track.BlockSize));
        Assert.Equal(
        [
            new TocZero(TocLength.Of(new BlockCount(10))) { Mode = TocTrackMode.Mode2Form1, Subchannel = TocSubchannel.Packed },
            new TocDataFile("data_3", new(4096, IsTime: false)) { Offset = 1000 },
        ], toc.Tracks[2].Parts.Select(part => part with { Line = 0 }));
    }

    [Theory]
    [InlineData("""TITLE "caf\351" """, "café")]
    [InlineData("""TITLE "café" """, "café")]
    [InlineData("""TITLE "a \"b\" c" """, "a \"b\" c")]
    [InlineData("""TITLE "back\134slash \ and // no comment" """, "back\\slash \\ and // no comment")]
    [InlineData("""TITLE { 99, 97, 102, 233, 0 } """, "café")]
    [InlineData("""ENCODING_MS_JIS TITLE "\223\372\226\173" """, "日本")]
    [InlineData("""ENCODING_MS_JIS TITLE "日本" """, "日本")]
    [InlineData("""ENCODING_MS_JIS TITLE { 147, 250, 150, 123, 0 } """, "日本")]
    [InlineData("""ENCODING_ISO_8859_1 TITLE "\302\251" """, "Â©")]
    public void Strings_are_bytes_of_their_block_s_encoding_or_UTF_8(string items, string title)
    {
        var toc = Read($$"""CD_DA CD_TEXT { LANGUAGE_MAP { 0 : 105 } LANGUAGE 0 { {{items}} } } TRACK AUDIO SILENCE 1 """);
        Assert.Equal(title, Assert.Single(toc.ToCdText()).Disc.Title);
    }

    [Fact]
    public void Tracks_take_the_encoding_of_the_disc_s_block_and_every_language_is_read()
    {
        var toc = Read("""
            CD_TEXT {
              LANGUAGE_MAP { 0 : EN 1 : 105 }
              LANGUAGE 0 { TITLE "Japan" }
              LANGUAGE 1 { ENCODING_MS_JIS TITLE "\223\372\226\173" }
            }
            TRACK AUDIO
            CD_TEXT { LANGUAGE 0 { TITLE "One" } LANGUAGE 1 { TITLE "\223\214\213\236" } }
            SILENCE 588
            """);
        var texts = toc.ToCdText();
        Assert.Equal([(CdTextLanguage.English, "Japan", "One"), (CdTextLanguage.Japanese, "日本", "東京")], texts.Select(text => (text.Language, text.Disc.Title, text.Tracks[0].Title)));
        Assert.Equal([CdTextEncoding.Latin1, CdTextEncoding.ShiftJis], texts.Select(text => text.Encoding));
    }

    [Theory]
    [InlineData("""FILE "\303\251.wav" 0""", "é.wav")]
    [InlineData("""FILE "\351.wav" 0""", "é.wav")]
    [InlineData("""FILE "é.wav" 0""", "é.wav")]
    public void The_name_of_a_file_is_UTF_8_where_it_can_be(string statement, string name) =>
        Assert.Equal(name, Assert.IsType<TocAudioFile>(Read("TRACK AUDIO " + statement).Tracks[0].Parts[0]).Name);

    [Fact]
    public void The_toc_file_of_a_layout_names_one_image()
    {
        var layout = new DiscLayout([new(1,
        [
            new(1, new(Lba.Zero, new(1000)), BlockForm.Mode1) { Postgap = new(150) },
            new(2, new(new(1300), new(2000)), BlockForm.Audio) { Pregap = new(150), Indexes = [new(300)], Flags = TrackFlags.CopyPermitted },
        ])]);
        var text = new CdTextBlock
        {
            Language = CdTextLanguage.German,
            Disc = new() { Title = "Größe" },
            FirstTrack = 2,
            Tracks = [new() { Performer = "P \"Q\"" }],
        };
        Assert.Equal(
            """
            CD_ROM

            CD_TEXT {
              LANGUAGE_MAP {
                0 : 8
              }
              LANGUAGE 0 {
                TITLE "Gr\366\337e"
                PERFORMER ""
              }
            }

            // Track 1
            TRACK MODE1_RAW
            NO COPY
            CD_TEXT {
              LANGUAGE 0 {
                TITLE ""
                PERFORMER ""
              }
            }
            DATAFILE "disc.bin" 00:15:25

            // Track 2
            TRACK AUDIO
            COPY
            NO PRE_EMPHASIS
            TWO_CHANNEL_AUDIO
            CD_TEXT {
              LANGUAGE 0 {
                TITLE ""
                PERFORMER "P \"Q\""
              }
            }
            FILE "disc.bin" SWAP 00:15:25 00:28:50
            START 00:02:00
            INDEX 00:04:00

            """.ReplaceLineEndings("\n"), TocFile.Of(layout, "disc.bin", [text]).Write());
    }

    [Fact]
    public void What_the_language_does_not_know_is_refused()
    {
        var track = new TrackLayout(1, new(Lba.Zero, new(1000)), BlockForm.Audio);
        var two = new DiscLayout([new(1, [track]), new(2, [track with { Number = 2 }])]);
        Assert.Equal(SheetErrors.SheetUnwritable, Assert.Throws<DiscException>(() => TocFile.Of(two, "a.bin")).Error);
        var copied = TocFile.Of(new([new(1, [track with { Flags = TrackFlags.SerialCopy }])]), "a.bin");
        Assert.Equal(SheetErrors.SheetUnwritable, Assert.Throws<DiscException>(copied.Write).Error);
    }
}
