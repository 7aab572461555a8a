using System.Text;
using OpenImapi.Formats;
using OpenImapi.Mastering.Tests.Audio;

namespace OpenImapi.Mastering.Tests.Images;

/// <summary>A folder with a sheet and the files that it names.</summary>
internal sealed class SheetFolder : IDisposable
{
    private readonly TestFolder folder = new();

    public string this[string name] => folder[name];

    public string Write(string name, ReadOnlySpan<byte> bytes) => folder.Write(name, bytes);

    /// <summary>A WAVE file of so many samples; they are returned.</summary>
    public byte[] WriteWave(string name, int samples, int seed)
    {
        var sound = Sounds.Samples(samples, seed);
        folder.Write(name, Headers.Wav(sound));
        return sound;
    }

    /// <summary>A file of so many blocks of noise; they are returned.</summary>
    public byte[] WriteBlocks(string name, int blocks, int seed, int blockSize = BlockSizes.Raw)
    {
        var bytes = new byte[blocks * blockSize];
        new Random(seed).NextBytes(bytes);
        folder.Write(name, bytes);
        return bytes;
    }

    /// <summary>Opens a sheet of these words.</summary>
    public ValueTask<DiscImage> OpenAsync(string sheet, string name = "disc.cue", DiscImageReadOptions? options = null) =>
        DiscImage.OpenAsync(folder.Write(name, Encoding.UTF8.GetBytes(sheet)), new AudioLoader(), options, TestContext.Current.CancellationToken);

    /// <summary>How opening a sheet of these words fails.</summary>
    public Task<DiscException> FailAsync(string sheet, string name = "disc.cue", DiscImageReadOptions? options = null) =>
        Assert.ThrowsAsync<DiscException>(async () => await (await OpenAsync(sheet, name, options)).DisposeAsync());

    public void Dispose() => folder.Dispose();
}

internal static class DiscImageReading
{
    /// <summary>All blocks of an image.</summary>
    public static async Task<byte[]> ReadAllAsync(this DiscImage image)
    {
        await using var source = image.OpenSource();
        return await source.ReadAsync(source.Extent.Start, (int)source.Extent.Length.Value, TestContext.Current.CancellationToken);
    }

    /// <summary>Tracks as number, pre-gap, start, length and post-gap, in blocks.</summary>
    public static string Places(this DiscImage image) => string.Join(
        " | ", image.Layout.Tracks.Select(track => $"{track.Number}: {track.Pregap} {track.Extent} {track.Postgap}{string.Concat(track.Indexes.Select(index => $" i{index}"))}"));
}
