using System.Text;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering.Tests.Audio.Albums;

public sealed class AlbumTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_folder_is_in_the_order_of_its_track_numbers()
    {
        Music("c.flac", "track=1;");
        Music("a.flac", "track=2;");
        Music("b.flac", "track=10;");
        Assert.Equal(["c", "a", "b"], Names(await OpenAsync(folder.Path)));
    }

    [Fact]
    public async Task Disc_numbers_come_before_track_numbers()
    {
        Music("a.flac", "disc=2;track=1;");
        Music("b.flac", "disc=1;track=2;");
        Music("c.flac", "disc=1;track=1;");
        Assert.Equal(["c", "b", "a"], Names(await OpenAsync(folder.Path)));
    }

    [Fact]
    public async Task Without_numbers_the_order_is_that_of_names_as_people_count()
    {
        foreach (var name in new[] { "10.flac", "9 Last.flac", "2.flac", "1.flac", "b.flac", "A.flac" })
            Music(name, "");
        var album = await OpenAsync(folder.Path);
        Assert.Equal(["1", "2", "9 Last", "10", "A", "b"], Names(album));
        Assert.Empty(album.Warnings);
    }

    [Theory]
    [InlineData("track=2;", "", "have no track number")]
    [InlineData("track=2;", "track=2;", "have the same track number")]
    public async Task Numbers_that_settle_nothing_are_left_aside_and_it_is_said(string first, string second, string words)
    {
        Music("a.flac", first);
        Music("b.flac", second);
        var album = await OpenAsync(folder.Path);
        Assert.Equal(["a", "b"], Names(album));
        Assert.Contains(album.Warnings, warning => warning.Kind == AlbumWarningKind.Order && warning.Text.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_number_that_is_missing_is_told()
    {
        foreach (var track in new[] { 1, 2, 4 })
            Music($"{track}.flac", $"track={track};");
        Assert.Contains((await OpenAsync(folder.Path)).Warnings, warning => warning.Text.Contains("track 3 of 4 is not there", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Files_given_one_by_one_stay_in_their_order()
    {
        string[] paths = [Music("b.flac", "track=3;"), Music("a.flac", "track=2;"), Music("c.flac", "track=1;")];
        Assert.Equal(["b", "a", "c"], Names(await OpenAsync(paths)));
    }

    [Fact]
    public async Task What_is_no_music_is_named_and_left_out()
    {
        Music("a.flac", "");
        foreach (var name in new[] { "cover.jpg", "rip.log", ".hidden", "strange" })
            folder.Write(name, "x"u8);
        var album = await OpenAsync(folder.Path);
        Assert.Single(album.Tracks);
        foreach (var name in new[] { "cover.jpg", "rip.log", ".hidden" })
            Assert.Contains(album.Notes, note => note.Contains(name, StringComparison.Ordinal));
        Assert.Equal(folder["strange"], Assert.Single(album.Warnings).Path);
    }

    [Fact]
    public async Task Music_that_cannot_be_decoded_is_an_error_not_a_gap()
    {
        Music("a.flac", "");
        folder.Write("b.m4a", "x"u8);
        var error = await Assert.ThrowsAsync<DiscException>(() => OpenAsync(folder.Path));
        Assert.Contains("b.m4a", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folders_within_are_discs_of_their_own()
    {
        Music("CD1/a.flac", "");
        Music("CD2/a.flac", "");
        var error = await Assert.ThrowsAsync<DiscException>(() => OpenAsync(folder.Path));
        Assert.Equal(AlbumErrors.SeveralDiscs, error.Error);
        Assert.Contains("CD1, CD2", error.Message, StringComparison.Ordinal);
        Music("a.flac", "");
        Assert.Equal(2, (await OpenAsync(folder.Path)).Warnings.Count(warning => warning.Kind == AlbumWarningKind.LeftOut));
        Assert.Equal(2, (await OpenAsync(folder["CD1"], folder["CD2"])).Tracks.Length);
    }

    [Fact]
    public async Task No_music_at_all_is_an_error()
    {
        folder.Write("cover.jpg", "x"u8);
        Assert.Equal(AlbumErrors.NoMusic, (await Assert.ThrowsAsync<DiscException>(() => OpenAsync(folder.Path))).Error);
    }

    [Fact]
    public async Task Tags_become_CD_TEXT_and_numbers()
    {
        Music("1.flac", "title=One;artist=A;album=All;genre=Rock;isrc=DE-A12-34-00001;ean=4006381333931;");
        Music("2.flac", "title=Two;artist=A;album=All;genre=(17);isrc=no;ean=4006381333931;");
        var album = await OpenAsync(folder.Path);
        Assert.Equal(("All", "A", "4006381333931", "Rock", 23), (album.Text.Title, album.Text.Performer, album.Catalog.ToString(), album.Genre, album.GenreCode));
        Assert.Equal(["One", "Two"], album.Tracks.Select(track => track.Text.Title));
        Assert.Equal("DEA123400001", album.Tracks[0].Isrc.ToString());
        Assert.Null(album.Tracks[1].Isrc);
        Assert.Equal(AlbumWarningKind.Tag, Assert.Single(album.Warnings).Kind);
    }

    [Fact]
    public async Task Genre_and_texts_reach_the_disc_unless_other_ones_are_given()
    {
        Music("1.flac", "title=One;album=All;genre=Rock;isrc=DEA123400001;");
        using var album = await OpenAsync(folder.Path);
        await album.PrepareAsync(cancellation: TestContext.Current.CancellationToken);
        var text = CdText.Decode(AudioProgram.Plan(album.ToTracks(), album.Options()).Layout.Sessions[0].CdText, new());
        var block = Assert.Single(text);
        Assert.Equal((23, "Rock", "All", "One", "DEA123400001"), (block.GenreCode, block.Genre, block.Disc.Title, block.Tracks[0].Title, block.Tracks[0].Code));
        Assert.Equal("Mine", album.Options(new() { Text = new() { Title = "Mine" } }).Text.Title);
    }

    [Fact]
    public async Task Different_performers_make_a_disc_of_various_artists_unless_the_tags_say_whose_it_is()
    {
        string[] paths = [Music("1.flac", "artist=A;"), Music("2.flac", "artist=B;")];
        Assert.Equal("Various Artists", (await OpenAsync(paths)).Text.Performer);
        paths = [Music("3.flac", "artist=A;of=The band;"), Music("4.flac", "artist=B;of=The band;")];
        Assert.Equal("The band", (await OpenAsync(paths)).Text.Performer);
    }

    [Fact]
    public async Task Names_stand_in_for_missing_titles_and_it_is_said()
    {
        Music("album/01 - First song.flac", "");
        Music("album/02.flac", "");
        Music("album/1999.flac", "");
        var album = await OpenAsync(folder["album"]);
        Assert.Equal(["First song", "02", "1999"], album.Tracks.Select(track => track.Text.Title));
        Assert.Equal("album", album.Text.Title);
        Assert.Equal(3, album.Notes.Count);
    }

    [Theory]
    [InlineData("list.m3u", "#EXTM3U\r\n#EXTINF:5,A - Two\r\nsub\\b.flac\r\n\r\na.flac\r\n", "A - Two")]
    [InlineData("list.m3u8", "\uFEFFsub/b.flac\n# a comment\na.flac", "b")]
    [InlineData("list.pls", "[playlist]\nFile2=a.flac\nFile1=sub/b.flac\nTitle1=Called\nNumberOfEntries=2\n", "Called")]
    public async Task A_playlist_is_followed_in_order(string name, string list, string title)
    {
        Music("a.flac", "title=a;");
        Music("sub/b.flac", "");
        var album = await OpenAsync(folder.Write(name, Encoding.UTF8.GetBytes(list)));
        Assert.Equal([title, "a"], album.Tracks.Select(track => track.Text.Title));
    }

    [Theory]
    [InlineData("nowhere.flac")]
    [InlineData("http://example.org/a.flac")]
    public async Task A_playlist_that_leads_to_nothing_is_an_error_that_names_it(string entry)
    {
        var error = await Assert.ThrowsAsync<DiscException>(() => OpenAsync(folder.Write("list.m3u", Encoding.UTF8.GetBytes(entry))));
        Assert.Equal(AlbumErrors.BadPlaylist, error.Error);
        Assert.Contains(entry, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_with_one_cue_sheet_is_made_as_it_says()
    {
        Music("a.flac", "");
        Assert.Null(Album.FindSheet([folder.Path]));
        var sheet = folder.Write("a.cue", "x"u8);
        Assert.Equal(sheet, Album.FindSheet([folder.Path])?.Path);
        Assert.Contains("a.cue", Album.FindSheet([folder.Path])?.Reason, StringComparison.Ordinal);
        Assert.Equal((sheet, ""), Album.FindSheet([sheet]));
        Assert.Equal(AlbumErrors.SheetAmongOthers, Assert.Throws<DiscException>(() => Album.FindSheet([sheet, folder["a.flac"]])).Error);
        folder.Write("b.cue", "x"u8);
        Assert.Null(Album.FindSheet([folder.Path]));
    }

    [Fact]
    public async Task The_tracks_make_a_program()
    {
        Music("1.flac", "title=One;");
        Music("2.flac", "title=Two;");
        using var album = await OpenAsync(folder.Path);
        await album.PrepareAsync(cancellation: TestContext.Current.CancellationToken);
        var program = AudioProgram.Plan(album.ToTracks(), album.Options());
        Assert.Equal(2, program.Tracks.Count);
        Assert.All(program.Tracks, track => Assert.Equal(new SampleCount(5 * 44_100), track.Length));
    }

    private string Music(string name, string tags) => folder.Write(name, Encoding.UTF8.GetBytes("tags " + tags));

    private static Task<Album> OpenAsync(params string[] paths) =>
        Album.OpenAsync(paths, new([new TaggedDecoder()]), TestContext.Current.CancellationToken);

    private static IEnumerable<string> Names(Album album) => album.Tracks.Select(track => Path.GetFileNameWithoutExtension(track.Sound.Description));
}
