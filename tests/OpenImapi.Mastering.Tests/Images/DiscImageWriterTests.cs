using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering.Tests.Images;

/// <summary>Discs of any layout written to files.</summary>
public sealed class DiscImageWriterTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("openimapi-");

    public void Dispose() => folder.Delete(recursive: true);

    private string this[string name] => Path.Combine(folder.FullName, name);

    /// <summary>Data tracks of these extents, one array a session; each but a session's first has the gap of 150 before it, each two blocks of run-out.</summary>
    private static DiscLayout Data(params (int Start, int Length)[][] sessions)
    {
        var number = 0;
        return new([.. sessions.Select((session, index) => new SessionLayout(index + 1, [.. session.Select((track, place) =>
            new TrackLayout(++number, new(new(track.Start), new(track.Length)), BlockForm.Mode1) { Pregap = new(place == 0 ? 0 : 150), Postgap = new(2) })]))]);
    }

    private static byte[] Noise(int blocks, int blockSize, int seed)
    {
        var noise = new byte[blocks * blockSize];
        new Random(seed).NextBytes(noise);
        return noise;
    }

    private static MemoryBlockSource UserData(int blocks) => new(Noise(blocks, 2048, seed: 1));

    private static void AssertSector(byte[] bin, int index, int address, ReadOnlySpan<byte> userData)
    {
        var expected = new byte[2352];
        Mode1Sector.Write(new(address), userData, expected);
        Assert.Equal(expected, bin.AsSpan(index * 2352, 2352).ToArray());
    }

    [Fact]
    public async Task An_image_keeps_every_block_at_its_address_and_has_zeros_between()
    {
        var source = UserData(322 + 11_400 + 402);
        var files = await DiscImageWriter.WriteAsync(Data([(0, 320)], [(322 + 11_400, 400)]), source, this["a.iso"]);
        Assert.Equal([this["a.iso"]], files);
        var (image, blocks) = (await File.ReadAllBytesAsync(this["a.iso"]), Noise(322 + 11_400 + 402, 2048, seed: 1));
        Assert.Equal((322 + 11_400 + 400) * 2048, image.Length);
        Assert.Equal(blocks[..(320 * 2048)], image[..(320 * 2048)]);
        Assert.Equal(blocks[((322 + 11_400) * 2048)..^(2 * 2048)], image[((322 + 11_400) * 2048)..]);
        Assert.DoesNotContain(image[(320 * 2048)..((322 + 11_400) * 2048)], value => value != 0);
    }

    [Theory]
    [InlineData(BlockForm.Mode1, 16)]
    [InlineData(BlockForm.Mode2Form1, 24)]
    public async Task An_image_takes_user_data_out_of_whole_sectors(BlockForm form, int header)
    {
        var sectors = Noise(300, 2352, seed: 2);
        var layout = new DiscLayout([new(1, [new(1, new(new(0), new(300)), form)])]);
        await DiscImageWriter.WriteAsync(layout, new MemoryBlockSource(sectors, blockSize: 2352), this["a.iso"]);
        Assert.Equal(sectors.Chunk(2352).SelectMany(sector => sector[header..(header + 2048)]), await File.ReadAllBytesAsync(this["a.iso"]));
    }

    [Fact]
    public async Task The_sheet_of_one_track_is_as_rippers_write_it()
    {
        var files = await DiscImageWriter.WriteAsync(Data([(0, 320)]), UserData(320), this["a.cue"]);
        Assert.Equal([this["a.bin"], this["a.cue"]], files);
        Assert.Equal("FILE \"a.bin\" BINARY\n  TRACK 01 MODE1/2352\n    INDEX 01 00:00:00\n", await File.ReadAllTextAsync(this["a.cue"]));
        var (bin, blocks) = (await File.ReadAllBytesAsync(this["a.bin"]), Noise(320, 2048, seed: 1));
        Assert.Equal(320 * 2352, bin.Length);
        for (var i = 0; i < 320; i++)
            AssertSector(bin, i, address: i, blocks.AsSpan(i * 2048, 2048));
    }

    [Fact]
    public async Task The_sheet_tells_pregaps_and_what_lies_between_sessions()
    {
        const int Second = 774 + 11_400, Third = Second + 402 + 6_900;
        var source = UserData(Third + 300);
        await DiscImageWriter.WriteAsync(Data([(0, 320), (472, 300)], [(Second, 400)], [(Third, 300)]), source, this["a.cue"]);
        Assert.Equal("""
            REM SESSION 01
            FILE "a.bin" BINARY
              TRACK 01 MODE1/2352
                INDEX 01 00:00:00
              TRACK 02 MODE1/2352
                INDEX 00 00:04:22
                INDEX 01 00:06:22
            REM LEAD-OUT 01:30:00
            REM SESSION 02
            REM LEAD-IN 01:00:00
            REM PREGAP 00:02:00
              TRACK 03 MODE1/2352
                INDEX 01 00:10:24
            REM LEAD-OUT 00:30:00
            REM SESSION 03
            REM LEAD-IN 01:00:00
            REM PREGAP 00:02:00
              TRACK 04 MODE1/2352
                INDEX 01 00:15:51

            """, await File.ReadAllTextAsync(this["a.cue"]));
        var (bin, blocks) = (await File.ReadAllBytesAsync(this["a.bin"]), Noise(Third + 300, 2048, seed: 1));
        Assert.Equal((322 + 150 + 302 + 402 + 300) * 2352, bin.Length);
        AssertSector(bin, 321, address: 321, new byte[2048]);
        AssertSector(bin, 471, address: 471, new byte[2048]);
        AssertSector(bin, 472, address: 472, blocks.AsSpan(472 * 2048, 2048));
        AssertSector(bin, 774, address: Second, blocks.AsSpan(Second * 2048, 2048));
        AssertSector(bin, 1475, address: Third + 299, blocks.AsSpan((Third + 299) * 2048, 2048));
    }

    [Theory]
    [InlineData(0, 1202)]
    [InlineData(75, 1202)]
    [InlineData(75, 1200)]
    [InlineData(75, 600)]
    public async Task Audio_stands_in_the_bin_from_the_hidden_sound_to_the_lead_out_gaps_and_all(int hidden, int held)
    {
        var samples = Noise(1202, 2352, seed: 3);
        var layout = new DiscLayout([new(1,
        [
            new(1, new(new(hidden), new(400)), BlockForm.Audio) { Pregap = new(hidden), Indexes = [new(100)], Flags = TrackFlags.CopyPermitted, Isrc = Code },
            new(2, new(new(600), new(600)), BlockForm.Audio) { Pregap = new(600 - 400 - hidden), Postgap = new(2), Flags = TrackFlags.PreEmphasis },
        ])])
        {
            Catalog = Number,
        };
        if (held == 600)
            layout = new([layout.Sessions[0] with { Tracks = [layout.Sessions[0].Tracks[0] with { Postgap = new(200) }] }]);
        await DiscImageWriter.WriteAsync(layout, new MemoryBlockSource(samples.AsMemory(0, held * 2352), blockSize: 2352), this["a.cue"]);
        var expected = samples[..((held == 600 ? hidden + 600 : 1202) * 2352)];
        if (held == 1200 || held == 600)
            expected.AsSpan(held * 2352).Clear();
        Assert.Equal(expected, await File.ReadAllBytesAsync(this["a.bin"]));
        if (held != 600)
            Assert.Equal($"""
                CATALOG 4006381333931
                FILE "a.bin" BINARY
                  TRACK 01 AUDIO
                    FLAGS DCP
                    ISRC DEA012345678{(hidden == 0 ? "" : "\n    INDEX 00 00:00:00")}
                    INDEX 01 00:0{hidden / 75}:00
                    INDEX 02 00:0{(hidden + 100) / 75}:25
                  TRACK 02 AUDIO
                    FLAGS PRE
                    INDEX 00 00:0{(hidden + 400) / 75}:25
                    INDEX 01 00:08:00

                """, await File.ReadAllTextAsync(this["a.cue"]));
    }

    private static DiscLayout WithTexts(params CdTextBlock[] texts) => new(
    [
        new(1, [new(1, new(new(0), new(300)), BlockForm.Audio) { Isrc = Code }, new(2, new(new(300), new(300)), BlockForm.Audio)])
        {
            CdText = CdText.Encode(texts, []),
        },
    ]);

    private static CdTextBlock Texts(CdTextLanguage language, string disc, params CdTextFields[] tracks) =>
        new() { Language = language, Disc = new() { Title = disc, Performer = "Somebody" }, Tracks = [.. tracks] };

    private static MemoryBlockSource Silence(int blocks) => new(new byte[blocks * 2352], blockSize: 2352);

    [Fact]
    public async Task Texts_that_a_sheet_can_say_stand_in_it()
    {
        var layout = WithTexts(Texts(CdTextLanguage.English, "Album", new() { Title = "One", Code = "DEA012345678" }, new() { Title = "Zwei, ünd" }));
        var files = await DiscImageWriter.WriteAsync(layout, Silence(600), this["a.cue"]);
        Assert.Equal([this["a.bin"], this["a.cue"]], files);
        Assert.Equal("""
            TITLE "Album"
            PERFORMER "Somebody"
            FILE "a.bin" BINARY
              TRACK 01 AUDIO
                TITLE "One"
                ISRC DEA012345678
                INDEX 01 00:00:00
              TRACK 02 AUDIO
                TITLE "Zwei, ünd"
                INDEX 01 00:04:00

            """, await File.ReadAllTextAsync(this["a.cue"]));
    }

    [Theory]
    [InlineData("language")]
    [InlineData("second language")]
    [InlineData("quotation mark")]
    [InlineData("code")]
    [InlineData("genre")]
    public async Task Texts_that_a_sheet_cannot_say_stand_as_packs_in_a_file_beside_it(string what)
    {
        var plain = Texts(CdTextLanguage.English, "Album", new() { Title = "One" }, new() { Title = "Two" });
        var layout = WithTexts(what switch
        {
            "language" => [plain with { Language = CdTextLanguage.German }],
            "second language" => [plain, plain with { Language = CdTextLanguage.French }],
            "quotation mark" => [plain with { Disc = new() { Title = "The \"Album\"" } }],
            "code" => [plain with { Tracks = [new() { Code = "USA019900001" }, new()] }],
            _ => [plain with { GenreCode = 15 }],
        });
        var files = await DiscImageWriter.WriteAsync(layout, Silence(600), this["a.cue"]);
        Assert.Equal([this["a.bin"], this["a.cdt"], this["a.cue"]], files);
        Assert.StartsWith("CDTEXTFILE \"a.cdt\"\n", await File.ReadAllTextAsync(this["a.cue"]), StringComparison.Ordinal);
        var packs = layout.Sessions[0].CdText;
        var bytes = await File.ReadAllBytesAsync(this["a.cdt"]);
        Assert.Equal(packs.Length * 18, bytes.Length);
        Assert.Equal(packs, bytes.Chunk(18).Select(pack => Structure.Read<CdTextPack>(pack)));
    }

    [Theory]
    [InlineData("a.cue", 1)]
    [InlineData("a.cue", 2)]
    [InlineData("a.toc", 2)]
    public async Task What_is_written_is_the_same_disc_when_it_is_opened_again(string name, int languages)
    {
        var samples = Noise(1100, 2352, seed: 7);
        var text = Texts(CdTextLanguage.English, "Album", new() { Title = "One" }, new() { Title = "Two" });
        var packs = CdText.Encode(languages == 1 ? [text] : [text, text with { Language = CdTextLanguage.French }], []);
        var layout = new DiscLayout([new(1,
        [
            new(1, new(new(33), new(467)), BlockForm.Audio) { Pregap = new(33), Indexes = [new(100), new(200)], Isrc = Code, Flags = TrackFlags.CopyPermitted },
            new(2, new(new(650), new(450)), BlockForm.Audio) { Pregap = new(150), Flags = TrackFlags.PreEmphasis },
        ]) { CdText = packs }])
        {
            Catalog = Number,
        };
        await DiscImageWriter.WriteAsync(layout, new MemoryBlockSource(samples, blockSize: 2352), this[name]);

        await using var image = await DiscImage.OpenAsync(this[name], new AudioLoader([]));
        await image.PrepareAsync();

        Assert.Empty(image.Warnings);
        Assert.Equal(Number, image.Layout.Catalog);
        Assert.Equal(packs, image.Layout.Sessions.Single().CdText);
        foreach (var (wanted, read) in layout.Tracks.Zip(image.Layout.Tracks))
        {
            Assert.Equal(wanted.Indexes, read.Indexes);
            Assert.Equal(wanted with { Indexes = [] }, read with { Indexes = [] });
        }

        await using var source = image.OpenSource();
        Assert.Equal(samples, await source.ReadAsync(Lba.Zero, 1100));
    }

    [Fact]
    public async Task A_toc_file_says_texts_in_every_language()
    {
        var layout = WithTexts(
            Texts(CdTextLanguage.English, "Album", new() { Title = "One" }, new() { Title = "Two" }),
            Texts(CdTextLanguage.German, "Platte", new() { Title = "Eins" }, new() { Title = "Zwei" }));
        var files = await DiscImageWriter.WriteAsync(layout, Silence(600), this["a.toc"]);
        Assert.Equal([this["a.bin"], this["a.toc"]], files);
        var toc = await File.ReadAllTextAsync(this["a.toc"]);
        foreach (var said in new[] { "0 : EN", "1 : 8", "TITLE \"Album\"", "TITLE \"Platte\"", "TITLE \"Two\"", "TITLE \"Zwei\"", "FILE \"a.bin\" SWAP 00:04:00 00:04:00" })
            Assert.Contains(said, toc, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_toc_file_cannot_hold_two_sessions()
    {
        var sheetUnwritable = await ErrorOf(Data([(0, 320)], [(11_722, 320)]), UserData(12_100), "a.toc");
        Assert.Equal(Formats.Sheets.SheetErrors.SheetUnwritable, sheetUnwritable);
        Assert.Empty(folder.GetFileSystemInfos());
    }

    private static Isrc Code => Isrc.TryParse("DE-A01-23-45678", out var code) ? code : default;

    private static MediaCatalogNumber Number => MediaCatalogNumber.TryParse("4006381333931", out var number) ? number : default;

    [Fact]
    public async Task What_a_form_cannot_hold_is_refused_and_leaves_no_file()
    {
        var audio = new DiscLayout([new(1, [new(1, new(new(0), new(300)), BlockForm.Audio)])]);
        var samples = new MemoryBlockSource(new byte[300 * 2352], blockSize: 2352);
        Assert.Equal(DiscImageErrors.NothingToExport, await ErrorOf(new([]), samples, "a.cue"));
        Assert.Equal(DiscImageErrors.CannotExport, await ErrorOf(audio, samples, "a.iso"));
        Assert.Equal(DiscImageErrors.CannotExport, await ErrorOf(audio, samples, "a.cue", new() { LastSession = true }));
        Assert.Equal(DiscImageErrors.NoSession, await ErrorOf(Data([(0, 320)]), UserData(320), "a.iso", new() { LastSession = true }));
        Assert.Equal(MasteringErrors.DestinationFailed, await ErrorOf(audio, samples, "no/such/folder.cue"));
        Assert.Empty(folder.GetFileSystemInfos());
    }

    [Theory]
    [InlineData("a.bin")]
    [InlineData("a.cue")]
    public async Task A_file_that_exists_is_replaced_only_when_that_is_asked_for(string mine)
    {
        await File.WriteAllTextAsync(this[mine], "mine");
        Assert.Equal(MasteringErrors.DestinationExists, await ErrorOf(Data([(0, 320)]), UserData(320), "a.cue"));
        Assert.Equal("mine", await File.ReadAllTextAsync(this[mine]));
        Assert.Single(folder.GetFileSystemInfos());
        await DiscImageWriter.WriteAsync(Data([(0, 320)]), UserData(320), this["a.cue"], new() { Overwrite = true });
        Assert.Equal(320 * 2352, new FileInfo(this["a.bin"]).Length);
        Assert.Equal(2, folder.GetFileSystemInfos().Length);
    }

    [Fact]
    public async Task Cancelling_and_failing_leave_no_file()
    {
        using var cancel = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DiscImageWriter.WriteAsync(
            Data([(0, 3000)]), new Breaking(3000, cancel.Cancel), this["a.cue"], cancellation: cancel.Token));
        Assert.Equal(MasteringErrors.SourceUnreadable, await ErrorOf(Data([(0, 3000)]),
            new Breaking(3000, () => throw new DiscException(MasteringErrors.SourceUnreadable)), "a.cue"));
        Assert.Empty(folder.GetFileSystemInfos());
    }

    [Fact]
    public async Task Progress_ends_at_the_total()
    {
        var told = new List<ImageProgress>();
        await DiscImageWriter.WriteAsync(Data([(0, 3000)]), UserData(3000), this["a.cue"], progress: new Listener(told.Add));
        Assert.True(told.Count > 1);
        Assert.Equal(new(new(3000), new(3000)), told[^1]);
    }

    private async Task<DiscError> ErrorOf(DiscLayout layout, IBlockSource source, string name, DiscImageOptions? options = null) =>
        (await Assert.ThrowsAsync<DiscException>(() => DiscImageWriter.WriteAsync(layout, source, this[name], options))).Error;

    /// <summary>A source that something happens to in its middle.</summary>
    private sealed class Breaking(int length, Action happens) : IBlockSource
    {
        public int BlockSize => 2048;

        public Extent Extent => new(Lba.Zero, new(length));

        public ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
        {
            if (start.Value > length / 2)
                happens();
            cancellation.ThrowIfCancellationRequested();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Listener(Action<ImageProgress> heard) : IProgress<ImageProgress>
    {
        public void Report(ImageProgress value) => heard(value);
    }
}
