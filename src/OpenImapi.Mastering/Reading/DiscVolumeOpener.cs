using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>Opens each file system that a session announces.</summary>
internal sealed class DiscVolumeOpener(VolumeLocation place, ReadingMode mode)
{
    private readonly IBlockSource source = place.Source;
    private readonly Lba session = place.Session;
    private readonly VolumeFaults faults = new(mode);

    public async ValueTask<DiscVolume> OpenAsync(CancellationToken cancellation)
    {
        var kinds = await ImageSniffer.KindsAsync(source, session, cancellation);
        if (kinds == ImageKinds.None)
            throw new DiscException(VolumeErrors.NoVolume,
                $"There is no ISO 9660 or UDF volume: block {session + VolumeConstants.SystemArea} announces none.");
        var other = kinds == (ImageKinds.Iso9660 | ImageKinds.Udf);
        var udf = kinds.HasFlag(ImageKinds.Udf) ? await TryAsync(UdfAsync, other, "UDF", cancellation) : null;
        var iso = kinds.HasFlag(ImageKinds.Iso9660) ? await TryAsync(IsoAsync, udf is not null, "ISO 9660", cancellation) : null;
        return new(source, session, mode, faults, iso, udf);
    }

    private ValueTask<UdfVolume> UdfAsync(CancellationToken cancellation) => UdfVolume.OpenAsync(place, mode, faults, cancellation);

    private ValueTask<IsoVolume> IsoAsync(CancellationToken cancellation) => IsoVolume.OpenAsync(source, session, mode, faults, cancellation);

    /// <summary>In tolerant mode, one of two file systems may be beyond reading.</summary>
    private async ValueTask<T?> TryAsync<T>(Func<CancellationToken, ValueTask<T>> open, bool other, string name, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return await open(cancellation);
        }
        catch (DiscException fault) when (mode == ReadingMode.Tolerant && other && fault.Error.Kind == DiscErrorKind.Source)
        {
            faults.Report(session + VolumeConstants.SystemArea, "", $"the {name} volume that is announced cannot be read: {fault.Message}");
            return null;
        }
    }
}
