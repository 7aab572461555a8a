using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Virtual;

namespace OpenImapi.Interop.Tests.Exports;

/// <summary>Discs with sound that we export, read by other programs.</summary>
[Trait("Category", "Interop")]
public sealed class AudioExportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Libcdio_sees_the_tracks_their_flags_and_texts()
    {
        await ExportAsync(Album, "a.cue");
        var lines = (await Judge.RunAsync("cd-info", "--no-header", "--no-device-info", $"--cue-file={folder["a.cue"]}")).Lines.Select(line => line.Trim()).ToArray();
        Assert.Contains("1: 00:02:33  000033 audio  false  yes   2        no", lines);
        Assert.Contains("2: 00:11:58  000733 audio  false  no    2        no", lines);
        Assert.Contains("3: 00:19:58  001333 audio  false  no    2        yes", lines);
        Assert.Contains(lines, line => line.StartsWith("170: 00:23:61  001636 leadout", StringComparison.Ordinal));
        Assert.Contains("Media Catalog Number (MCN): 4006381333931", lines);
        Assert.Equal(["An Album", "First", "Second", "Third"], lines.Where(line => line.StartsWith("TITLE: ", StringComparison.Ordinal)).Select(line => line[7..]));
    }

    [Fact]
    public async Task Libcdio_and_cd_paranoia_read_every_sample()
    {
        await ExportAsync(Album, "a.cue");
        await Judge.RunAsync("cd-read", $"--cue-file={folder["a.cue"]}", "--mode=audio", "--start=0", "--number=1636", $"--output-file={folder["read"]}");
        Assert.Equal(Samples(Album), await File.ReadAllBytesAsync(folder["read"]));
        await Judge.RunAsync("cd-paranoia", "-q", "-Z", "-r", "-d", folder["a.cue"], "1-", folder["ripped"]);
        var ripped = await File.ReadAllBytesAsync(folder["ripped"]);
        Assert.Equal(Samples(Album)[(33 * 2352)..(33 * 2352 + ripped.Length)], ripped);
        Assert.Equal((1636 - 33) * 2352, ripped.Length);
    }

    [Fact]
    public async Task Cueprint_reads_numbers_and_texts()
    {
        await ExportAsync(Album, "a.cue");
        var disc = await Judge.RunAsync("cueprint", "-d", "%N|%T|%P", folder["a.cue"]);
        Assert.Equal("3|An Album|Somebody", disc.Output.Trim());
        var tracks = await Judge.RunAsync("cueprint", "-t", "%n|%t|%p|%i\n", folder["a.cue"]);
        Assert.Equal(["1|First|Somebody|DEA012300001", "2|Second|Somebody|DEA012300002", "3|Third|Somebody Else|DEA012300003"], tracks.Lines.Where(line => line.Length > 0));
    }

    [Fact]
    public async Task Cdrdao_reads_the_toc_file_and_every_block_of_its_image()
    {
        await ExportAsync(Album, "a.toc");
        var shown = (await Judge.RunAsync("cdrdao", "show-toc", folder["a.toc"])).Lines.Select(line => line.Trim()).Where(line => line.Length > 0);
        Assert.Equal(
        [
            "TOC TYPE: CD_DA", "CATALOG NUMBER: 4006381333931",
            "TRACK  1  Mode AUDIO:", "ISRC DE A01 23 00001", "COPY PERMITTED", "NO PRE-EMPHASIS", "TWO CHANNEL AUDIO",
            "PREGAP 00:00:33(    33)", "START  00:00:33(    33)", "INDEX  2 00:04:33(   333)", "END    00:09:58(   733)",
            "TRACK  2  Mode AUDIO:", "ISRC DE A01 23 00002", "COPY NOT PERMITTED", "NO PRE-EMPHASIS", "TWO CHANNEL AUDIO",
            "START  00:09:58(   733)", "END    00:15:58(  1183)",
            "TRACK  3  Mode AUDIO:", "ISRC DE A01 23 00003", "COPY NOT PERMITTED", "PRE-EMPHASIS", "TWO CHANNEL AUDIO",
            "PREGAP 00:02:00(   150)", "START  00:17:58(  1333)", "END    00:21:61(  1636)",
        ], shown);
        var test = await Judge.RunAsync("cdrdao", "read-test", folder["a.toc"]);
        Assert.Contains("Read 1636 blocks.", test.Output + test.Errors, StringComparison.Ordinal);
        await Judge.RunAsync("toc2cue", folder["a.toc"], folder["b.cue"]);
        Assert.Equal(
            ["TRACK 01 AUDIO", "FLAGS DCP", "INDEX 00 00:00:00", "INDEX 01 00:00:33", "TRACK 02 AUDIO", "INDEX 01 00:09:58", "TRACK 03 AUDIO", "INDEX 00 00:15:58", "INDEX 01 00:17:58"],
            File.ReadAllLines(folder["b.cue"]).Skip(1).Select(line => line.Trim()));
    }

    [Fact]
    public async Task Bchunk_takes_a_mixed_disc_apart()
    {
        await ExportAsync(Mixed, "a.cue");
        await Judge.RunAsync("bchunk", "-w", folder["a.bin"], folder["a.cue"], folder["track"]);
        var sectors = Sectors(Mixed);
        Assert.Equal(sectors[..(400 * 2352)].Chunk(2352).SelectMany(sector => sector[16..2064]), (await File.ReadAllBytesAsync(folder["track01.iso"]))[..(400 * 2048)]);
        Assert.Equal(sectors[(700 * 2352)..(1200 * 2352)], (await File.ReadAllBytesAsync(folder["track02.wav"]))[44..]);
        Assert.Equal(sectors[(1200 * 2352)..], (await File.ReadAllBytesAsync(folder["track03.wav"]))[44..]);
    }

    [Fact]
    public async Task Libcdio_and_cdrdao_read_a_mixed_disc()
    {
        await ExportAsync(Mixed, "a.cue");
        var lines = (await Judge.RunAsync("cd-info", "--no-header", "--no-device-info", $"--cue-file={folder["a.cue"]}")).Lines.Select(line => line.Trim()).ToArray();
        Assert.Contains(lines, line => line.StartsWith("1: 00:02:00  000000 data", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("2: 00:11:25  000700 audio", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("3: 00:18:00  001200 audio", StringComparison.Ordinal));
        await ExportAsync(Mixed, "b.toc");
        var shown = (await Judge.RunAsync("cdrdao", "show-toc", folder["b.toc"])).Output;
        Assert.Contains("TOC TYPE: CD_ROM", shown, StringComparison.Ordinal);
        Assert.Contains("TRACK  1  Mode MODE1_RAW", shown, StringComparison.Ordinal);
        Assert.Contains("START  00:09:25(   700)", shown, StringComparison.Ordinal);
        var test = await Judge.RunAsync("cdrdao", "read-test", folder["b.toc"]);
        Assert.Contains("Read 1502 blocks.", test.Output + test.Errors, StringComparison.Ordinal);
    }

    private async Task ExportAsync(DiscLayout layout, string name)
    {
        using var disc = await Disc.PressAsync(layout, new MemoryBlockSource(Sectors(layout), blockSize: 2352));
        await disc.ExportAsync(folder[name]);
    }

    private static DiscLayout Album { get; } = new(
    [
        new(1,
        [
            new(1, new(new(33), new(700)), BlockForm.Audio) { Pregap = new(33), Indexes = [new(300)], Isrc = Code(1), Flags = TrackFlags.CopyPermitted },
            new(2, new(new(733), new(450)), BlockForm.Audio) { Isrc = Code(2) },
            new(3, new(new(1333), new(301)), BlockForm.Audio) { Pregap = new(150), Postgap = new(2), Isrc = Code(3), Flags = TrackFlags.PreEmphasis },
        ])
        {
            CdText = CdText.Encode(
            [
                new()
                {
                    Disc = new() { Title = "An Album", Performer = "Somebody" },
                    Tracks = [new() { Title = "First", Performer = "Somebody" }, new() { Title = "Second", Performer = "Somebody" }, new() { Title = "Third", Performer = "Somebody Else" }],
                },
            ], []),
        },
    ])
    {
        Catalog = MediaCatalogNumber.TryParse("4006381333931", out var number) ? number : default,
    };

    private static Isrc Code(int number) => Isrc.TryParse($"DE-A01-23-0000{number}", out var code) ? code : default;

    /// <summary>A data track of 400 blocks with 150 empty ones behind it, then two tracks of sound.</summary>
    private static DiscLayout Mixed { get; } = new(
    [
        new(1,
        [
            new(1, new(new(0), new(400)), BlockForm.Mode1) { Postgap = new(150) },
            new(2, new(new(700), new(500)), BlockForm.Audio) { Pregap = new(150) },
            new(3, new(new(1200), new(300)), BlockForm.Audio) { Postgap = new(2) },
        ]),
    ]);

    /// <summary>Noise for all blocks of a layout, gaps too, but for the run-out at its end.</summary>
    private static byte[] Samples(DiscLayout layout)
    {
        var samples = new byte[layout.Sessions[^1].LeadOut.Value * 2352];
        new Random(20040506).NextBytes(samples.AsSpan(0, (int)layout.Tracks.Last().Extent.End.Value * 2352));
        return samples;
    }

    /// <summary>Noise as samples, and as user data of sectors where tracks of data lie.</summary>
    private static byte[] Sectors(DiscLayout layout)
    {
        var sectors = Samples(layout);
        foreach (var track in layout.Tracks.Where(track => track.Form == BlockForm.Mode1))
            for (var at = track.Extent.Start; at < track.Extent.End + track.Postgap; at += new BlockCount(1))
            {
                var sector = sectors.AsSpan((int)at.Value * 2352, 2352);
                Mode1Sector.Write(at, sector[..2048].ToArray(), sector);
            }

        return sectors;
    }
}
