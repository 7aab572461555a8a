using System.Text;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Formats.Sheets;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.Sheets;

/// <summary>cdrdao reads the toc files that we write, and agrees with us on where everything lies in those of others.</summary>
[Trait("Category", "Interop")]
public sealed class TocJudgedTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public TocJudgedTests()
    {
        folder.Write("raw.bin", Noise(1000 * 2352, 1));
        folder.Write("data.iso", Noise(400 * 2048, 2));
        var sound = Noise(400 * 2352 + 400, 3);
        var header = new byte[44];
        "RIFF"u8.CopyTo(header);
        BitConverter.TryWriteBytes(header.AsSpan(4), sound.Length + 36);
        "WAVEfmt "u8.CopyTo(header.AsSpan(8));
        byte[] format = [16, 0, 0, 0, 1, 0, 2, 0, 0x44, 0xAC, 0, 0, 0x10, 0xB1, 2, 0, 4, 0, 16, 0];
        format.CopyTo(header.AsSpan(16));
        "data"u8.CopyTo(header.AsSpan(36));
        BitConverter.TryWriteBytes(header.AsSpan(40), sound.Length);
        folder.Write("sound.wav", [.. header, .. sound]);
    }

    public void Dispose() => folder.Dispose();

    private static byte[] Noise(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public static TheoryData<string> Tocs =>
    [
        "CD_DA\nTRACK AUDIO\nFILE \"sound.wav\" 0\nTRACK AUDIO\nFILE \"sound.wav\" 588 0:5:0\nTRACK AUDIO\nFILE \"sound.wav\" 0\n",
        "CD_DA\nTRACK AUDIO\nFILE \"raw.bin\" 0 0:6:0\nSTART 0:1:0\nINDEX 0:2:0\nINDEX 0:4:0\nTRACK AUDIO\nPREGAP 0:2:0\nFILE \"raw.bin\" 0:6:0\n",
        "CD_DA\nTRACK AUDIO\nFILE \"sound.wav\" 0 0:1:0\nSTART\nFILE \"raw.bin\" SWAP #2352 0:0:0 0:5:0\nSILENCE 0:0:10\nFILE \"sound.wav\" 100 2000\nINDEX 0:3:3\nTRACK AUDIO\nFILE \"sound.wav\" 0\n",
        "CD_ROM\nTRACK MODE1\nDATAFILE \"data.iso\"\nZERO 0:2:0\nTRACK AUDIO\nSILENCE 0:2:0\nSTART\nFILE \"sound.wav\" 0\n",
        "CD_ROM_XA\nTRACK MODE2_FORM1\nDATAFILE \"data.iso\" 0:5:0\nTRACK MODE2_RAW\nDATAFILE \"raw.bin\" #23520 0:6:0\n",
    ];

    [Theory]
    [MemberData(nameof(Tocs))]
    public async Task Every_place_is_where_cdrdao_finds_it(string toc)
    {
        var path = folder.Write("disc.toc", Encoding.UTF8.GetBytes(toc));
        await using var image = await DiscImage.OpenAsync(path, new AudioLoader(), cancellation: TestContext.Current.CancellationToken);
        var shown = (await AskAsync("show-toc", path)).Where(line => line.StartsWith("START", StringComparison.Ordinal) || line.StartsWith("INDEX", StringComparison.Ordinal)
            || line.StartsWith("END", StringComparison.Ordinal)).Select(line => line[(line.IndexOf('(', StringComparison.Ordinal) + 1)..].Trim(' ', ')'));
        var ours = image.Layout.Tracks.SelectMany(track => track.Indexes.Select(index => track.Extent.Start + index)
            .Prepend(track.Extent.Start).Append(track.Extent.End + track.Postgap));
        Assert.Equal(ours.Select(at => at.ToString()), shown);
        Assert.Equal(image.Layout.Sessions[0].LeadOut.ToString(), (await AskAsync("toc-size", path)).Single());
    }

    [Fact]
    public async Task A_toc_file_of_a_layout_is_read_through_and_becomes_the_same_cue_sheet()
    {
        var layout = new DiscLayout([new(1,
        [
            new(1, new(new(75), new(325)), BlockForm.Audio) { Pregap = new(75), Flags = TrackFlags.CopyPermitted },
            new(2, new(new(500), new(500)), BlockForm.Audio) { Pregap = new(100), Indexes = [new(75), new(150)], Flags = TrackFlags.PreEmphasis },
        ])]);
        CdTextBlock[] texts =
        [
            new() { Disc = new() { Title = "Größe \"1\" \\" }, Tracks = [new() { Title = "a" }, new() { Performer = "b" }], DiscId = "XY12345", GenreCode = 20, Genre = "Pop" },
            new() { Language = CdTextLanguage.German, Disc = new() { Title = "Zwei" }, Tracks = [new(), new()] },
        ];
        var path = folder.Write("disc.toc", Encoding.UTF8.GetBytes(TocFile.Of(layout, "raw.bin", texts).Write()));
        Assert.Equal("1000", (await AskAsync("toc-size", path)).Single());
        Assert.Contains("2 tracks", (await AskAsync("toc-info", path)).Single(), StringComparison.Ordinal);
        await AskAsync("read-test", path);
        Assert.Contains((await AskAsync("show-toc", path)), line => line == "PRE-EMPHASIS");
        await Judge.RunAsync("toc2cue", path, folder["made.cue"]);
        var made = CueSheet.Parse(await File.ReadAllBytesAsync(folder["made.cue"]), new SheetFaults("made.cue"));
        var ours = CueSheet.Of(layout, [new("raw.bin", CueFileType.Binary)]);
        Assert.Equal(ours.Tracks.Select(track => (track.Number, track.Mode, track.Gap, track.Start)), made.Tracks.Select(track => (track.Number, track.Mode, track.Gap, track.Start)));
    }

    private async Task<IEnumerable<string>> AskAsync(string command, string toc) =>
        (await Judge.AskAsync(new Question("cdrdao", [command, toc]) { Folder = folder.Path })).MustSucceed().Lines.Select(line => line.Trim()).Where(line => line.Length > 0);
}
