using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering.Tests.Images;

/// <summary>Images of files that do not say how long they are.</summary>
public sealed class EstimatedSoundTests : IDisposable
{
    private const string Sheet = "FILE \"a.mp3\" MP3\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nINDEX 01 00:05:00\n";
    private readonly SheetFolder folder = new();

    public void Dispose() => folder.Dispose();

    private async Task<DiscImage> OpenAsync(long estimate)
    {
        folder.Write("a.mp3", [1]);
        var path = folder.Write("disc.cue", System.Text.Encoding.UTF8.GetBytes(Sheet));
        return await DiscImage.OpenAsync(path, new AudioLoader([new Guesser(estimate)]), cancellation: TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Places_are_estimates_until_the_sound_is_decoded()
    {
        await using var image = await OpenAsync(estimate: 900 * SampleCount.PerBlock);
        Assert.False(image.IsExact);
        Assert.Equal("1: 0 0+375 0 | 2: 0 375+525 0", image.Places());
        Assert.Throws<InvalidOperationException>(() => image.OpenSource());
        await image.PrepareAsync(cancellation: TestContext.Current.CancellationToken);
        Assert.True(image.IsExact);
        Assert.Equal("1: 0 0+375 0 | 2: 0 375+625 0", image.Places());
        Assert.Equal(1000 * 2352, (await image.ReadAllAsync()).Length);
    }

    [Fact]
    public async Task A_file_that_seems_too_short_for_its_sheet_is_decoded_at_once()
    {
        await using var image = await OpenAsync(estimate: 0);
        Assert.True(image.IsExact);
        Assert.Equal("1: 0 0+375 0 | 2: 0 375+625 0", image.Places());
    }

    /// <summary>Knows every file as 1,000 blocks of sound, and guesses wrong how long it is.</summary>
    private sealed class Guesser(long estimate) : IAudioDecoder
    {
        public string Name => "guesser";

        public ValueTask<IAudioFile?> OpenAsync(string path, CancellationToken cancellation) => new(new Guess(estimate));
    }

    private sealed class Guess(long estimate) : IAudioFile
    {
        private long left = 1000L * SampleCount.PerBlock * 2;

        public AudioFormat Format { get; } = new("MP3", 44_100, 2, 0, IsLossless: false);

        public AudioTags Tags => AudioTags.None;

        public long? Length => estimate;

        public bool IsLengthExact => false;

        public ValueTask<int> ReadAsync(Memory<float> samples, CancellationToken cancellation)
        {
            var count = (int)Math.Min(left, samples.Length);
            samples.Span[..count].Fill(0.25f);
            left -= count;
            return new(count);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
