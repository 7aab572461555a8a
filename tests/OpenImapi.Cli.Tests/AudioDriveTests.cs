namespace OpenImapi.Cli.Tests;

/// <summary>imapi audio burn and rip with drives that are like real ones: off, worn, or without ways of writing.</summary>
public class AudioDriveTests
{
    [Fact]
    public async Task A_read_offset_of_667_samples_is_found_while_burning_and_made_up_for_while_ripping()
    {
        using var desk = new Desk();
        await desk.DriveAsync("--read-offset", "667");
        var disc = (await desk.BurnAlbumAsync("--json")).Succeeded().Last["discs"]![0]!;
        Assert.Equal((true, 667), ((bool)disc["verified"]!, (int)disc["readOffset"]!));
        (await desk.RipAlbumAsync("--read-offset", "667")).Succeeded();
        Assert.Equal(Sound(desk["album/1.wav"]), Sound(desk["out/01.wav"], desk["out/01 One.wav"], desk["out/01 - One.wav"]));
    }

    [Fact]
    public async Task A_rip_says_which_track_is_in_doubt_where_blocks_are_read_badly_for_ever()
    {
        using var desk = new Desk();
        await desk.DriveAsync("--audio-fault", "500+3");
        (await desk.BurnAlbumAsync("--no-verify")).Succeeded();
        var ripped = await desk.RipAlbumAsync();
        Assert.Equal(ExitCode.Verification, ripped.Code);
        Assert.Contains("Track 2: 3 blocks", ripped.Error);
        Assert.DoesNotContain("Track 1:", ripped.Error);
    }

    [Fact]
    public async Task A_rip_is_sure_where_blocks_are_read_well_in_the_end()
    {
        using var desk = new Desk();
        await desk.DriveAsync("--audio-fault", "500+3x2");
        (await desk.BurnAlbumAsync("--no-verify")).Succeeded();
        var tracks = (await desk.RipAlbumAsync("--json")).Succeeded().Last["tracks"]!.AsArray();
        Assert.All(tracks, track => Assert.True((bool)track!["sure"]!));
        Assert.True((long)tracks[1]!["rereadBlocks"]! >= 3);
    }

    [Fact]
    public async Task A_drive_that_writes_only_track_by_track_does_so_where_that_keeps_the_layout()
    {
        using var desk = new Desk();
        await desk.DriveAsync("--no-sao", "--no-raw");
        var burned = (await desk.BurnAlbumAsync("--trace", desk["trace"])).Succeeded();
        Assert.DoesNotContain(File.ReadLines(desk["trace"]), line => line.Contains(" SendCueSheet ", StringComparison.Ordinal));
        Assert.Contains("CD-TEXT", burned.Error);
    }

    [Fact]
    public async Task A_drive_that_writes_only_track_by_track_refuses_indexes_and_says_why()
    {
        using var desk = new Desk();
        await desk.DriveAsync("--no-sao", "--no-raw");
        desk.File("album/disc.cue", "FILE 1.wav WAVE\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n    INDEX 02 00:02:00\n");
        var refused = await desk.RunAsync("audio", "burn", desk["album/disc.cue"], "--drive", "virtual:new");
        Assert.Equal(ExitCode.Medium, refused.Code);
        Assert.Contains("track 1 has an index inside", refused.Error);
    }

    /// <summary>The samples of the first of these files that is there.</summary>
    private static byte[] Sound(params string[] paths) => File.ReadAllBytes(paths.First(File.Exists))[^(5 * 44_100 * 4)..];
}
