using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering.Tests.Audio;

/// <summary>Sound that tests need.</summary>
internal static class Sounds
{
    /// <summary>So many stereo samples, noise that is always the same.</summary>
    public static byte[] Samples(int count, int seed = 0)
    {
        var bytes = new byte[count * SampleCount.Size];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public static AudioContent Content(int samples, int seed = 0) => new RawAudio(FileContent.FromBytes(Samples(samples, seed), $"sound {seed}"));

    public static AudioTrack Track(int samples, int seed = 0) => new() { Content = [AudioSlice.Whole(Content(samples, seed))] };

    public static async Task<byte[]> ReadAllAsync(this AudioContent content)
    {
        await using var stream = content.Open();
        var bytes = new byte[content.Length.Bytes];
        await stream.ReadExactlyAsync(bytes);
        Assert.Equal(0, await stream.ReadAsync(new byte[1]));
        return bytes;
    }
}
