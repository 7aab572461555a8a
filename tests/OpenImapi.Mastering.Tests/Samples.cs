using OpenImapi.Formats;

namespace OpenImapi.Mastering.Tests;

/// <summary>What many tests need.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Time = new(2001, 2, 3, 4, 5, 6, TimeSpan.Zero);

    public static FileContent Bytes(int length, int seed = 0) => FileContent.FromBytes(Noise(length, seed));

    public static byte[] Noise(int length, int seed = 0)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    /// <summary>A tree with files of the given paths; a path that ends with '/' is a folder.</summary>
    public static SourceTree Tree(params IEnumerable<string> paths)
    {
        var tree = new SourceTree();
        foreach (var path in paths)
        {
            if (path.EndsWith('/'))
                tree.AddFolder(path, Time);
            else
                tree.AddFile(path, Bytes(path.Length, path.Length), Time);
        }

        return tree;
    }

    public static async Task<byte[]> ImageOf(ImagePlan plan)
    {
        using var source = plan.OpenSource();
        return await source.ReadAsync(source.Extent.Start, (int)source.Extent.Length.Value, TestContext.Current.CancellationToken);
    }

    public static Task<byte[]> ImageOf(SourceTree tree, ImageOptions? options = null) => ImageOf(ImagePlanner.Plan(tree, options));
}
