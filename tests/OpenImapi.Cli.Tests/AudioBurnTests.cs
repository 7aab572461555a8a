namespace OpenImapi.Cli.Tests;

/// <summary>imapi audio burn and image, on virtual recorders, with sound that needs no decoder.</summary>
public class AudioBurnTests
{
    private const int Second = 44_100;
    private const int Block = 588;

    [Fact]
    public async Task A_folder_of_music_becomes_a_disc_without_gaps_proven_sample_by_sample()
    {
        using var desk = new Desk();
        var first = desk.Wave("album/01 one.wav", 5 * Second + 100, seed: 1, "One", "Somebody");
        var second = desk.Wave("album/02 two.wav", 6 * Second, seed: 2, "Two", "Somebody");
        var disc = (await desk.RunAsync("audio", "burn", desk["album"], "--json")).Succeeded().Last["discs"]![0]!;
        Assert.Equal((true, 2), ((bool)disc["verified"]!, (int)disc["audioTracks"]!));
        Assert.Equal("complete", (string?)disc["medium"]!["status"]);
        var sound = await ExportedAsync(desk);
        Assert.Equal(Filled([.. first, .. second]), sound);
    }

    [Fact]
    public async Task Titles_of_the_tags_stand_on_the_disc_and_media_shows_them()
    {
        using var desk = new Desk();
        desk.Wave("album/01.wav", 5 * Second, seed: 1, "Morning", "The Larks");
        desk.Wave("album/02.wav", 5 * Second, seed: 2, "Evening", "The Larks");
        (await desk.RunAsync("audio", "burn", desk["album"])).Succeeded();
        var media = (await desk.RunAsync("media")).Succeeded().Out;
        Assert.Contains("Morning", media);
        Assert.Contains("The Larks", media);
    }

    [Fact]
    public async Task A_plan_shows_the_tracks_and_writes_nothing()
    {
        using var desk = new Desk();
        (await desk.RunAsync("drive", "create", "cd-r80", "--name", "lab")).Succeeded();
        desk.Wave("a.wav", 10 * Second, seed: 1, "Alone");
        var ran = (await desk.RunAsync("audio", "burn", desk["a.wav"], "--plan")).Succeeded();
        Assert.Contains("00:10:00", ran.Out);
        Assert.Contains("Alone", ran.Out);
        Assert.Equal("blank", (string?)(await desk.RunAsync("media", "--json")).Document["medium"]!["status"]);
    }

    [Fact]
    public async Task What_is_one_block_too_long_is_refused_before_anything_is_written()
    {
        using var desk = new Desk();
        (await desk.RunAsync("drive", "create", "cd-r80", "--name", "lab")).Succeeded();
        desk.SilentWave("long.wav", 359_850L * Block);
        var ran = await desk.RunAsync("audio", "burn", desk["long.wav"]);
        Assert.Equal(ExitCode.Medium, ran.Code);
        Assert.Contains("359850", ran.Error.Replace(",", "", StringComparison.Ordinal));
        Assert.Equal("blank", (string?)(await desk.RunAsync("media", "--json")).Document["medium"]!["status"]);
    }

    [Theory]
    [InlineData("dvd+r")]
    [InlineData("bd-r25")]
    public async Task A_disc_that_is_no_CD_is_refused_before_anything_is_decoded(string medium)
    {
        using var desk = new Desk();
        (await desk.RunAsync("drive", "create", medium, "--name", "lab")).Succeeded();
        desk.Wave("a.wav", 5 * Second);
        var ran = await desk.RunAsync("audio", "burn", desk["a.wav"]);
        Assert.Equal(ExitCode.Medium, ran.Code);
        Assert.Contains("imapi drive insert lab cd-r80", ran.Error);
        Assert.DoesNotContain("Decoding", ran.Out);
    }

    [Fact]
    [Trait("Category", "Large")]
    public async Task Music_of_exactly_an_80_minute_disc_is_recorded_and_proven()
    {
        using var desk = new Desk();
        (await desk.RunAsync("drive", "create", "cd-r80", "--name", "lab")).Succeeded();
        desk.SilentWave("full.wav", 359_849L * Block);
        var disc = (await desk.RunAsync("audio", "burn", desk["full.wav"], "--json")).Succeeded().Last["discs"]![0]!;
        Assert.Equal((true, 359_849L), ((bool)disc["verified"]!, (long)disc["blocks"]!));
        var tracks = (await desk.RunAsync("media", "--json")).Document["audio"]!["tracks"]!.AsArray();
        Assert.Equal(359_849L, (long)Assert.Single(tracks)!["blocks"]!);
    }

    [Fact]
    public async Task A_disc_of_99_tracks_of_four_seconds_has_them_all_and_a_100th_is_refused()
    {
        using var desk = new Desk();
        for (var track = 1; track <= 99; track++)
            desk.Wave($"album/{track:00}.wav", 4 * Second, track);
        var disc = (await desk.RunAsync("audio", "burn", desk["album"], "--json")).Succeeded().Last["discs"]![0]!;
        Assert.Equal((true, 99), ((bool)disc["verified"]!, (int)disc["audioTracks"]!));
        var tracks = (await desk.RunAsync("media", "--json")).Document["audio"]!["tracks"]!.AsArray();
        Assert.Equal(Enumerable.Range(0, 99).Select(track => track * 300L), tracks.Select(track => (long)track!["block"]!));
        desk.Wave("album/zz.wav", 4 * Second, 100);
        Assert.Equal(ExitCode.Source, (await desk.RunAsync("audio", "burn", desk["album"], "--plan")).Code);
    }

    [Fact]
    public async Task A_track_of_three_seconds_is_refused_before_anything_is_written()
    {
        using var desk = new Desk();
        desk.Wave("short.wav", 3 * Second);
        var ran = await desk.RunAsync("audio", "burn", desk["short.wav"]);
        Assert.Equal(ExitCode.Source, ran.Code);
        Assert.Contains("4 seconds", ran.Error);
    }

    [Fact]
    public async Task A_cue_sheet_is_burned_with_its_gaps_and_indexes()
    {
        using var desk = new Desk();
        var sound = desk.Wave("all.wav", 30 * Second);
        desk.File("disc.cue", "FILE \"all.wav\" WAVE\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n  TRACK 02 AUDIO\n    INDEX 00 00:10:00\n    INDEX 01 00:12:00\n    INDEX 02 00:20:00\n");
        (await desk.RunAsync("audio", "burn", desk["disc.cue"])).Succeeded();
        Assert.Equal(sound, await ExportedAsync(desk));
        var sheet = await File.ReadAllTextAsync(desk["export.cue"], TestContext.Current.CancellationToken);
        Assert.Contains("INDEX 00 00:10:00", sheet);
        Assert.Contains("INDEX 01 00:12:00", sheet);
        Assert.Contains("INDEX 02 00:20:00", sheet);
    }

    [Fact]
    public async Task An_image_of_music_can_be_put_into_a_drive_and_read_back()
    {
        using var desk = new Desk();
        var sound = desk.Wave("a.wav", 5 * Second + 7);
        (await desk.RunAsync("audio", "image", desk["a.wav"], "-o", desk["a.cue"])).Succeeded();
        Assert.Equal(Filled(sound), await File.ReadAllBytesAsync(desk["a.bin"], TestContext.Current.CancellationToken));
        (await desk.RunAsync("drive", "create", "cd-r80", "--name", "lab")).Succeeded();
        (await desk.RunAsync("drive", "insert", "lab", desk["a.cue"])).Succeeded();
        (await desk.RunAsync("audio", "rip", "-o", desk["out"], "--format", "wav")).Succeeded();
        var ripped = await File.ReadAllBytesAsync(Directory.GetFiles(desk["out"], "*.wav").Single(), TestContext.Current.CancellationToken);
        Assert.Equal(Filled(sound), ripped[^Filled(sound).Length..]);
    }

    [Fact]
    public async Task A_data_session_after_the_music_makes_a_disc_that_both_kinds_of_reader_know()
    {
        using var desk = new Desk();
        desk.Wave("a.wav", 5 * Second);
        desk.File("booklet/words.txt", "la la la");
        var discs = (await desk.RunAsync("audio", "burn", desk["a.wav"], "--data", desk["booklet"], "--json")).Succeeded().Last["discs"]!.AsArray();
        Assert.Equal(2, discs.Count);
        Assert.Equal(2, (int)discs[1]!["medium"]!["sessions"]!);
        Assert.Equal("la la la", System.Text.Encoding.UTF8.GetString((await desk.RunAsync("image", "cat", "virtual:default", "/words.txt")).Succeeded().Bytes));
    }

    [Fact]
    public async Task A_sheet_of_two_sessions_is_burned_as_it_is_and_told_as_one_disc()
    {
        using var desk = new Desk();
        desk.Wave("a.wav", 5 * Second);
        desk.File("booklet/words.txt", "la la la");
        (await desk.RunAsync("audio", "burn", desk["a.wav"], "--data", desk["booklet"])).Succeeded();
        (await desk.RunAsync("drive", "export", "default", "-o", desk["a.cue"])).Succeeded();
        (await desk.RunAsync("drive", "insert", "default", "cd-r80")).Succeeded();
        var disc = (await desk.RunAsync("burn", desk["a.cue"], "--json")).Succeeded().Last["discs"]![0]!;
        Assert.Equal((true, false, 1, 375L), ((bool)disc["verified"]!, (bool)disc["appended"]!, (int)disc["audioTracks"]!, (long)disc["audioBlocks"]!));
        (await desk.RunAsync("drive", "export", "default", "-o", desk["b.cue"])).Succeeded();
        var token = TestContext.Current.CancellationToken;
        Assert.Equal(await File.ReadAllBytesAsync(desk["a.bin"], token), await File.ReadAllBytesAsync(desk["b.bin"], token));
    }

    [Fact]
    public async Task Data_before_the_music_is_track_1_of_the_same_session()
    {
        using var desk = new Desk();
        desk.Wave("a.wav", 5 * Second);
        desk.File("booklet/words.txt", "la la la");
        (await desk.RunAsync("audio", "burn", desk["a.wav"], "--mixed", desk["booklet"])).Succeeded();
        var tracks = (await desk.RunAsync("media", "--json")).Document["medium"]!["tracks"]!.AsArray();
        Assert.Equal(["mode1", "audio"], tracks.Select(track => (string?)track!["form"]));
        Assert.Equal("la la la", System.Text.Encoding.UTF8.GetString((await desk.RunAsync("image", "cat", "virtual:default", "/words.txt")).Succeeded().Bytes));
    }

    [Fact]
    public async Task Too_many_copies_are_refused_before_anything_is_decoded()
    {
        using var desk = new Desk();
        desk.Wave("a.wav", 5 * Second);
        (await desk.RunAsync("drive", "create", "cd-r80", "--name", "lab")).Succeeded();
        var ran = await desk.RunAsync("audio", "burn", desk["a.wav"], "--copies", "2");
        Assert.Equal(ExitCode.Usage, ran.Code);
        Assert.Contains("2 copies need 2 drives", ran.Error);
        Assert.DoesNotContain("Decoding", ran.Out);
    }

    [Fact]
    public async Task A_plan_needs_no_blank_disc_and_warns_that_there_is_none()
    {
        using var desk = new Desk();
        desk.Wave("a.wav", 5 * Second);
        (await desk.RunAsync("audio", "burn", desk["a.wav"])).Succeeded();
        var plan = (await desk.RunAsync("audio", "burn", desk["a.wav"], "--plan")).Succeeded();
        Assert.Contains("00:05:00 of 79:57:74", plan.Out);
        Assert.StartsWith("warning: Music goes onto a blank CD; in virtual:default is another disc.", plan.Error);
    }

    [Fact]
    public async Task A_name_with_control_characters_does_not_steer_the_terminal()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such names.");
        using var desk = new Desk();
        desk.Wave("a\u001B[31m\nb.wav", 5 * Second);
        var ran = (await desk.RunAsync("audio", "burn", desk["a\u001B[31m\nb.wav"], "--plan")).Succeeded();
        Assert.Contains(@"a\x1B[31m\x0Ab.wav has no title", ran.Out);
        Assert.DoesNotContain('\u001B', ran.Out + ran.Error);
        desk.File("a\u001B[31m.wav", "no sound");
        Assert.DoesNotContain('\u001B', (await desk.RunAsync("audio", "burn", desk["a\u001B[31m.wav"], "--verbose")).Error);
        Assert.DoesNotContain('\u001B', (await desk.RunAsync("audio", "burn", desk["a\u001B[31m.wav"], "--json")).Error);
    }

    /// <summary>The .bin of the disc in the default drive.</summary>
    private static async Task<byte[]> ExportedAsync(Desk desk)
    {
        (await desk.RunAsync("drive", "export", "default", "-o", desk["export.cue"])).Succeeded();
        return await File.ReadAllBytesAsync(desk["export.bin"], TestContext.Current.CancellationToken);
    }

    /// <summary>Sound with its last block filled up.</summary>
    private static byte[] Filled(byte[] sound) => [.. sound, .. new byte[(Block * 4 - sound.Length % (Block * 4)) % (Block * 4)]];
}
