using System.Runtime.InteropServices;
using OpenImapi.Formats;

namespace OpenImapi.Mastering.Tests.Audio;

/// <summary>Decoding into a temporary file: which decoder, what when one fails, and what is left behind.</summary>
public sealed class PreparingTests : IDisposable
{
    private static readonly DiscError Failure = DiscError.Of(DiscErrorKind.Source, "TEST_E_DECODER", 0x80049999, "It failed.", "Try another.");

    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string Work => Directory.CreateDirectory(folder["work"]).FullName;

    private async Task<DecodedAudio> OpenAsync(IResamplerFactory? resamplers, params IAudioDecoder[] decoders) =>
        await new AudioLoader(decoders, resamplers, new() { WorkFolder = Work }).OpenAsync(folder.Write("song.xyz", "a song"u8));

    [Fact]
    public async Task Decoders_are_asked_in_order_and_the_first_that_knows_the_file_decodes_it()
    {
        TestDecoder[] decoders = [new("a", () => null), new("b", () => new TestFile(50_000)), new("c", () => new TestFile(1))];
        using var audio = await OpenAsync(null, decoders);
        await audio.PrepareAsync();
        await audio.PrepareAsync();
        Assert.Equal((2, 2, 0), (decoders[0].Opened, decoders[1].Opened, decoders[2].Opened));
        var samples = MemoryMarshal.Cast<byte, short>(await audio.ReadAllAsync()).ToArray();
        Assert.Equal(Enumerable.Range(0, 50_000).Select(i => (short)(i % 30_000)), samples.Where((_, i) => i % 2 == 0));
    }

    [Fact]
    public async Task A_decoder_that_fails_makes_room_for_the_next_and_nothing_of_it_stays()
    {
        var bad = new TestDecoder("bad", () => new TestFile(90_000) { Event = (80_000, () => throw new DiscException(Failure, "bad failed")) });
        using var audio = await OpenAsync(null, bad, new TestDecoder("worse", () => throw new DiscException(Failure, "worse failed")), new TestDecoder("good", () => new TestFile(90_000)));
        await audio.PrepareAsync();
        Assert.Equal(90_000, audio.Length.Value);
        Assert.Equal(90_000 * 4, (await audio.ReadAllAsync()).Length);
    }

    [Fact]
    public async Task Where_all_fail_the_first_failure_is_told()
    {
        var first = new TestDecoder("first", () => new TestFile(90_000) { Event = (80_000, () => throw new DiscException(Failure, "first failed")) });
        using var audio = await OpenAsync(null, first, new TestDecoder("second", () => throw new DiscException(Failure, "second failed")));
        var error = await Assert.ThrowsAsync<DiscException>(async () => await audio.PrepareAsync());
        Assert.Equal("first failed", error.Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Work));
    }

    [Fact]
    public async Task A_file_known_to_be_broken_is_not_tried_with_others()
    {
        var other = new TestDecoder("other", () => new TestFile(1));
        var error = await Assert.ThrowsAsync<DiscException>(() => OpenAsync(null, new TestDecoder("pcm", () => throw new DiscException(AudioFileErrors.AudioBroken, "broken")), other));
        Assert.Same(AudioFileErrors.AudioBroken, error.Error);
        Assert.Equal(0, other.Opened);
    }

    [Theory]
    [InlineData(89_999)]
    [InlineData(90_001)]
    public async Task A_file_with_other_than_the_promised_samples_is_an_error(long promised)
    {
        using var audio = await OpenAsync(null, new TestDecoder("a", () => new TestFile(90_000) { Length = promised }));
        var error = await Assert.ThrowsAsync<DiscException>(async () => await audio.PrepareAsync());
        Assert.Contains($"{promised}", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Work));
    }

    [Fact]
    public async Task A_length_that_was_an_estimate_is_exact_afterwards()
    {
        using var audio = await OpenAsync(null, new TestDecoder("a", () => new TestFile(90_000) { Length = 80_000, IsLengthExact = false }));
        Assert.Equal((80_000L, false), (audio.Length.Value, audio.IsLengthExact));
        await audio.PrepareAsync();
        Assert.Equal((90_000L, true), (audio.Length.Value, audio.IsLengthExact));
    }

    [Fact]
    public async Task Cancelling_leaves_nothing_and_lets_it_be_tried_again()
    {
        using var cancellation = new CancellationTokenSource();
        var files = new List<TestFile>();
        using var audio = await OpenAsync(null, new TestDecoder("a", () =>
        {
            files.Add(new TestFile(90_000) { Event = files.Count == 1 ? (40_000, cancellation.Cancel) : null });
            return files[^1];
        }));
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await audio.PrepareAsync(cancellation: cancellation.Token));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Work));
        Assert.All(files, file => Assert.True(file.IsClosed));
        await audio.PrepareAsync();
        Assert.Equal(90_000, audio.Length.Value);
    }

    [Fact]
    public async Task The_decoded_file_has_no_name_while_it_is_in_use()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows removes the file when it is closed.");
        using var audio = await OpenAsync(null, new TestDecoder("a", () => new TestFile(90_000)));
        await audio.PrepareAsync();
        Assert.Empty(Directory.EnumerateFileSystemEntries(Work));
        await using var stream = audio.Open();
        Assert.Equal(90_000 * 4, stream.Length);
        audio.Dispose();
        Assert.Throws<ObjectDisposedException>(audio.Open);
    }

    [Theory]
    [InlineData(22_050, 180_002)]
    [InlineData(88_200, 45_001)]
    public async Task Other_rates_go_through_the_resampler(int rate, int expected)
    {
        var resamplers = new TestResamplers();
        using var audio = await OpenAsync(resamplers, new TestDecoder("a", () => new TestFile(90_001, rate)));
        Assert.Equal(expected, audio.Length.Value);
        await audio.PrepareAsync();
        Assert.Equal(expected, audio.Length.Value);
        var left = MemoryMarshal.Cast<byte, short>(await audio.ReadAllAsync()).ToArray().Where((_, i) => i % 2 == 0);
        Assert.Equal(Enumerable.Range(0, expected).Select(i => (short)((rate < 44_100 ? i / 2 : i * 2) % 30_000)), left);
        Assert.True(resamplers.IsDisposed);
    }

    [Fact]
    public async Task Progress_rises_to_1()
    {
        var heard = new List<double>();
        using var audio = await OpenAsync(null, new TestDecoder("a", () => new TestFile(90_000)));
        await audio.PrepareAsync(new Ear(heard.Add));
        Assert.Equal(heard.Order(), heard);
        Assert.Equal(1, heard[^1]);
        Assert.True(heard.Count > 3);
    }

    [Fact]
    public async Task A_work_folder_that_is_not_there_or_too_small_is_named()
    {
        var path = folder.Write("song.xyz", "a song"u8);
        using var nowhere = await new AudioLoader([new TestDecoder("a", () => new TestFile(9))], options: new() { WorkFolder = folder["none"] }).OpenAsync(path);
        var error = await Assert.ThrowsAsync<DiscException>(async () => await nowhere.PrepareAsync());
        Assert.Same(AudioFileErrors.WorkFolderFailed, error.Error);
        Assert.Contains(folder["none"], error.Message, StringComparison.Ordinal);
        using var large = await new AudioLoader([new TestDecoder("a", () => new TestFile(1L << 56))], options: new() { WorkFolder = Work }).OpenAsync(path);
        Assert.Same(AudioFileErrors.WorkFolderFull, (await Assert.ThrowsAsync<DiscException>(async () => await large.PrepareAsync())).Error);
    }

    private sealed class Ear(Action<double> hear) : IProgress<double>
    {
        public void Report(double value) => hear(value);
    }
}
