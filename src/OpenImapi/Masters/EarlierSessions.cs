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

    /// <summary>The tree of the last session, its files where they lie on the disc, and its virtual UDF volume, where it has one; empty where all is sound, which a data session can follow (CD-Extra).</summary>
    /// <exception cref="DiscException">IMAPI_E_MEDIUM_INVALIDTYPE: there is no volume, or one that cannot be taken over.</exception>
    public static async ValueTask<(SourceTree Tree, UdfEarlier? Udf)> ImportAsync(Drive drive, Medium medium, CancellationToken cancellation)
    {
        var tree = new SourceTree();
        if (medium.Tracks.All(track => track.Form == BlockForm.Audio))
            return (tree, null);
        try
        {
            var volume = await OpenAsync(drive, medium, cancellation);
            await volume.AddToAsync(tree, cancellation);
            return (tree, volume.Udf is { } udf ? await UdfEarlier.ReadAsync(udf, cancellation) : null);
        }
        catch (DiscException fault) when (fault.Error.Kind == DiscErrorKind.Source)
        {
            throw new DiscException(DriveErrors.InvalidMediumType,
                $"The {medium.Kind} in {drive.Address.Name} holds no file system that another session can follow: {fault.Message}",
                medium.Erasable ? "Erase the disc first, or insert a blank one." : "Insert a blank disc.", fault);
        }
    }

    private static async ValueTask<DiscVolume> OpenAsync(Drive drive, Medium medium, CancellationToken cancellation)
    {
        var start = medium.LastSessionStart ?? throw new DiscException(VolumeErrors.NoVolume, "The disc has no closed session.");
        return await DiscVolume.OpenAsync(new DriveBlockSource(drive, medium), start, ReadingMode.Tolerant, cancellation);
    }
}
