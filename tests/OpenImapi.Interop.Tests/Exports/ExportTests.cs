namespace OpenImapi.Interop.Tests.Exports;

/// <summary>Discs that we export, read by other programs.</summary>
[Trait("Category", "Interop")]
public sealed class ExportTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly BurnedDisc burned = new();

    private static readonly string[] Merged = ["/docs", "/docs/kept.bin", "/new.txt", "/old.txt"];

    /// <summary>A first session made by genisoimage, and a second one that takes the first one's files over.</summary>
    public async ValueTask InitializeAsync()
    {
        folder.Write("first/old.txt", "first session"u8);
        folder.Write("first/docs/kept.bin", [.. Enumerable.Range(0, 700_001).Select(i => (byte)(i * 7 + i / 251))]);
        folder.Write("second/new.txt", "second session"u8);
        await MasterAsync("first.iso", "first");
        await burned.BurnAsync(await File.ReadAllBytesAsync(folder["first.iso"]));
    }

    public async ValueTask DisposeAsync()
    {
        await burned.DisposeAsync();
        folder.Dispose();
    }

    private Task<Verdict> MasterAsync(string image, string source, params string[] more) =>
        Judge.RunAsync("genisoimage", ["-quiet", "-J", "-R", .. more, "-o", folder[image], folder[source]]);

    private async Task<long> AppendAsync()
    {
        await burned.Disc.ExportAsync(folder["one.iso"]);
        var start = await burned.NextAsync();
        await MasterAsync("second.iso", "second", "-C", $"0,{start}", "-M", folder["one.iso"]);
        await burned.BurnAsync(await File.ReadAllBytesAsync(folder["second.iso"]));
        return start;
    }

    [Fact]
    public async Task The_image_of_one_session_is_what_was_burned()
    {
        await burned.Disc.ExportAsync(folder["a.iso"]);
        var (image, source) = (await File.ReadAllBytesAsync(folder["a.iso"]), await File.ReadAllBytesAsync(folder["first.iso"]));
        Assert.Equal(source, image[..source.Length]);
        Assert.DoesNotContain(image[source.Length..], value => value != 0);
    }

    [Fact]
    public async Task Bchunk_makes_the_image_of_the_raw_sectors()
    {
        await burned.Disc.ExportAsync(folder["a.cue"]);
        await burned.Disc.ExportAsync(folder["a.iso"]);
        await Judge.RunAsync("bchunk", folder["a.bin"], folder["a.cue"], folder["track"]);
        Assert.Equal(await File.ReadAllBytesAsync(folder["a.iso"]), await File.ReadAllBytesAsync(folder["track01.iso"]));
    }

    [Fact]
    public async Task Libcdio_reads_blocks_from_the_raw_sectors()
    {
        await burned.Disc.ExportAsync(folder["a.cue"]);
        var verdict = await Judge.RunAsync("cd-info", "--no-header", "--no-device-info", $"--cue-file={folder["a.cue"]}");
        Assert.Contains("data", verdict.Output, StringComparison.Ordinal);
        Assert.Contains("ISO 9660", verdict.Output, StringComparison.Ordinal);
        await Judge.RunAsync("cd-read", $"--cue-file={folder["a.cue"]}", "--mode=m1f1", "--start=16", "--number=300", $"--output-file={folder["blocks"]}");
        var source = await File.ReadAllBytesAsync(folder["first.iso"]);
        Assert.Equal(source[(16 * 2048)..(316 * 2048)], await File.ReadAllBytesAsync(folder["blocks"]));
    }

    [Fact]
    public async Task The_last_session_is_found_where_it_lies()
    {
        var start = await AppendAsync();
        await burned.Disc.ExportAsync(folder["all.iso"]);
        Assert.Equal(Merged, await ListByXorrisoAsync("all.iso", "-load", "sbsector", $"{start}"));
        Assert.Equal(Merged, await ListByIsoinfoAsync("all.iso", "-T", $"{start}"));
        Assert.Equal(["/docs", "/docs/kept.bin", "/old.txt"], await ListByXorrisoAsync("all.iso"));
    }

    [Fact]
    public async Task An_image_of_the_last_session_shows_every_reader_the_merged_tree()
    {
        await AppendAsync();
        await burned.Disc.ExportAsync(folder["last.iso"], new() { LastSession = true });
        Assert.Equal(Merged, await ListByXorrisoAsync("last.iso"));
        Assert.Equal(Merged, await ListByIsoinfoAsync("last.iso"));
        var bsdtar = await Judge.RunAsync("bsdtar", "-tf", folder["last.iso"]);
        Assert.Equal(Merged, bsdtar.Lines.Select(line => "/" + line.TrimEnd('/')).Where(line => line != "/.").Order(StringComparer.Ordinal));
        await Judge.RunAsync("7z", "x", "-y", $"-o{folder["seven"]}", folder["last.iso"]);
        foreach (var (file, source) in new[] { ("docs/kept.bin", "first/docs/kept.bin"), ("old.txt", "first/old.txt"), ("new.txt", "second/new.txt") })
            Assert.Equal(await File.ReadAllBytesAsync(folder[source]), await File.ReadAllBytesAsync(folder[$"seven/{file}"]));
        Assert.Contains("new.txt", (await Judge.RunAsync("iso-info", "-f", "-i", folder["last.iso"])).Output, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<IEnumerable<string>> ListByXorrisoAsync(string image, params string[] load)
    {
        var verdict = await Judge.RunAsync("xorriso", [.. load, "-indev", folder[image], "-find", "/", "-exec", "echo", "--"]);
        return verdict.Lines.Select(line => line.Trim('\'')).Where(line => line.Length > 1).Order(StringComparer.Ordinal);
    }

    private async Task<IEnumerable<string>> ListByIsoinfoAsync(string image, params string[] from)
    {
        var verdict = await Judge.RunAsync("isoinfo", ["-i", folder[image], .. from, "-R", "-f"]);
        return verdict.Lines.Where(line => line.StartsWith('/')).Order(StringComparer.Ordinal);
    }
}
