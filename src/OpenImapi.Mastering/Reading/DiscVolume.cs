using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>A volume that is being read, with all trees of names that it has, whichever file systems they are of.</summary>
/// <remarks>One volume serves one reader at a time, as its source does.</remarks>
public sealed class DiscVolume
{
    internal DiscVolume(IBlockSource source, Lba session, ReadingMode mode, VolumeFaults faults, IsoVolume? iso, UdfVolume? udf)
    {
        (Source, Session, Mode, Faults, Iso, Udf) = (source, session, mode, faults, iso, udf);
        VolumeTree?[] trees = [iso?.RockRidge, udf?.Tree, iso?.Joliet, iso?.Iso, iso?.Enhanced];
        Trees = [.. trees.OfType<VolumeTree>()];
    }

    public IBlockSource Source { get; }

    /// <summary>The first block of the session whose volume this is.</summary>
    public Lba Session { get; }

    public ReadingMode Mode { get; }

    /// <summary>What was found to break the standards so far, in all trees; always empty in strict mode, which throws instead.</summary>
    public VolumeFaults Faults { get; }

    /// <summary>The ISO 9660 side of the volume, with Joliet and Rock Ridge; nothing where it has none.</summary>
    public IsoVolume? Iso { get; }

    /// <summary>The UDF side of the volume; nothing where it has none.</summary>
    public UdfVolume? Udf { get; }

    /// <summary>All trees, that with the richest names and attributes first: Rock Ridge, UDF, Joliet, plain ISO 9660; last that of ISO 9660:1999, which few systems read.</summary>
    public IReadOnlyList<VolumeTree> Trees { get; }

    /// <summary>The tree that people mean: the first of <see cref="Trees"/>.</summary>
    /// <remarks>UDF comes before Joliet and ISO 9660, since on some discs these only hold a file that says where to look.</remarks>
    public VolumeTree Best => Trees[0];

    /// <summary>The label that the best tree gives.</summary>
    public string Label => Best.Label;

    /// <summary>Opens the volume of a session.</summary>
    /// <param name="source">Blocks of 2,048 bytes, addressed as on the disc.</param>
    /// <param name="session">The session's first block.</param>
    /// <param name="mode">What to do about faults, now and in all later reading. Tolerant, one sound file system of two is enough.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="DiscException">There is no volume, or not one that can be read.</exception>
    public static ValueTask<DiscVolume> OpenAsync(
        IBlockSource source, Lba session = default, ReadingMode mode = ReadingMode.Strict, CancellationToken cancellation = default) =>
        OpenAsync(new VolumeLocation(source, session), mode, cancellation);

    /// <summary>Opens the volume of a session, as it was before the next one where that is known.</summary>
    /// <param name="place">The session.</param>
    /// <param name="mode">What to do about faults, now and in all later reading. Tolerant, one sound file system of two is enough.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="DiscException">There is no volume, or not one that can be read.</exception>
    public static ValueTask<DiscVolume> OpenAsync(VolumeLocation place, ReadingMode mode = ReadingMode.Strict, CancellationToken cancellation = default)
    {
        var source = place.Source;
        if (source.BlockSize != BlockSizes.UserData)
            throw new DiscException(VolumeErrors.NotSupported, $"A volume is read from blocks of 2,048 bytes; this source has blocks of {source.BlockSize}.");
        return new DiscVolumeOpener(place, mode).OpenAsync(cancellation);
    }

    /// <summary>The tree of a kind, or nothing.</summary>
    public VolumeTree? Of(VolumeTreeKind kind) => Trees.FirstOrDefault(tree => tree.Kind == kind);

    /// <summary>Takes all that the best tree shows into the tree of a new session: files as data that already lie on the disc, names byte for byte, owners, permissions, times, links, devices.</summary>
    /// <param name="tree">The tree; what the new session adds comes after, and may replace files. What cannot be kept becomes one of its warnings.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <remarks>Files without blocks of their own, as small ones in UDF, are kept as bytes; those with holes or compressed ones as streams that read the disc.</remarks>
    /// <exception cref="DiscException">Something cannot be kept, or has a name that is already in the tree.</exception>
    public ValueTask AddToAsync(SourceTree tree, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return new VolumeImport(Best, Trees.Where(other => other.Kind != VolumeTreeKind.Enhanced && NameSpaceOf(other) != NameSpaceOf(Best)).ToList(), tree).AddAsync(cancellation);
    }

    /// <summary>Rock Ridge and plain ISO 9660 are two views of the same records; what is hidden from one is hidden from the tree of ISO 9660:1999.</summary>
    private static VolumeTreeKind NameSpaceOf(VolumeTree tree) => tree.Kind is VolumeTreeKind.RockRidge or VolumeTreeKind.Enhanced ? VolumeTreeKind.Iso9660 : tree.Kind;
}
