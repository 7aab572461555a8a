using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mastering.Tests.Audio;

namespace OpenImapi.Mastering.Tests.Images;

/// <summary>How the files are found that a sheet names, and what is said when they are not.</summary>
public sealed class SheetFileTests : IDisposable
{
    private const string Track = "TRACK 01 AUDIO\nINDEX 01 00:00:00\n";
    private readonly SheetFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("FILE \"album.wav\" WAVE", "ALBUM.WAV")]
    [InlineData("FILE \"album.flac\" WAVE", "album.wav")]
    [InlineData("FILE \"album.FLAC\" WAVE", "Album.aiff")]
    [InlineData("FILE \"01. Mr. Name\" WAVE", "01. Mr. Name.wav")]
    [InlineData("FILE \"C:\\Rips\\My Album\\album.wav\" WAVE", "album.wav")]
    [InlineData("FILE \"old name.wav\" WAVE", "disc.wav")]
    [InlineData("FILE \"album.bin\" BINARY", "album.img")]
    [InlineData("FILE \"CDImage.bin\" BINARY", "disc.BIN")]
    public async Task A_file_that_is_named_otherwise_is_taken_with_a_warning(string line, string file)
    {
        var sound = Sounds.Samples(300 * SampleCount.PerBlock, 1);
        folder.Write(file, Path.GetExtension(file).ToUpperInvariant() switch
        {
            ".WAV" => Headers.Wav(sound),
            ".AIFF" => Headers.Aiff(Swapped(sound), 300 * SampleCount.PerBlock),
            _ => sound,
        });
        await using var image = await folder.OpenAsync($"{line}\n{Track}");
        var warning = Assert.Single(image.Warnings);
        Assert.Equal(1, warning.Line);
        Assert.EndsWith($"{file} is taken.", warning.Text, StringComparison.Ordinal);
        Assert.Equal(sound, await image.ReadAllAsync());
        var strict = await folder.FailAsync($"{line}\n{Track}", options: new() { Mode = ReadingMode.Strict });
        Assert.Equal(DiscImageReadErrors.ImageBroken, strict.Error);
    }

    [Theory]
    [InlineData("FILE \"music/album.wav\" WAVE", "music/album.wav")]
    [InlineData("FILE \"music\\album.wav\" WAVE", "music/album.wav")]
    public async Task A_file_in_a_folder_is_found_there(string line, string file)
    {
        folder.Write(file, Headers.Wav(Sounds.Samples(300 * SampleCount.PerBlock)));
        await using var image = await folder.OpenAsync($"{line}\n{Track}");
        Assert.Empty(image.Warnings);
    }

    [Fact]
    public async Task The_best_of_several_endings_is_taken()
    {
        folder.Write("album.mp3", [1]);
        folder.Write("album.wav", Headers.Wav(Sounds.Samples(300 * SampleCount.PerBlock)));
        folder.Write("album.txt", [1]);
        await using var image = await folder.OpenAsync($"FILE \"album.ape\" WAVE\n{Track}");
        Assert.Contains("album.wav is taken", Assert.Single(image.Warnings).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_music_file_called_BINARY_is_read_as_what_it_is()
    {
        var sound = folder.WriteWave("album.wav", 300 * SampleCount.PerBlock, 1);
        await using var image = await folder.OpenAsync($"FILE \"album.wav\" BINARY\n{Track}");
        Assert.Contains("is a music file", Assert.Single(image.Warnings).Text, StringComparison.Ordinal);
        Assert.Equal(sound, await image.ReadAllAsync());
    }

    [Theory]
    [InlineData("FILE \"no.wav\" WAVE\nFILE \"nor.wav\" WAVE\n" + Track, "disc.cue, line 2: \"nor.wav\" is not there")]
    [InlineData("FILE \"folder\" WAVE\n" + Track, "disc.cue, line 1: \"folder\" is a folder.")]
    [InlineData("FILE \"disc.cue\" BINARY\n" + Track, "disc.cue, line 1: \"disc.cue\" is the sheet itself.")]
    [InlineData("FILE \"-\" WAVE\n" + Track, "disc.cue, line 1: \"-\" is no name of a file.")]
    public async Task A_file_that_cannot_be_had_is_named_with_its_line(string sheet, string said)
    {
        folder.Write("folder/x", [1]);
        var error = await folder.FailAsync(sheet);
        Assert.Equal(DiscImageReadErrors.SheetFileMissing, error.Error);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FILE \"s.wav\" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nINDEX 01 00:08:00\n", "line 4: track 2 goes to 00:08:00 of \"s.wav\", which has only 00:08:00")]
    [InlineData("FILE \"b.bin\" BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nINDEX 02 10:00:00\n", "line 2: track 1 goes to 10:00:00 of \"b.bin\", which has only 00:08:00")]
    [InlineData("FILE \"s.wav\" WAVE\nTRACK 01 MODE1/2352\nINDEX 01 00:00:00\n", "line 2: track 1 is data, and \"s.wav\" is sound")]
    public async Task A_place_that_a_file_does_not_have_is_refused(string sheet, string said)
    {
        folder.WriteWave("s.wav", 600 * SampleCount.PerBlock, 1);
        folder.WriteBlocks("b.bin", 600, 1);
        var error = await folder.FailAsync(sheet);
        Assert.Equal(DiscImageReadErrors.ImageBroken, error.Error);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_nothing_can_decode_is_named_with_its_line()
    {
        folder.WriteBlocks("noise.wav", 300, 1);
        var error = await folder.FailAsync($"TITLE x\nFILE \"noise.wav\" WAVE\n{Track}");
        Assert.Contains("disc.cue, line 2: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("noise.wav", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_at_the_end_that_are_no_sample_or_block_are_told()
    {
        folder.Write("a.bin", new byte[300 * 2352 + 3]);
        await using var audio = await folder.OpenAsync($"FILE \"a.bin\" BINARY\n{Track}");
        Assert.Contains("3 bytes that are no whole sample", Assert.Single(audio.Warnings).Text, StringComparison.Ordinal);
        folder.Write("d.bin", new byte[300 * 2048 + 100]);
        await using var data = await folder.OpenAsync("FILE \"d.bin\" BINARY\nTRACK 01 MODE1/2048\nINDEX 01 00:00:00\n");
        Assert.Contains("100 bytes that are no whole block", Assert.Single(data.Warnings).Text, StringComparison.Ordinal);
        Assert.Equal("1: 0 0+300 0", data.Places());
    }

    [Fact]
    public async Task A_file_in_which_no_track_has_an_index_is_left_out()
    {
        folder.WriteWave("a.wav", 300 * SampleCount.PerBlock, 1);
        await using var image = await folder.OpenAsync($"FILE \"gone.wav\" WAVE\nFILE \"a.wav\" WAVE\n{Track}");
        Assert.Contains("gone.wav", Assert.Single(image.Warnings).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_of_100_MB_is_refused_unread()
    {
        using (var file = File.Create(folder["big.cue"]))
            file.SetLength(100 << 20);
        var error = await Assert.ThrowsAsync<DiscException>(async () => await DiscImage.OpenAsync(folder["big.cue"], new AudioLoader()));
        Assert.Equal(Formats.Sheets.SheetErrors.SheetTooLarge, error.Error);
    }

    [Theory]
    [InlineData("readme.txt", "is neither a sheet nor the image of a file system")]
    [InlineData("folder", "is a folder")]
    [InlineData("no.cue", "no.cue")]
    [InlineData("no.iso", "is not there")]
    [InlineData("empty.iso", "has no whole block")]
    public async Task What_is_no_image_is_refused(string name, string said)
    {
        folder.Write("readme.txt", "words"u8);
        folder.Write("folder/x", [1]);
        folder.Write("empty.iso", [1]);
        var error = await Assert.ThrowsAsync<DiscException>(async () => await DiscImage.OpenAsync(folder[name], new AudioLoader()));
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Short_tracks_are_refused_unless_they_are_allowed()
    {
        folder.WriteBlocks("a.bin", 299, 1);
        var error = await folder.FailAsync($"FILE \"a.bin\" BINARY\n{Track}");
        Assert.Equal(ProgramErrors.TrackNotBigEnough, error.Error);
        await using var image = await folder.OpenAsync($"FILE \"a.bin\" BINARY\n{Track}", options: new() { AllowShortTracks = true });
        Assert.Single(image.Warnings);
    }

    private static byte[] Swapped(byte[] bytes) => [.. Enumerable.Range(0, bytes.Length).Select(i => bytes[i ^ 1])];
}
