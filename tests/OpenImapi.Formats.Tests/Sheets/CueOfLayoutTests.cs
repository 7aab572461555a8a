using System.Collections.Immutable;
using OpenImapi.Formats.RedBook;
using OpenImapi.Formats.Sheets;

namespace OpenImapi.Formats.Tests.Sheets;

/// <summary>The cue sheet of a layout.</summary>
public class CueOfLayoutTests
{
    private static readonly DiscLayout Album = new([new(1,
    [
        new(1, new(new(75), new(1000)), BlockForm.Audio) { Pregap = new(75), Flags = TrackFlags.CopyPermitted },
        new(2, new(new(1225), new(2000)), BlockForm.Audio) { Pregap = new(150), Indexes = [new(300)] },
        new(3, new(new(3225), new(500)), BlockForm.Audio),
    ])]);

    private static ImmutableArray<CueFile> Files(int count) => [.. Enumerable.Range(1, count).Select(i => new CueFile($"{i:00}.wav", CueFileType.Wave))];

    private static string Indexes(CueSheet sheet) => string.Join(
        '\n', sheet.Write().Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("INDEX", StringComparison.Ordinal) || line.StartsWith("PREGAP", StringComparison.Ordinal) || line.StartsWith("FILE", StringComparison.Ordinal)))
        .ReplaceLineEndings(" | ");

    [Fact]
    public void One_file_holds_all_from_the_hidden_sound_on() => Assert.Equal(
        "FILE \"01.wav\" WAVE | INDEX 00 00:00:00 | INDEX 01 00:01:00 | INDEX 00 00:14:25 | INDEX 01 00:16:25 | INDEX 02 00:20:25 | INDEX 01 00:43:00",
        Indexes(CueSheet.Of(Album, Files(1))));

    [Fact]
    public void Gaps_go_to_the_file_before_by_default() => Assert.Equal(
        "FILE \"01.wav\" WAVE | INDEX 00 00:00:00 | INDEX 01 00:01:00 | INDEX 00 00:14:25 | FILE \"02.wav\" WAVE | INDEX 01 00:00:00 | INDEX 02 00:04:00 | FILE \"03.wav\" WAVE | INDEX 01 00:00:00",
        Indexes(CueSheet.Of(Album, Files(3))));

    [Fact]
    public void Gaps_may_stand_before_their_tracks() => Assert.Equal(
        "FILE \"01.wav\" WAVE | INDEX 00 00:00:00 | INDEX 01 00:01:00 | FILE \"02.wav\" WAVE | INDEX 00 00:00:00 | INDEX 01 00:02:00 | INDEX 02 00:06:00 | FILE \"03.wav\" WAVE | INDEX 01 00:00:00",
        Indexes(CueSheet.Of(Album, Files(3), new() { Gaps = CueGaps.Prepended })));

    [Fact]
    public void Gaps_may_be_left_out_and_told() => Assert.Equal(
        "FILE \"01.wav\" WAVE | PREGAP 00:01:00 | INDEX 01 00:00:00 | FILE \"02.wav\" WAVE | PREGAP 00:02:00 | INDEX 01 00:00:00 | INDEX 02 00:04:00 | FILE \"03.wav\" WAVE | INDEX 01 00:00:00",
        Indexes(CueSheet.Of(Album, Files(3), new() { Gaps = CueGaps.LeftOut })));

    [Fact]
    public void Texts_of_the_disc_and_its_tracks_are_told_and_quotes_become_apostrophes()
    {
        var text = new CdTextBlock
        {
            Disc = new() { Title = "The \"Best\"", Performer = "Line\nbreak" },
            Tracks = [new() { Title = "One" }, new() { Title = "Two", Composer = "C" }],
            DiscId = "XY1",
        };
        var sheet = CueSheet.Of(Album, Files(1), new() { Text = text, Remarks = ["DATE 1994"] });
        Assert.StartsWith("REM DATE 1994\nTITLE \"The 'Best'\"\nPERFORMER \"Line break\"\nDISC_ID \"XY1\"\n", sheet.Write(), StringComparison.Ordinal);
        Assert.Equal(["One", "Two", ""], sheet.Tracks.Select(track => track.Text.Title));
        Assert.Equal(TrackFlags.CopyPermitted, sheet.Tracks[0].Flags);
    }

    [Fact]
    public void Sessions_are_told_in_remarks()
    {
        var layout = new DiscLayout(
        [
            new(1, [new(1, new(Lba.Zero, new(1000)), BlockForm.Audio)]),
            new(2, [new(2, new(new(12400), new(500)), BlockForm.Mode2Form1)]),
        ]);
        Assert.Equal(
            """
            REM SESSION 01
            FILE "a.bin" BINARY
              TRACK 01 AUDIO
                INDEX 01 00:00:00
            REM LEAD-OUT 01:30:00
            REM SESSION 02
            REM LEAD-IN 01:00:00
            REM PREGAP 00:02:00
              TRACK 02 MODE2/2352
                INDEX 01 00:13:25

            """.ReplaceLineEndings("\n"),
            CueSheet.Of(layout, [new("a.bin", CueFileType.Binary)]).Write());
    }

    [Theory]
    [InlineData(BlockForm.Mode1, true, CueTrackMode.Mode1)]
    [InlineData(BlockForm.Mode1, false, CueTrackMode.Mode1Raw)]
    [InlineData(BlockForm.Mode2Form1, true, CueTrackMode.Mode2Form1)]
    [InlineData(BlockForm.Mode2, false, CueTrackMode.Mode2Raw)]
    public void A_data_track_has_the_mode_of_its_blocks(BlockForm form, bool userData, CueTrackMode mode) => Assert.Equal(
        mode, CueSheet.Of(new([new(1, [new(1, new(Lba.Zero, new(9)), form)])]), Files(1), new() { UserData = userData }).Tracks[0].Mode);

    [Fact]
    public void Blocks_of_both_forms_are_more_than_user_data() => Assert.Equal(
        SheetErrors.SheetUnwritable,
        Assert.Throws<DiscException>(() => CueSheet.Of(new([new(1, [new(1, new(Lba.Zero, new(9)), BlockForm.Mode2)])]), Files(1), new() { UserData = true })).Error);
}
