using System.IO.Compression;
using OpenImapi.Formats;

namespace OpenImapi.Mastering.Tests.Reading;

/// <summary>Images that outside programs made; Data/README.md says how.</summary>
internal static class Captured
{
    public static readonly string[] Names = ["genisoimage", "xorriso", "bsdtar"];

    /// <summary>Those with all that Rock Ridge has.</summary>
    public static readonly string[] RockRidge = ["rr-xorriso", "rr-genisoimage"];

    public static byte[] Image(string name)
    {
        using var compressed = typeof(Captured).Assembly.GetManifestResourceStream($"{name}.iso.gz")!;
        using var image = new GZipStream(compressed, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        image.CopyTo(bytes);
        return bytes.ToArray();
    }

    public static IBlockSource Source(string name) => new MemoryBlockSource(Image(name));

    /// <summary>Every entry of a tree as one line: path, length, time.</summary>
    public static async Task<string[]> ListAsync(VolumeTree tree)
    {
        var lines = new List<string>();
        await foreach (var entry in tree.WalkAsync())
            lines.Add(entry.IsFolder ? $"{entry.Path}/" : $"{entry.Path} {entry.Length}");
        return [.. lines.Order(StringComparer.Ordinal)];
    }

    public static async Task<byte[]> ContentAsync(VolumeTree tree, VolumeEntry file)
    {
        await using var stream = tree.OpenFile(file);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    public static async Task<byte[]> ContentAsync(IsoVolume volume, VolumeEntry file)
    {
        await using var stream = volume.OpenFile(file);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
