using System.Buffers.Binary;
using System.Text.Json.Nodes;

namespace OpenImapi.Interop.Tests.CommandLine;

/// <summary>Music that cannot be burned: said with file and place, before the disc is touched, in little memory and without leftovers.</summary>
[Trait("Category", "Interop")]
public sealed class BrokenMusicTests : IDisposable
{
    /// <summary>Bytes that .NET may take for all objects: not enough for the files that lie about their size.</summary>
    private const string HeapLimit = "0x4000000";

    private readonly TemporaryFolder folder = new();

    private ImapiProgram Imapi => new(folder["home"])
    {
        Environment = new Dictionary<string, string> { ["DOTNET_GCHeapHardLimit"] = HeapLimit, ["TMPDIR"] = folder["temporary"] },
    };

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_FLAC_file_that_ends_too_early_is_named_with_the_second_where_it_does()
    {
        await Album.FlacAsync(folder, "whole.flac", 10 * 44_100);
        folder.Write("cut.flac", (await File.ReadAllBytesAsync(folder["whole.flac"])).AsSpan(0, 900_000));
        Assert.Matches(@"cut\.flac: .* at [3-7]\.\d+ s of 10\.000 s", await RefusedAsync("cut.flac"));
    }

    [Fact]
    public async Task A_WAV_file_that_says_two_gigabytes_is_named_with_what_it_has()
    {
        var wave = await File.ReadAllBytesAsync(await Album.NoiseAsync(folder, "lie.wav", 5 * 44_100));
        Assert.Equal("data"u8, wave.AsSpan(36, 4));
        BinaryPrimitives.WriteUInt32LittleEndian(wave.AsSpan(40), int.MaxValue);
        folder.Write("lie.wav", wave);
        var said = await RefusedAsync("lie.wav");
        Assert.Contains("lie.wav is broken: its header says 2147483647 bytes of sound from byte 44 on, and the file ends 882000 bytes after that", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_that_points_to_nothing_is_named_with_its_line()
    {
        folder.Write("gone.cue", "TITLE \"Gone\"\nFILE \"gone.wav\" WAVE\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n"u8);
        Assert.Contains("gone.cue, line 2: \"gone.wav\" is not there", await RefusedAsync("gone.cue"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_that_points_behind_its_file_is_named_with_its_line()
    {
        await Album.NoiseAsync(folder, "short.wav", 5 * 44_100);
        folder.Write("far.cue", "FILE \"short.wav\" WAVE\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n  TRACK 02 AUDIO\n    INDEX 01 50:00:00\n"u8);
        Assert.Contains("far.cue, line 4: track 2 goes to 50:00:00 of \"short.wav\"", await RefusedAsync("far.cue"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_of_100_megabytes_is_not_read()
    {
        using (var file = File.Create(folder["big.cue"]))
            file.SetLength(100_000_000);
        Assert.Contains("big.cue has 100000000 bytes; a sheet has at most 1048576", await RefusedAsync("big.cue"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("empty.flac", 0)]
    [InlineData("one.wav", 1)]
    [InlineData("noise.mp3", 3_000_000)]
    public async Task What_is_music_by_its_name_alone_is_named(string name, int length)
    {
        var bytes = new byte[length];
        new Random(41).NextBytes(bytes);
        folder.Write(name, bytes);
        Assert.Contains(name, await RefusedAsync(name), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_file_among_good_ones_leaves_the_disc_blank_too()
    {
        await Album.FlacAsync(folder, "album/1.flac", 10 * 44_100);
        await Album.FlacAsync(folder, "whole.flac", 20 * 44_100);
        folder.Write("album/2.flac", (await File.ReadAllBytesAsync(folder["whole.flac"])).AsSpan(0, 900_000));
        Assert.Contains("2.flac: ", await RefusedAsync("album"), StringComparison.Ordinal);
    }

    /// <summary>Burns it, which must fail with exit code 3 and leave nothing behind.</summary>
    /// <returns>What was said.</returns>
    private async Task<string> RefusedAsync(string name)
    {
        folder.Folder("temporary");
        await Imapi.RunAsync("drive", "create", "cd-r80", "--name", "lab");
        var verdict = await Imapi.AskAsync("audio", "burn", folder[name], "--drive", "lab");
        Assert.True(verdict.ExitCode == 3, $"{verdict.ExitCode}\n{verdict.Output}\n{verdict.Errors}");
        Assert.Equal("blank", (string?)JsonNode.Parse((await Imapi.RunAsync("media", "--drive", "lab", "--json")).Output)!["medium"]!["status"]);
        Assert.DoesNotContain(Directory.EnumerateFiles(folder["temporary"]), file => Path.GetFileName(file).Contains("openimapi", StringComparison.OrdinalIgnoreCase));
        return verdict.Errors;
    }
}
