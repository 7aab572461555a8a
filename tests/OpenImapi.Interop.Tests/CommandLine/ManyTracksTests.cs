namespace OpenImapi.Interop.Tests.CommandLine;

/// <summary>A disc of as many tracks as there can be, each as short as it may be.</summary>
[Trait("Category", "Interop")]
public sealed class ManyTracksTests : IDisposable
{
    private const int Tracks = 99;
    private const int Shortest = 300;
    private readonly TemporaryFolder folder = new();

    private ImapiProgram Imapi => new(folder["home"]);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Ninety_nine_files_of_four_seconds_are_ninety_nine_tracks_for_all()
    {
        var sound = await Album.FlacAsync(folder, "one.flac", Shortest * 588L, "ARTIST=Ninety-Nine");
        for (var track = 1; track <= Tracks; track++)
            folder.Write($"music/{track}.flac", await File.ReadAllBytesAsync(folder["one.flac"]));
        await Imapi.RunAsync("audio", "burn", folder["music"]);
        await Imapi.RunAsync("drive", "export", "default", "-o", folder["disc.cue"]);
        await Imapi.RunAsync("drive", "export", "default", "-o", folder["forcdrdao.toc"]);

        Assert.Equal(Enumerable.Repeat(sound, Tracks).SelectMany(each => each), await File.ReadAllBytesAsync(folder["disc.bin"]));
        var seen = (await Judge.RunAsync("cd-info", "--no-header", "--no-device-info", $"--cue-file={folder["disc.cue"]}")).Lines.Select(line => line.Trim()).ToArray();
        foreach (var track in Enumerable.Range(1, Tracks))
            Assert.Contains(seen, line => line.StartsWith($"{track}: {Album.Time((track - 1) * Shortest + 150)}  {(track - 1) * Shortest:000000} audio", StringComparison.Ordinal));
        var shown = (await Judge.RunAsync("cdrdao", "show-toc", folder["forcdrdao.toc"])).Lines;
        Assert.Equal(Tracks, shown.Count(line => line.StartsWith("TRACK", StringComparison.Ordinal)));
        Assert.Equal("99", (await Judge.RunAsync("cueprint", "-d", "%N", folder["disc.cue"])).Output.Trim());
    }

    [Fact]
    public async Task A_hundredth_file_is_refused()
    {
        await Album.FlacAsync(folder, "one.flac", Shortest * 588L);
        for (var track = 1; track <= Tracks + 1; track++)
            folder.Write($"music/{track}.flac", await File.ReadAllBytesAsync(folder["one.flac"]));
        var verdict = await Imapi.AskAsync("audio", "burn", folder["music"]);
        Assert.Equal(3, verdict.ExitCode);
        Assert.Contains("99", verdict.Errors, StringComparison.Ordinal);
    }
}
