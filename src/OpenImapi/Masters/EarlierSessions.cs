using OpenImapi.Formats;
using OpenImapi.Mastering;
using OpenImapi.Mmc;
using OpenImapi.Recording;

namespace OpenImapi;

/// <summary>Reads the volume that a disc's last session holds.</summary>
internal static class EarlierSessions
{
    /// <summary>True when the last session is of a file system that a new session can go on with.</summary>
    public static async ValueTask<bool> HasVolumeAsync(Drive drive, Medium medium, CancellationToken cancellation)
    {
        try
        {
            return await OpenAsync(drive, medium, cancellation) is not null;
        }
        catch (DiscException)
        {
            return false;
        }
    }

    /// <summary>What the disc shows, for a session that follows it: its files lie where they lie on the disc. It is empty where all is sound, which a data session can follow (CD-Extra).</summary>
    /// <exception cref="DiscException">IMAPI_E_MEDIUM_INVALIDTYPE: there is no volume, or one that cannot be taken over.</exception>
    public static async ValueTask<DiscTarget> ImportAsync(Drive drive, Medium medium, CancellationToken cancellation)
    {
        var tree = new SourceTree();
        if (medium.Tracks is [_, ..] tracks && tracks.All(track => track.Form == BlockForm.Audio))
            return new(medium, tree);
        try
        {
            var volume = await OpenAsync(drive, medium, cancellation);
            await volume.AddToAsync(tree, cancellation);
            RequireBlocks(tree);
            return new(medium.IsOverwritable ? medium.GrowingFrom(VolumeHead.NextSession(EarlierVolume.EndOf(volume))) : medium, tree)
            {
                EarlierOptions = await EarlierVolume.OptionsOfAsync(volume, cancellation),
                EarlierUdf = volume.Udf is { } udf ? await UdfEarlier.ReadAsync(udf, cancellation) : null,
            };
        }
        catch (DiscException fault) when (fault.Error.Kind == DiscErrorKind.Source)
        {
            throw new DiscException(DriveErrors.InvalidMediumType,
                $"The {medium.Kind} in {drive.Address.Name} holds no file system that another session can follow: {fault.Message}",
                medium.Erasable ? "Erase the disc first, or insert a blank one." : "Insert a blank disc.", fault);
        }
    }

    /// <summary>The disc with the checksums of the files that it shows.</summary>
    /// <exception cref="DiscException">A file cannot be read.</exception>
    public static async ValueTask<DiscTarget> WithHashesAsync(DiscTarget target, Drive drive, CancellationToken cancellation)
    {
        if (target is not { Earlier: { } tree, EarlierHashes: null })
            return target;
        var hashes = new Dictionary<RecordedContent, ReadOnlyMemory<byte>>();
        foreach (var (file, hash) in await RecordedHashes.ReadAsync(new DriveBlockSource(drive, target.Medium), tree, cancellation))
            hashes[tree[file].Recorded!] = hash;
        return target with { EarlierHashes = hashes };
    }

    /// <summary>Refuses files that cannot stay where they are: a drive does not read them while it writes.</summary>
    /// <exception cref="DiscException"><see cref="VolumeErrors.NotSupported"/>: one is recorded with holes or compressed.</exception>
    internal static void RequireBlocks(SourceTree tree)
    {
        for (var row = 1; row < tree.NodeCount; row++)
            if (tree[new(row)] is { Kind: SourceKind.File, Recorded: null, Length: > BlockSizes.UserData })
                throw new DiscException(VolumeErrors.NotSupported,
                    $"{tree.PathOf(new(row))} is recorded there with holes or compressed; a new session would have to copy it from the disc that is being written.");
    }

    private static async ValueTask<DiscVolume> OpenAsync(Drive drive, Medium medium, CancellationToken cancellation)
    {
        var start = (medium.IsOverwritable ? Lba.Zero : medium.LastSessionStart) ?? throw new DiscException(VolumeErrors.NoVolume, "The disc has no closed session.");
        return await DiscVolume.OpenAsync(new DriveBlockSource(drive, medium), start, ReadingMode.Tolerant, cancellation);
    }
}
