using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mastering.Tests.Audio;

namespace OpenImapi.Mastering.Tests.Images;

/// <summary>Discs that cue sheets describe.</summary>
public sealed class CueImageTests : IDisposable
{
    private const int Block = SampleCount.PerBlock;
    private readonly SheetFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task One_image_of_samples_with_gaps_and_indexes()
    {
        var bytes = folder.WriteBlocks("disc.bin", 1000, seed: 1);
        await using var image = await folder.OpenAsync("""
            CATALOG 4006408262121
            TITLE "Disc"
            FILE "disc.bin" BINARY
              TRACK 01 AUDIO
                FLAGS DCP
                ISRC DEA123456789
                INDEX 01 00:00:00
              TRACK 02 AUDIO
                TITLE "Two"
                INDEX 00 00:05:00
                INDEX 01 00:06:00
                INDEX 02 00:07:00
                INDEX 03 00:08:01
            """);
        Assert.Empty(image.Warnings);
        Assert.Equal("1: 0 0+375 0 | 2: 75 450+550 0 i75 i151", image.Places());
        Assert.Equal(("4006408262121", "DEA123456789"), (image.Layout.Catalog.ToString(), image.Layout.Tracks.First().Isrc.ToString()));
        Assert.Equal([TrackFlags.CopyPermitted, TrackFlags.None], image.Layout.Tracks.Select(track => track.Flags));
        Assert.Equal(("Disc", "Two"), (image.CdText[0].Disc.Title, image.CdText[0].Tracks[1].Title));
        Assert.NotEmpty(image.Layout.Sessions[0].CdText);
        Assert.Equal(bytes, await image.ReadAllAsync());
    }

    [Fact]
    public async Task Samples_of_MOTOROLA_have_their_big_end_first()
    {
        var bytes = folder.WriteBlocks("disc.bin", 300, seed: 2);
        await using var image = await folder.OpenAsync("FILE \"disc.bin\" MOTOROLA\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n");
        for (var i = 0; i < bytes.Length; i += 2)
            (bytes[i], bytes[i + 1]) = (bytes[i + 1], bytes[i]);
        Assert.Equal(bytes, await image.ReadAllAsync());
    }

    [Fact]
    public async Task Files_are_joined_sample_for_sample_and_gaps_may_stand_at_the_end_of_the_file_before()
    {
        byte[][] sounds = [folder.WriteWave("1.wav", 400 * Block + 100, 1), folder.WriteWave("2.wav", 400 * Block + 7, 2), folder.WriteWave("3.wav", 400 * Block, 3)];
        await using var image = await folder.OpenAsync("""
            FILE "1.wav" WAVE
              TRACK 01 AUDIO
                INDEX 01 00:00:00
              TRACK 02 AUDIO
                INDEX 00 00:04:50
            FILE "2.wav" WAVE
                INDEX 01 00:00:00
            FILE "3.wav" WAVE
              TRACK 03 AUDIO
                INDEX 01 00:00:00
            """);
        Assert.Equal("1: 0 0+350 0 | 2: 50 400+400 0 | 3: 0 800+401 0", image.Places());
        var blocks = await image.ReadAllAsync();
        byte[] all = [.. sounds[0], .. sounds[1], .. sounds[2]];
        Assert.Equal(all, blocks[..all.Length]);
        Assert.DoesNotContain(blocks[all.Length..], value => value != 0);
    }

    [Fact]
    public async Task Hidden_sound_and_gaps_at_the_start_of_their_own_files()
    {
        byte[][] sounds = [folder.WriteWave("1.wav", 1000 * Block, 1), folder.WriteWave("2.wav", 500 * Block, 2)];
        await using var image = await folder.OpenAsync("""
            FILE "1.wav" WAVE
              TRACK 01 AUDIO
                INDEX 00 00:00:00
                INDEX 01 00:08:00
            FILE "2.wav" WAVE
              TRACK 02 AUDIO
                INDEX 00 00:00:00
                INDEX 01 00:02:00
            """);
        Assert.Equal("1: 600 600+400 0 | 2: 150 1150+350 0", image.Places());
        Assert.Equal(Headers.Join(sounds[0], sounds[1]), await image.ReadAllAsync());
    }

    [Fact]
    public async Task What_lies_before_the_first_index_of_a_file_is_its_track_s_pre_gap()
    {
        folder.WriteWave("1.wav", 1000 * Block, 1);
        folder.WriteWave("2.wav", 1000 * Block, 2);
        await using var image = await folder.OpenAsync(
            "FILE 1.wav WAVE\nTRACK 01 AUDIO\nINDEX 01 00:01:00\nFILE 2.wav WAVE\nTRACK 02 AUDIO\nINDEX 01 00:02:00\n");
        Assert.Equal("1: 75 75+925 0 | 2: 150 1150+850 0", image.Places());
        Assert.Equal([2, 5], image.Warnings.Select(warning => warning.Line));
    }

    [Fact]
    public async Task Gaps_that_no_file_holds_are_silence()
    {
        var sound = folder.WriteWave("1.wav", 1000 * Block, 1);
        await using var image = await folder.OpenAsync("""
            FILE "1.wav" WAVE
              TRACK 01 AUDIO
                INDEX 01 00:00:00
                POSTGAP 00:01:00
              TRACK 02 AUDIO
                PREGAP 00:02:00
                INDEX 00 00:05:00
                INDEX 01 00:06:00
            """);
        Assert.Equal("1: 0 0+375 75 | 2: 225 675+550 0", image.Places());
        Assert.Equal(Headers.Join(sound[..(375 * 2352)], new byte[225 * 2352], sound[(375 * 2352)..]), await image.ReadAllAsync());
    }

    [Fact]
    public async Task A_mixed_disc_of_one_file_a_track()
    {
        folder.WriteBlocks("d (Track 1).bin", 0, 0);
        var sectors = new byte[300 * 2352];
        for (var i = 0; i < 300; i++)
            Mode1Sector.Write(new(i), Enumerable.Repeat((byte)i, 2048).ToArray(), sectors.AsSpan(i * 2352));
        sectors[5 * 2352 + 100] ^= 0xFF;
        folder.Write("d (Track 1).bin", sectors);
        var sound = folder.WriteBlocks("d (Track 2).bin", 600, 3);
        await using var image = await folder.OpenAsync("""
            FILE "d (Track 1).bin" BINARY
              TRACK 01 MODE1/2352
                INDEX 01 00:00:00
            FILE "d (Track 2).bin" BINARY
              TRACK 02 AUDIO
                INDEX 00 00:00:00
                INDEX 01 00:02:00
            """);
        Assert.Empty(image.Warnings);
        Assert.Equal("1: 0 0+300 0 | 2: 150 450+450 0", image.Places());
        Assert.Equal([BlockForm.Mode1, BlockForm.Audio], image.Layout.Tracks.Select(track => track.Form));
        Assert.Equal(Headers.Join(sectors, sound), await image.ReadAllAsync());
    }

    [Fact]
    public async Task User_data_and_sound_in_one_file_have_blocks_of_their_own_sizes()
    {
        var data = folder.WriteBlocks("data", 300, 1, 2048);
        var sound = folder.WriteBlocks("sound", 600, 2);
        folder.Write("disc.bin", [.. data, .. sound]);
        await using var image = await folder.OpenAsync("""
            FILE "disc.bin" BINARY
              TRACK 01 MODE1/2048
                INDEX 01 00:00:00
                POSTGAP 00:02:00
              TRACK 02 AUDIO
                PREGAP 00:02:00
                INDEX 01 00:04:00
            """);
        Assert.Equal("1: 0 0+300 150 | 2: 150 600+600 0", image.Places());
        var blocks = await image.ReadAllAsync();
        for (var i = 0; i < 300; i++)
            Assert.Equal(data[(i * 2048)..((i + 1) * 2048)], Mode1Sector.UserData(blocks.AsSpan(i * 2352, 2352)).ToArray());
        Assert.Equal(sound, blocks[(600 * 2352)..]);
    }

    [Theory]
    [InlineData("MODE2/2048", 2048, 24)]
    [InlineData("MODE2/2324", 2324, 24)]
    [InlineData("MODE2/2336", 2336, 16)]
    [InlineData("CDI/2336", 2336, 16)]
    [InlineData("MODE2/2352", 2352, 0)]
    [InlineData("CDI/2352", 2352, 0)]
    public async Task Every_form_of_Mode_2_becomes_whole_sectors_with_the_disc_s_addresses(string mode, int stored, int at)
    {
        var bytes = folder.WriteBlocks("disc.bin", 301, 5, stored);
        if (stored == BlockSizes.Raw)
        {
            // A sector that knows another address than it has here.
            Structure.Write(new SectorHeader(new(9, 9, 9), Mode: 2), bytes.AsSpan(300 * stored));
            folder.Write("disc.bin", bytes);
        }

        await using var image = await folder.OpenAsync($"FILE \"disc.bin\" BINARY\nTRACK 01 {mode}\nINDEX 01 00:00:00\n");
        var sector = (await image.ReadAllAsync())[(300 * 2352)..];
        Assert.Equal("00FFFFFFFFFFFFFFFFFFFF0000060002", Convert.ToHexString(sector[..16]));
        var from = Math.Max(16, at);
        Assert.Equal(bytes[(300 * stored + from - at)..][..2048], sector[from..(from + 2048)]);
    }

    [Fact]
    public async Task Graphics_of_CDG_are_left_out_with_a_warning()
    {
        var bytes = folder.WriteBlocks("disc.bin", 300, 5, 2448);
        await using var image = await folder.OpenAsync("FILE \"disc.bin\" BINARY\nTRACK 01 CDG\nINDEX 01 00:00:00\n");
        Assert.Contains("graphics", Assert.Single(image.Warnings).Text, StringComparison.Ordinal);
        var blocks = await image.ReadAllAsync();
        for (var i = 0; i < 300; i++)
            Assert.Equal(bytes[(i * 2448)..(i * 2448 + 2352)], blocks[(i * 2352)..((i + 1) * 2352)]);
    }

    [Fact]
    public async Task Sessions_lie_as_far_apart_as_on_a_disc()
    {
        var bytes = folder.WriteBlocks("disc.bin", 700, 5);
        await using var image = await folder.OpenAsync("""
            REM SESSION 01
            FILE "disc.bin" BINARY
              TRACK 01 AUDIO
                INDEX 01 00:00:00
            REM LEAD-OUT 01:30:00
            REM SESSION 02
            REM LEAD-IN 01:00:00
            REM PREGAP 00:02:00
              TRACK 02 AUDIO
                INDEX 01 00:04:00
            """);
        Assert.Equal("1: 0 0+300 0 | 2: 0 11700+400 0", image.Places());
        Assert.Equal([1, 2], image.Layout.Sessions.Select(session => session.Number));
        var blocks = await image.ReadAllAsync();
        Assert.Equal(bytes[..(300 * 2352)], blocks[..(300 * 2352)]);
        Assert.DoesNotContain(blocks[(300 * 2352)..(11700 * 2352)], value => value != 0);
        Assert.Equal(bytes[(300 * 2352)..], blocks[(11700 * 2352)..]);
    }

    [Fact]
    public async Task A_lead_out_may_be_told_by_its_place_in_the_file()
    {
        var bytes = folder.WriteBlocks("disc.bin", 12000, 5);
        await using var image = await folder.OpenAsync("""
            FILE "disc.bin" BINARY
              TRACK 01 AUDIO
                INDEX 01 00:00:00
            REM LEAD-OUT 00:04:00
            REM SESSION 02
              TRACK 02 AUDIO
                INDEX 01 02:36:00
            """);
        Assert.Equal("1: 0 0+300 0 | 2: 0 11700+300 0", image.Places());
        Assert.Equal(bytes[(11700 * 2352)..], (await image.ReadAllAsync())[(11700 * 2352)..]);
    }

    [Fact]
    public async Task A_file_of_packs_says_what_CD_TEXT_there_is()
    {
        folder.WriteBlocks("disc.bin", 300, 5);
        var packs = CdText.Encode([new() { Disc = new() { Title = "From packs" }, Tracks = [new() { Title = "One" }] }], []);
        folder.Write("disc.cdt", [.. CdTextPack.WriteAll(packs), 0]);
        await using var image = await folder.OpenAsync("CDTEXTFILE \"disc.cdt\"\nTITLE \"From sheet\"\nFILE \"disc.bin\" BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n");
        Assert.Equal("From packs", image.CdText[0].Disc.Title);
        Assert.Equal(packs, image.Layout.Sessions[0].CdText);
        await using var without = await folder.OpenAsync("CDTEXTFILE \"no.cdt\"\nTITLE \"From sheet\"\nFILE \"disc.bin\" BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n");
        Assert.Equal("From sheet", without.CdText[0].Disc.Title);
        Assert.Contains("no.cdt", Assert.Single(without.Warnings).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_image_of_a_data_disc_has_blocks_of_2048_bytes()
    {
        var bytes = folder.WriteBlocks("disc.iso", 50, 5, 2048);
        folder.Write("disc.iso", [.. bytes, 1, 2, 3]);
        await using var image = await DiscImage.OpenAsync(folder["disc.iso"], new AudioLoader(), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal("1: 0 0+50 0", image.Places());
        Assert.Contains("3 bytes", Assert.Single(image.Warnings).Text, StringComparison.Ordinal);
        Assert.Equal(bytes, await image.ReadAllAsync());
    }
}
