using System.Text;
using System.Text.Json.Nodes;

namespace OpenImapi.Interop.Tests.CommandLine;

/// <summary>'imapi audio burn FOLDER' with FLAC and MP3 in it: what other programs find on the disc.</summary>
[Trait("Category", "Interop")]
public sealed class BurnedAlbumTests(BurnedAlbum album) : IClassFixture<BurnedAlbum>, IDisposable
{
    private const int Block = 2352;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_line_of_the_burn_is_JSON_and_the_last_says_verified()
    {
        Assert.All(album.Said.Lines, line => Assert.NotNull(JsonNode.Parse(line)));
        var disc = JsonNode.Parse(album.Said.Lines[^1])!["discs"]![0]!;
        Assert.Equal((true, 5), ((bool)disc["verified"]!, (int)disc["audioTracks"]!));
    }

    [Fact]
    public void Every_sample_of_the_lossless_tracks_is_that_of_the_file_and_nothing_lies_between()
    {
        var disc = album.Disc;
        Assert.Equal(album.Blocks[^1] * Block, disc.Length);
        foreach (var (file, index) in album.Files.Select((file, index) => (file, index)).Where(each => each.file.Length > 0))
            Assert.True(disc.AsSpan((int)album.Begins[index] * 4, file.Length).SequenceEqual(file), $"Track {index + 1} is not its file.");
        Assert.All(disc[(int)(album.Begins[^1] * 4)..], value => Assert.Equal(0, value));
    }

    /// <summary>Another decoder and another resampler; noise of -6 dB differs from itself, one sample later, by thousands.</summary>
    [Fact]
    public async Task The_lossy_track_is_what_ffmpeg_makes_of_it()
    {
        var reference = await Album.ByFfmpegAsync(album.Lossy);
        var track = album.Disc.AsMemory((int)album.Begins[2] * 4, (int)BurnedAlbum.LossyLength * 4);
        Assert.InRange(reference.Length / 4, BurnedAlbum.LossyLength - 1, BurnedAlbum.LossyLength + 1);
        Assert.InRange(Album.Distance(track.Span[..^4096], reference.AsSpan()[..(track.Length - 4096)]), 0, 40);
        Assert.True(Album.Distance(track.Span[4..^4092], reference.AsSpan()[..(track.Length - 4096)]) > 100, "The bound would not see a sample too many.");
    }

    [Fact]
    public async Task Cd_info_sees_tracks_lengths_and_texts()
    {
        var lines = (await Judge.RunAsync("cd-info", "--no-header", "--no-device-info", $"--cue-file={album.Cue}")).Lines.Select(line => line.Trim()).ToArray();
        for (var track = 1; track <= 5; track++)
            Assert.Contains(lines, line => line.StartsWith($"{track}: {Album.Time(album.Blocks[track - 1] + 150)}  {album.Blocks[track - 1]:000000} audio", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith($"170: {Album.Time(album.Blocks[^1] + 150)}  {album.Blocks[^1]:000000} leadout", StringComparison.Ordinal));
        // libcdio takes every cue sheet for ISO 8859-1, and shows that in UTF-8.
        Assert.Equal(
            [BurnedAlbum.Title, .. BurnedAlbum.Titles],
            lines.Where(line => line.StartsWith("TITLE: ", StringComparison.Ordinal)).Select(line => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(line[7..]))));
    }

    [Fact]
    public async Task Cd_read_and_cd_paranoia_read_every_sample()
    {
        await Judge.RunAsync("cd-read", $"--cue-file={album.Cue}", "--mode=audio", "--start=0", $"--number={album.Blocks[^1]}", $"--output-file={folder["read"]}");
        Assert.Equal(album.Disc, await File.ReadAllBytesAsync(folder["read"]));
        await Judge.RunAsync("cd-paranoia", "-q", "-Z", "-r", "-d", album.Cue, "1-", folder["ripped"]);
        Assert.Equal(album.Disc, await File.ReadAllBytesAsync(folder["ripped"]));
    }

    [Fact]
    public async Task Cueprint_reads_titles_performers_and_numbers()
    {
        Assert.Equal($"5|{BurnedAlbum.Title}|{BurnedAlbum.Performer}", (await Judge.RunAsync("cueprint", "-d", "%N|%T|%P", album.Cue)).Output.Trim());
        Assert.Equal(
            BurnedAlbum.Titles.Select((title, index) => $"{index + 1}|{title}|{BurnedAlbum.Performer}|{(index == 2 ? "" : $"DEA01230000{index + 1}")}"),
            (await Judge.RunAsync("cueprint", "-t", "%n|%t|%p|%i\n", album.Cue)).Lines);
    }

    [Fact]
    public async Task Cdrdao_sees_the_same_tracks_and_reads_the_image()
    {
        var shown = (await Judge.RunAsync("cdrdao", "show-toc", album.Toc)).Lines.Select(line => line.Trim()).ToArray();
        Assert.Equal(album.Blocks[..^1], shown.Where(line => line.StartsWith("START ", StringComparison.Ordinal)).Select(BlockIn).Prepend(0).TakeLast(5));
        Assert.Equal(album.Blocks[1..], shown.Where(line => line.StartsWith("END ", StringComparison.Ordinal)).Select(BlockIn));
        Assert.Contains("ISRC DE A01 23 00005", shown);
        var test = await Judge.RunAsync("cdrdao", "read-test", album.Toc);
        Assert.Contains($"Read {album.Blocks[^1]} blocks.", test.Output + test.Errors, StringComparison.Ordinal);
        await Judge.RunAsync("toc2cue", album.Toc, folder["by-cdrdao.cue"]);
        Assert.Equal(
            album.Blocks[..^1].Select(block => $"INDEX 01 {Album.Time(block)}"),
            File.ReadLines(folder["by-cdrdao.cue"]).Select(line => line.Trim()).Where(line => line.StartsWith("INDEX", StringComparison.Ordinal)));
        Assert.Equal(album.Disc, await File.ReadAllBytesAsync(Path.ChangeExtension(album.Toc, ".bin")));
    }

    [Fact]
    public async Task Bchunk_takes_the_tracks_apart_at_the_same_places()
    {
        await Judge.RunAsync("bchunk", "-w", Path.ChangeExtension(album.Cue, ".bin"), album.Cue, folder["track"]);
        var disc = album.Disc;
        for (var track = 1; track <= 5; track++)
            Assert.Equal(disc[((int)album.Blocks[track - 1] * Block)..((int)album.Blocks[track] * Block)], (await File.ReadAllBytesAsync(folder[$"track0{track}.wav"]))[44..]);
    }

    private static long BlockIn(string line) => long.Parse(line[(line.IndexOf('(', StringComparison.Ordinal) + 1)..^1], System.Globalization.CultureInfo.InvariantCulture);
}
