using OpenImapi.Formats.RedBook;
using OpenImapi.Mastering.Tests.Audio;

namespace OpenImapi.Mastering.Tests.Images;

/// <summary>Discs that toc files describe.</summary>
public sealed class TocImageTests : IDisposable
{
    private const int Block = SampleCount.PerBlock;
    private readonly SheetFolder folder = new();

    public void Dispose() => folder.Dispose();

    private ValueTask<DiscImage> OpenAsync(string toc) => folder.OpenAsync(toc, "disc.toc");

    [Fact]
    public async Task A_track_of_several_parts_with_gaps_and_indexes()
    {
        var first = folder.WriteWave("1.wav", 200 * Block, 1);
        var raw = folder.WriteBlocks("2.bin", 1000, 2);
        await using var image = await OpenAsync("""
            CD_DA
            CD_TEXT { LANGUAGE_MAP { 0 : EN } LANGUAGE 0 { TITLE "Disc" } }
            TRACK AUDIO
            COPY
            ISRC "DEA123456789"
            FILE "1.wav" 0
            START
            FILE "2.bin" 0:2:0 0:4:0
            SILENCE 0:1:0
            FILE "2.bin" SWAP 588 1176
            INDEX 0:1:0
            INDEX 0:2:0
            TRACK AUDIO
            CD_TEXT { LANGUAGE 0 { TITLE "Two" } }
            PREGAP 0:2:0
            FILE "2.bin" #4 0 0:4:0
            """);
        Assert.Empty(image.Warnings);
        Assert.Equal("1: 200 200+377 0 i75 i150 | 2: 150 727+300 0", image.Places());
        Assert.Equal(("Disc", "Two"), (image.CdText[0].Disc.Title, image.CdText[0].Tracks[1].Title));
        Assert.Equal(
            Headers.Join(first, Swapped(raw[(150 * 2352)..(450 * 2352)]), new byte[75 * 2352], raw[2352..(3 * 2352)], new byte[150 * 2352], Swapped(raw[4..(300 * 2352 + 4)])),
            await image.ReadAllAsync());
    }

    [Fact]
    public async Task Every_track_ends_with_a_whole_block_as_cdrdao_has_it()
    {
        var first = folder.WriteWave("1.wav", 300 * Block + 1, 1);
        var second = folder.WriteWave("2.wav", 300 * Block, 2);
        await using var image = await OpenAsync("CD_DA\nTRACK AUDIO\nFILE \"1.wav\" 0\nTRACK AUDIO\nFILE \"2.wav\" 0\n");
        Assert.Equal("1: 0 0+301 0 | 2: 0 301+300 0", image.Places());
        Assert.Equal(Headers.Join(first, new byte[2352 - 4], second), await image.ReadAllAsync());
    }

    [Fact]
    public async Task A_mixed_disc_with_gaps_of_empty_blocks()
    {
        var data = folder.WriteBlocks("data", 300, 1, 2048);
        folder.Write("data", [.. data, 7]);
        var sound = folder.WriteWave("s.wav", 400 * Block, 2);
        await using var image = await OpenAsync("""
            CD_ROM
            TRACK MODE1
            DATAFILE "data"
            ZERO 00:02:00
            TRACK AUDIO
            SILENCE 00:02:00
            START
            FILE "s.wav" 0
            """);
        Assert.Empty(image.Warnings);
        Assert.Equal("1: 0 0+301 150 | 2: 150 601+400 0", image.Places());
        var blocks = await image.ReadAllAsync();
        for (var i = 0; i < 300; i++)
            Assert.Equal(data[(i * 2048)..((i + 1) * 2048)], Mode1Sector.UserData(blocks.AsSpan(i * 2352, 2352)).ToArray());
        Assert.Equal([7, .. new byte[2047]], Mode1Sector.UserData(blocks.AsSpan(300 * 2352, 2352)).ToArray());
        Assert.Equal(sound, blocks[(601 * 2352)..]);
    }

    [Fact]
    public async Task Blocks_in_raw_form_and_sub_channel_data()
    {
        var sectors = folder.WriteBlocks("raw", 600, 1, 2448);
        await using var image = await OpenAsync("CD_ROM_XA\nTRACK MODE2_RAW RW_RAW\nZERO 0:2:0\nSTART\nDATAFILE \"raw\" #244800 0:6:0\nEND 0:6:0\n");
        Assert.Contains("sub-channel", Assert.Single(image.Warnings).Text, StringComparison.Ordinal);
        Assert.Equal("1: 150 150+450 0 i300", image.Places());
        var blocks = await image.ReadAllAsync();
        for (var i = 0; i < 450; i++)
            Assert.Equal(sectors[((100 + i) * 2448 + 16)..((100 + i) * 2448 + 2352)], blocks[((150 + i) * 2352 + 16)..((151 + i) * 2352)]);
    }

    [Theory]
    [InlineData("TRACK AUDIO\nFILE \"no.wav\" 0\n", "disc.toc, line 3: \"no.wav\" is not there")]
    [InlineData("TRACK AUDIO\nFILE \"-\" 0\n", "line 3: \"-\" is no name of a file")]
    [InlineData("TRACK AUDIO\nFILE \"s.wav\" 0 0:8:1\n", "line 3: \"s.wav\" has 352800 samples; 353388 from sample 0 on are asked for")]
    [InlineData("TRACK AUDIO\nFILE \"s.wav\" 0:9:0\n", "line 3: \"s.wav\" has 352800 samples; those from sample 396900 on are asked for")]
    [InlineData("TRACK AUDIO\nFILE \"s.wav\" SWAP 0\n", "line 3: SWAP and # are not read for \"s.wav\"")]
    [InlineData("TRACK AUDIO\nFILE \"b.bin\" #99999999 0\n", "line 3: \"b.bin\" has 1411200 bytes; its sound cannot begin after 99999999")]
    [InlineData("TRACK MODE1\nDATAFILE \"b.bin\" #0 9:0:0\n", "line 3: \"b.bin\" has 1411200 bytes; 82944000 from byte 0 on")]
    [InlineData("TRACK MODE1\nDATAFILE \"b.bin\" #1411200\n", "line 3: \"b.bin\" has 1411200 bytes; those from byte 1411200 on")]
    [InlineData("TRACK AUDIO\nFILE \"s.wav\" 0\nSTART 0:8:0\n", "line 2: track 1 has 600 blocks, and its pre-gap 600")]
    [InlineData("TRACK AUDIO\nFILE \"s.wav\" 0\nEND 0:8:0\n", "line 2: track 1 has 600 blocks, and its END comes after 600")]
    [InlineData("TRACK MODE0\nZERO 0:8:0\n", "line 2: track 1 is MODE0")]
    public async Task What_the_files_do_not_have_is_refused_with_its_line(string track, string said)
    {
        folder.WriteWave("s.wav", 600 * Block, 1);
        folder.WriteBlocks("b.bin", 600, 1);
        Assert.Contains(said, (await folder.FailAsync("CD_DA\n" + track, "disc.toc")).Message, StringComparison.Ordinal);
    }

    private static byte[] Swapped(byte[] bytes) => [.. Enumerable.Range(0, bytes.Length).Select(i => bytes[i ^ 1])];
}
