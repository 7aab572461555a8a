using OpenImapi.Formats;

namespace OpenImapi.Interop.Tests.Audio;

/// <summary>A music file that is not whole is refused in words that name it and the place, whatever decodes it; never is a track silently shorter.</summary>
[Trait("Category", "Interop")]
public class BrokenFileTests
{
    [Theory]
    [InlineData("libsndfile", "flac")]
    [InlineData("libsndfile", "mp3")]
    [InlineData("libsndfile", "ogg")]
    [InlineData("libsndfile", "opus")]
    [InlineData("libsndfile", "w64")]
    [InlineData("libsndfile", "caf")]
    [InlineData("libsndfile", "aiff")]
    [InlineData("ffmpeg", "flac")]
    [InlineData("ffmpeg", "mp3")]
    [InlineData("ffmpeg", "ogg")]
    [InlineData("ffmpeg", "opus")]
    [InlineData("ffmpeg", "oga")]
    [InlineData("ffmpeg", "wv")]
    [InlineData("ffmpeg", "tta")]
    [InlineData("ffmpeg", "wma")]
    public async Task A_cut_file_is_an_error_with_name_and_place(string decoder, string kind)
    {
        using var folder = new TemporaryFolder();
        var whole = await DecoderTests.EncodeAsync(folder, await Sound.WaveAsync(folder), kind);
        var bytes = await File.ReadAllBytesAsync(whole, TestContext.Current.CancellationToken);
        foreach (var part in new[] { 0.3, 0.62, 0.97 })
        {
            var path = folder.Write($"cut {part}.{kind}", bytes.AsSpan(0, (int)(bytes.Length * part)));
            var error = await Assert.ThrowsAsync<DiscException>(() => Sound.DecodeAsync(Sound.Decoder(decoder), path));
            Assert.Equal(DiscErrorKind.Source, error.Error.Kind);
            Assert.Contains(path, error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("libsndfile", "flac")]
    [InlineData("libsndfile", "ogg")]
    [InlineData("libsndfile", "mp3")]
    [InlineData("ffmpeg", "oga")]
    public async Task The_place_is_told_in_seconds(string decoder, string kind)
    {
        using var folder = new TemporaryFolder();
        var whole = await DecoderTests.EncodeAsync(folder, await Sound.WaveAsync(folder), kind);
        var bytes = await File.ReadAllBytesAsync(whole, TestContext.Current.CancellationToken);
        var path = folder.Write("half." + kind, bytes.AsSpan(0, bytes.Length / 2));
        var error = await Assert.ThrowsAsync<DiscException>(() => Sound.DecodeAsync(Sound.Decoder(decoder), path));
        var place = error.Message[(error.Message.IndexOf(" at ", StringComparison.Ordinal) + 4)..].Split(' ')[0];
        if (error.Message.Contains(", at ", StringComparison.Ordinal))
            place = error.Message[(error.Message.IndexOf(", at ", StringComparison.Ordinal) + 5)..].Split(' ')[0];
        Assert.True(double.TryParse(place, System.Globalization.CultureInfo.InvariantCulture, out var seconds), error.Message);
        Assert.InRange(seconds, 3, 7);
    }

    [Theory]
    [InlineData("libsndfile", "flac")]
    [InlineData("libsndfile", "ogg")]
    [InlineData("libsndfile", "opus")]
    [InlineData("ffmpeg", "flac")]
    [InlineData("ffmpeg", "oga")]
    [InlineData("ffmpeg", "ogg")]
    [InlineData("ffmpeg", "wv")]
    public async Task A_changed_bit_is_found(string decoder, string kind)
    {
        using var folder = new TemporaryFolder();
        var whole = await DecoderTests.EncodeAsync(folder, await Sound.WaveAsync(folder), kind);
        var bytes = await File.ReadAllBytesAsync(whole, TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= 0x10;
        var path = folder.Write("changed." + kind, bytes);
        var error = await Assert.ThrowsAsync<DiscException>(() => Sound.DecodeAsync(Sound.Decoder(decoder), path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("libsndfile")]
    [InlineData("ffmpeg")]
    public async Task A_wrong_MD5_in_a_FLAC_file_is_an_error_and_none_is_not(string decoder)
    {
        using var folder = new TemporaryFolder();
        var whole = await DecoderTests.EncodeAsync(folder, await Sound.WaveAsync(folder), "flac");
        var bytes = await File.ReadAllBytesAsync(whole, TestContext.Current.CancellationToken);
        bytes[4 + 4 + 18] ^= 1;
        var path = folder.Write("wrong.flac", bytes);
        var error = await Assert.ThrowsAsync<DiscException>(() => Sound.DecodeAsync(Sound.Decoder(decoder), path));
        Assert.Equal("OPENIMAPI_E_FLAC_CHECKSUM", error.Error.Symbol);
        bytes.AsSpan(4 + 4 + 18, 16).Clear();
        var (file, samples) = await Sound.DecodeAsync(Sound.Decoder(decoder), folder.Write("none.flac", bytes));
        Assert.Equal(882_000, samples.Length);
        Assert.Contains("no MD5", Assert.Single(file.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("libsndfile")]
    [InlineData("ffmpeg")]
    public async Task A_file_of_chance_bytes_behind_a_good_start_ends_in_words(string decoder)
    {
        using var folder = new TemporaryFolder();
        var random = new Random(20061);
        foreach (var kind in new[] { "flac", "mp3", "ogg" })
        {
            var whole = await File.ReadAllBytesAsync(await DecoderTests.EncodeAsync(folder, await Sound.WaveAsync(folder), kind), TestContext.Current.CancellationToken);
            for (var run = 0; run < 8; run++)
            {
                var bytes = whole[..];
                random.NextBytes(bytes.AsSpan(random.Next(0, 200), 64));
                var path = folder.Write($"{run}.{kind}", bytes);
                var error = await Record.ExceptionAsync(() => Sound.DecodeAsync(Sound.Decoder(decoder), path));
                Assert.True(error is null or DiscException or Xunit.Sdk.XunitException, $"{path}: {error}");
            }
        }
    }
}
