using System.Text;
using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.Reading;

/// <summary>Discs of two sessions: made by other programs and read by ours, and the other way round.</summary>
[Trait("Category", "Interop")]
public sealed class MultiSessionTests : IDisposable
{
    /// <summary>Where a CD's second session begins when the first has so few blocks is of no matter here: any later block will do.</summary>
    private const int SecondSession = 1000;

    private readonly TemporaryFolder folder = new();

    public MultiSessionTests()
    {
        folder.Write("first/old.txt", "first session"u8);
        folder.Write("first/docs/kept Ünïcödé.txt", new byte[5000]);
        folder.Write("second/new.txt", "second session"u8);
        folder.Write("second/more/deep/er.txt", "deeper"u8);
    }

    public void Dispose() => folder.Dispose();

    private static readonly string[] Both =
        ["/docs/", "/docs/kept Ünïcödé.txt 5000", "/more/", "/more/deep/", "/more/deep/er.txt 6", "/new.txt 14", "/old.txt 13"];

    [Fact]
    public async Task A_session_that_genisoimage_appended_shows_both()
    {
        var disc = await AppendByGenisoimageAsync();
        using var source = new FileBlockSource(disc);
        var found = await VolumeLocator.FindAsync(source, [Lba.Zero, new(SecondSession)]);
        Assert.Equal(new Lba(SecondSession), found.Session);
        var volume = await IsoVolume.OpenAsync(found.Source, found.Session);
        Assert.Equal(Both, await ListAsync(volume));
        Assert.Equal("first session", await TextAsync(volume, "/old.txt"));
        Assert.Equal("second session", await TextAsync(volume, "/new.txt"));
        Assert.Equal("", string.Join('\n', await ErrorsAsync(source, found.Session)));
    }

    [Fact]
    public async Task A_session_alone_is_read_under_its_own_addresses()
    {
        await AppendByGenisoimageAsync();
        using var source = new FileBlockSource(folder["second.iso"]);
        var found = await VolumeLocator.FindAsync(source);
        Assert.Equal(new Lba(SecondSession), found.Session);
        var strict = await IsoVolume.OpenAsync(found.Source, found.Session);
        var refusal = await Assert.ThrowsAsync<DiscException>(() => ListAsync(strict));
        Assert.Equal("OPENIMAPI_E_OUTSIDE_IMAGE", refusal.Error.Symbol);
        var volume = await IsoVolume.OpenAsync(found.Source, found.Session, ReadingMode.Tolerant);
        Assert.Equal(Both, await ListAsync(volume));
        Assert.Equal("second session", await TextAsync(volume, "/new.txt"));
    }

    [Fact]
    public async Task A_file_that_xorriso_appended_to_shows_both_and_each_session_itself()
    {
        var image = folder["xorriso.iso"];
        await Judge.RunAsync("xorriso", "-dev", $"stdio:{image}", "-joliet", "on", "-map", folder["first"], "/", "-commit");
        await Judge.RunAsync("xorriso", "-dev", $"stdio:{image}", "-joliet", "on", "-map", folder["second"], "/", "-commit");
        var toc = await Judge.RunAsync("xorriso", "-dev", $"stdio:{image}", "-toc");
        var starts = toc.Lines.Where(line => line.StartsWith("ISO session", StringComparison.Ordinal)).Select(line => new Lba(long.Parse(line.Split(',')[1].Trim()))).ToArray();
        Assert.Equal(2, starts.Length);
        using var source = new FileBlockSource(image);
        Assert.Equal(Both, await ListAsync(await IsoVolume.OpenAsync(source)));
        var last = await VolumeLocator.FindAsync(source, starts);
        Assert.Equal(starts[1], last.Session);
        Assert.Equal(Both, await ListAsync(await IsoVolume.OpenAsync(source, last.Session)));
        Assert.Equal(["/docs/", "/docs/kept Ünïcödé.txt 5000", "/old.txt 13"], await ListAsync(await IsoVolume.OpenAsync(source, starts[0])));
    }

    [Fact]
    public async Task A_session_that_we_append_is_read_by_xorriso_and_isoinfo()
    {
        await Judge.RunAsync("genisoimage", "-quiet", "-J", "-input-charset", "utf-8", "-V", "FIRST", "-o", folder["first.iso"], folder["first"]);
        var tree = new SourceTree();
        using (var first = new FileBlockSource(folder["first.iso"]))
            await (await DiscVolume.OpenAsync(first)).AddToAsync(tree);
        tree.AddFile("new.txt", FileContent.FromBytes("second session"u8.ToArray()));
        tree.AddFile("more/deep/er.txt", FileContent.FromBytes("deeper"u8.ToArray()));
        await ImageFile.WriteAsync(ImagePlanner.Plan(tree, new() { Label = "SECOND", Start = new(SecondSession) }), folder["second.iso"]);
        var disc = Concatenate();

        var listed = await Judge.RunAsync("xorriso", "-load", "sbsector", $"{SecondSession}", "-read_fs", "norock", "-indev", $"stdio:{disc}", "-find", "/", "-type", "f");
        Assert.Equal(["'/docs/kept Ünïcödé.txt'", "'/more/deep/er.txt'", "'/new.txt'", "'/old.txt'"], listed.Lines.Order(StringComparer.Ordinal));
        var old = await Judge.RunAsync("isoinfo", "-i", disc, "-T", $"{SecondSession}", "-x", "/OLD.TXT;1");
        Assert.Equal("first session", old.Output);
        var added = await Judge.RunAsync("isoinfo", "-i", folder["second.iso"], "-N", $"{SecondSession}", "-J", "-x", "/new.txt");
        Assert.Equal("second session", added.Output);

        using var source = new FileBlockSource(disc);
        Assert.Equal(Both, await ListAsync(await IsoVolume.OpenAsync(source, new(SecondSession))));
        Assert.Equal("", string.Join('\n', await ErrorsAsync(source, new(SecondSession))));
    }

    private async Task<string> AppendByGenisoimageAsync()
    {
        await Judge.RunAsync("genisoimage", "-quiet", "-R", "-J", "-input-charset", "utf-8", "-o", folder["first.iso"], folder["first"]);
        await Judge.RunAsync("genisoimage", "-quiet", "-R", "-J", "-input-charset", "utf-8", "-C", $"0,{SecondSession}", "-M", folder["first.iso"],
            "-o", folder["second.iso"], folder["second"]);
        return Concatenate();
    }

    /// <summary>The disc: the first session, zeros up to the second, and the second.</summary>
    private string Concatenate()
    {
        using var disc = File.Create(folder["disc.iso"]);
        disc.Write(File.ReadAllBytes(folder["first.iso"]));
        Assert.InRange(disc.Position, 1, SecondSession * 2048L);
        disc.Position = SecondSession * 2048L;
        disc.Write(File.ReadAllBytes(folder["second.iso"]));
        return disc.Name;
    }

    private static async Task<string[]> ListAsync(IsoVolume volume)
    {
        var lines = new List<string>();
        await foreach (var entry in volume.Joliet!.WalkAsync())
            lines.Add(entry.IsFolder ? $"{entry.Path}/" : $"{entry.Path} {entry.Length}");
        return [.. lines.Order(StringComparer.Ordinal)];
    }

    private static async Task<string> TextAsync(IsoVolume volume, string path)
    {
        using var reader = new StreamReader(volume.OpenFile(await volume.FindAsync(path)), Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    private static async Task<List<string>> ErrorsAsync(IBlockSource source, Lba session)
    {
        var errors = new List<string>();
        await foreach (var finding in VolumeChecker.CheckAsync(source, session))
            if (finding.Severity == Severity.Error)
                errors.Add(finding.ToString());
        return errors;
    }
}
