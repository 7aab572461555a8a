using System.Text;
using System.Text.Json.Nodes;

namespace OpenImapi.Interop.Tests.CommandLine;

/// <summary>A ripped album burned from its cue sheet, ripped, and burned again: each disc is the same disc.</summary>
[Trait("Category", "Interop")]
public sealed class RippedAlbumTests : IDisposable
{
    /// <summary>Three seconds hidden before the first track, a pre-gap with sound, an index within a track, and an end in the middle of a block.</summary>
    private const string Sheet = """
        REM GENRE Rock
        CATALOG 4006381333931
        PERFORMER "Mötley Überall"
        TITLE "Señor “Live”"
        FILE "disc.wav" WAVE
          TRACK 01 AUDIO
            TITLE "Öffnung"
            PERFORMER "Mötley Überall"
            ISRC DEA012300001
            FLAGS DCP
            INDEX 00 00:00:00
            INDEX 01 00:03:00
          TRACK 02 AUDIO
            TITLE "Zwei"
            PERFORMER "Motörhead"
            ISRC DEA012300002
            FLAGS DCP PRE
            INDEX 00 00:08:10
            INDEX 01 00:10:11
            INDEX 02 00:12:12
            INDEX 03 00:14:13
          TRACK 03 AUDIO
            TITLE "Fin"
            PERFORMER "Mötley Überall"
            INDEX 01 00:16:05

        """;

    /// <summary>The same in cdrdao's language.</summary>
    private const string Toc = """
        CD_DA
        CATALOG "4006381333931"
        TRACK AUDIO
        COPY
        ISRC "DEA012300001"
        FILE "disc.wav" 0 00:08:10
        START 00:03:00
        TRACK AUDIO
        COPY
        PRE_EMPHASIS
        ISRC "DEA012300002"
        FILE "disc.wav" 00:08:10 00:07:70
        START 00:02:01
        INDEX 00:02:01
        INDEX 00:04:02
        TRACK AUDIO
        FILE "disc.wav" 00:16:05

        """;

    private const long Samples = 22 * 44_100 + 123;
    private readonly TemporaryFolder folder = new();

    private ImapiProgram Imapi => new(folder["home"]);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("utf-8", "wav")]
    [InlineData("windows-1252", "flac")]
    public Task The_rip_of_a_burned_sheet_burns_to_the_same_disc(string encoding, string format) => BurnAndRipAsync(encoding, format);

    /// <summary>What is left of all pairs.</summary>
    [Theory]
    [Trait("Category", "Lab")]
    [InlineData("utf-8", "flac")]
    [InlineData("windows-1252", "wav")]
    public Task The_rip_of_a_burned_sheet_in_other_forms_burns_to_the_same_disc(string encoding, string format) => BurnAndRipAsync(encoding, format);

    private async Task BurnAndRipAsync(string encoding, string format)
    {
        var disc = await SoundAsync();
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        folder.Write("disc.cue", Encoding.GetEncoding(encoding).GetBytes(Sheet));
        var first = await BurnAsync("one", folder["disc.cue"]);
        Assert.Equal(disc, await ExportAsync("one"));
        MustBeTheAlbum(first);

        await Imapi.RunAsync("audio", "rip", "--drive", "one", "-o", folder["rip"], "--format", format);
        Assert.Equal(3, Directory.GetFiles(folder["rip"], $"*.{format}").Length);
        Assert.Equal(disc, (await Task.WhenAll(Directory.GetFiles(folder["rip"], $"*.{format}").Order(StringComparer.Ordinal).Select(Album.SamplesAsync))).SelectMany(each => each));
        var second = await BurnAsync("two", Assert.Single(Directory.GetFiles(folder["rip"], "*.cue")));
        Assert.Equal(first.ToJsonString(), second.ToJsonString());
        Assert.Equal(disc, await ExportAsync("two"));
        Assert.Equal(await ShownByCdrdaoAsync("one"), await ShownByCdrdaoAsync("two"));
    }

    [Fact]
    public async Task The_export_for_cdrdao_burns_to_the_same_disc()
    {
        var disc = await SoundAsync();
        folder.Write("disc.cue", Encoding.UTF8.GetBytes(Sheet));
        var first = await BurnAsync("one", folder["disc.cue"]);
        await ExportAsync("one");
        await Judge.RunAsync("cdrdao", "read-test", folder["one.toc"]);
        Assert.Equal(first.ToJsonString(), (await BurnAsync("two", folder["one.toc"])).ToJsonString());
        Assert.Equal(disc, await ExportAsync("two"));
    }

    [Fact]
    public async Task Cdrdao_s_own_words_for_the_disc_mean_the_same_disc()
    {
        var disc = await SoundAsync();
        folder.Write("disc.cue", Encoding.UTF8.GetBytes(Sheet));
        folder.Write("disc.toc", Encoding.UTF8.GetBytes(Toc));
        var first = await BurnAsync("one", folder["disc.cue"], "--no-cd-text");
        Assert.Equal(first.ToJsonString(), (await BurnAsync("two", folder["disc.toc"], "--no-cd-text")).ToJsonString());
        Assert.Equal(disc, await ExportAsync("two"));
        // It marks the end of a file that ends within a block with a star.
        var shown = (await Judge.AskAsync(new Question("cdrdao", ["show-toc", folder["disc.toc"]]) { Folder = folder.Path })).MustSucceed().Lines;
        await ExportAsync("one");
        Assert.Equal(Places(shown).Select(line => line.Replace("END*", "END ", StringComparison.Ordinal)), Places((await Judge.RunAsync("cdrdao", "show-toc", folder["one.toc"])).Lines));
    }

    /// <summary>What 'media --gaps --json' must say; the disc's id is that of its table by libdiscid's rules, which other tests judge.</summary>
    private static void MustBeTheAlbum(JsonNode audio)
    {
        // CD-TEXT's ISO 8859-1 has no curly quotes; the straight ones that stand for them are what no cue sheet can say.
        Assert.Equal(("4006381333931", "Señor \"Live\"", "Mötley Überall"), ((string?)audio["catalog"], (string?)audio["title"], (string?)audio["performer"]));
        var tracks = audio["tracks"]!.AsArray();
        Assert.Equal([225, 761, 1205], tracks.Select(track => (int)track!["block"]!));
        Assert.Equal([225, 151, 0], tracks.Select(track => (int)track!["pregapBlocks"]!));
        Assert.Equal([151, 302], tracks[1]!["indexes"]!.AsArray().Select(index => (int)index!));
        Assert.Equal(["Öffnung", "Zwei", "Fin"], tracks.Select(track => (string?)track!["title"]));
        Assert.Equal(["DEA012300001", "DEA012300002", null], tracks.Select(track => (string?)track!["isrc"]));
        Assert.Equal(["preEmphasis", "copyPermitted"], tracks[1]!["flags"]!.AsArray().Select(flag => (string?)flag));
    }

    /// <summary>Makes the sound of the disc.</summary>
    /// <returns>Its samples, with the last block filled up.</returns>
    private async Task<byte[]> SoundAsync()
    {
        var sound = await Album.SamplesAsync(await Album.NoiseAsync(folder, "disc.wav", Samples));
        return [.. sound, .. new byte[(2352 - sound.Length % 2352) % 2352]];
    }

    /// <returns>What media then says of the sound on the disc.</returns>
    private async Task<JsonNode> BurnAsync(string drive, string sheet, params string[] options)
    {
        await Imapi.RunAsync("drive", "create", "cd-r80", "--name", drive);
        await Imapi.RunAsync(["audio", "burn", sheet, "--drive", drive, .. options]);
        return JsonNode.Parse((await Imapi.RunAsync("media", "--drive", drive, "--gaps", "--json")).Output)!["audio"]!;
    }

    /// <summary>Exports a drive's disc for cdrdao.</summary>
    /// <returns>Its samples.</returns>
    private async Task<byte[]> ExportAsync(string drive)
    {
        await Imapi.RunAsync("drive", "export", drive, "-o", folder[$"{drive}.toc"], "--force");
        return await File.ReadAllBytesAsync(folder[$"{drive}.bin"]);
    }

    private async Task<string> ShownByCdrdaoAsync(string drive) => (await Judge.RunAsync("cdrdao", "show-toc", folder[$"{drive}.toc"])).Output;

    private static IEnumerable<string> Places(IEnumerable<string> shown) => shown.Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("TOC TYPE", StringComparison.Ordinal));
}
