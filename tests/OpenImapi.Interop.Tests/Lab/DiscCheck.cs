using System.Security.Cryptography;
using OpenImapi.Formats;
using OpenImapi.Mastering;
using OpenImapi.Mmc;
using OpenImapi.Virtual;

namespace OpenImapi.Interop.Tests.Lab;

/// <summary>Looks at what lies on our medium when a program of others has burned it.</summary>
internal static class DiscCheck
{
    /// <summary>What is not as it was to be, or nothing.</summary>
    public static async Task<string?> FindFaultAsync(LabWay way, Disc disc, LabMaterial material, TemporaryFolder folder) => way.Content switch
    {
        LabContent.Image => ImageFault(disc, material),
        LabContent.Sessions => await FileFaultAsync(disc, folder),
        LabContent.Album => AlbumFault(disc, material),
        _ => disc.State.Status == DiscStatus.Empty ? null : $"the disc is {disc.State.Status}",
    };

    private static string? ImageFault(Disc disc, LabMaterial material)
    {
        var content = new byte[material.Image.Length];
        disc.Read(Lba.Zero, content);
        return content.AsSpan().SequenceEqual(material.Image) ? null : "the disc holds other bytes";
    }

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

    private static async Task<string?> FileFaultAsync(Disc disc, TemporaryFolder folder)
    {
        var session = disc.State.Tracks.LastOrDefault(track => !track.Readable.IsEmpty)?.Start ?? Lba.Zero;
        var volume = await DiscVolume.OpenAsync(disc.OpenSource(BlockSizes.UserData), session, ReadingMode.Strict, TestContext.Current.CancellationToken);
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
