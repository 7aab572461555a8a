using System.Security.Cryptography;
using OpenImapi.Formats;
using OpenImapi.Mastering;
using OpenImapi.Mmc;
using OpenImapi.Virtual;

namespace OpenImapi.Interop.Tests.Lab;

/// <summary>Looks at what lies on a medium itself when a program has burned it.</summary>
internal static class DiscCheck
{
    /// <summary>What is not as it was to be on a disc of ours, or nothing.</summary>
    public static async Task<string?> FindFaultAsync(LabWay way, Disc disc, LabMaterial material, TemporaryFolder folder)
    {
        switch (way.Content)
        {
            case LabContent.Image:
                var content = new byte[material.Image.Length];
                disc.Read(Lba.Zero, content);
                return ImageFault(content, material);
            case LabContent.Sessions or LabContent.Udf:
                var session = disc.State.Tracks.LastOrDefault(track => !track.Readable.IsEmpty)?.Start ?? Lba.Zero;
                return await FileFaultAsync(disc.OpenSource(BlockSizes.UserData), session, folder);
            case LabContent.Album:
                return AlbumFault(disc, material);
            default:
                return disc.State.Status == DiscStatus.Empty ? null : $"the disc is {disc.State.Status}";
        }
    }

    /// <summary>The same of a recorder that keeps a disc as a file.</summary>
    public static async Task<string?> FindFaultAsync(LabWay way, string file, LabMaterial material, TemporaryFolder folder)
    {
        if (way.Content == LabContent.Image)
        {
            var content = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            return ImageFault(content.AsSpan(0, Math.Min(content.Length, material.Image.Length)), material);
        }

        Assert.True(way.Content is LabContent.Sessions or LabContent.Udf, $"{way} has nothing that can be looked for in a file.");
        using var source = new FileBlockSource(file);
        return await FileFaultAsync(source, Lba.Zero, folder);
    }

    private static string? ImageFault(ReadOnlySpan<byte> content, LabMaterial material) => content.SequenceEqual(material.Image) ? null : "the disc holds other bytes";

    private static string? AlbumFault(Disc disc, LabMaterial material)
    {
        var tracks = disc.State.Tracks.Where(track => track.IsAudio).ToList();
        if (tracks.Count != material.Tracks.Count)
            return $"the disc has {tracks.Count} tracks of sound";
        foreach (var (track, samples) in tracks.Zip(material.Tracks))
        {
            var content = new byte[samples.Length];
            disc.ReadSectors(track.Start, content);
            if (!content.AsSpan().SequenceEqual(samples))
                return $"track {track.Number} on the disc has other samples";
        }

        return null;
    }

    private static async Task<string?> FileFaultAsync(IBlockSource source, Lba session, TemporaryFolder folder)
    {
        var volume = await DiscVolume.OpenAsync(source, session, ReadingMode.Strict, TestContext.Current.CancellationToken);
        foreach (var line in await File.ReadAllLinesAsync(folder["share/both.sums"], TestContext.Current.CancellationToken))
        {
            var (sum, path) = (line[..64], line[66..]);
            if (await volume.Best.FindAsync(path, TestContext.Current.CancellationToken) is not { } file)
                return $"{path} is not on the disc";
            await using var content = volume.Best.OpenFile(file);
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, TestContext.Current.CancellationToken)) != sum)
                return $"{path} has other bytes on the disc";
        }

        return null;
    }
}
