using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>One sector of a volume descriptor set.</summary>
/// <param name="Block">Where it lies.</param>
/// <param name="Type">Which kind of descriptor it is.</param>
/// <param name="Version">1; an enhanced volume descriptor of ISO 9660:1999 says 2.</param>
public readonly record struct PlacedDescriptor(Lba Block, VolumeDescriptorType Type, byte Version);

/// <summary>An ISO 9660 volume that is being read: its descriptors, its trees of names and the content of its files.</summary>
/// <remarks>One volume serves one reader at a time, as its source does.</remarks>
public sealed class IsoVolume
{
    internal IsoVolume(IBlockSource source, Lba session, ReadingMode mode, VolumeFaults faults, ImmutableArray<PlacedDescriptor> descriptors,
        IsoTree iso, IsoTree? joliet, IsoTree? rockRidge)
    {
        (Source, Session, Mode, Faults, Descriptors, Iso, Joliet) = (source, session, mode, faults, descriptors, iso, joliet);
        RockRidge = rockRidge;
    }

    public IBlockSource Source { get; }

    /// <summary>The first block of the session whose volume descriptor set this is.</summary>
    public Lba Session { get; }

    public ReadingMode Mode { get; }

    /// <summary>What was found to break the standard so far; always empty in strict mode, which throws instead.</summary>
    public VolumeFaults Faults { get; }

    /// <summary>The volume descriptor set, its terminator included.</summary>
    public ImmutableArray<PlacedDescriptor> Descriptors { get; }

    /// <summary>The tree of the primary volume descriptor.</summary>
    public IsoTree Iso { get; }

    /// <summary>The tree with UCS-2 names, or nothing.</summary>
    public IsoTree? Joliet { get; }

    /// <summary>The tree of the primary volume descriptor as POSIX systems see it, or nothing.</summary>
    public IsoTree? RockRidge { get; }

    /// <summary>The tree of an enhanced volume descriptor (ISO 9660:1999), or nothing; some programs let it be the primary one's.</summary>
    public IsoTree? Enhanced { get; internal init; }

    /// <summary>The same where its directories are not those of the primary tree.</summary>
    internal IsoTree? OwnEnhanced => Enhanced?.Descriptor.RootDirectory.Location != Iso.Descriptor.RootDirectory.Location ? Enhanced : null;

    /// <summary>The tree that people mean: Joliet's where there is one, else the primary one.</summary>
    public IsoTree Default => Joliet ?? Iso;

    /// <summary>The label that the default tree gives.</summary>
    public string Label => Default.Label;

    /// <summary>Reads the volume descriptor set of a session.</summary>
    /// <param name="source">Blocks of 2,048 bytes, addressed as on the disc.</param>
    /// <param name="session">The session's first block; its descriptors begin 16 blocks later.</param>
    /// <param name="mode">What to do about faults, now and in all later reading.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="DiscException">There is no volume, or not one that can be read.</exception>
    public static async ValueTask<IsoVolume> OpenAsync(
        IBlockSource source, Lba session = default, ReadingMode mode = ReadingMode.Strict, CancellationToken cancellation = default)
    {
        if (source.BlockSize != BlockSizes.UserData)
            throw new DiscException(VolumeErrors.NotSupported, $"A volume is read from blocks of 2,048 bytes; this source has blocks of {source.BlockSize}.");
        return await OpenAsync(source, session, mode, new(mode), cancellation);
    }

    /// <summary>The content of a file, to be read asynchronously; it can seek.</summary>
    /// <exception cref="DiscException">The content cannot be had; the message says why.</exception>
    public Stream OpenFile(VolumeEntry file) => Default.OpenFile(file);

    internal static async ValueTask<IsoVolume> OpenAsync(
        IBlockSource source, Lba session, ReadingMode mode, VolumeFaults faults, CancellationToken cancellation)
    {
        var set = new DescriptorSet(source, session, faults);
        await set.ReadAsync(cancellation);
        return await set.ToVolumeAsync(mode, cancellation);
    }

    /// <summary>The file or folder at a path of the default tree, such as "/docs/a.txt".</summary>
    /// <exception cref="DiscException">There is none.</exception>
    public async ValueTask<IsoEntry> FindAsync(string path, CancellationToken cancellation = default) =>
        (IsoEntry?)await Default.FindAsync(path, cancellation) ?? throw new DiscException(VolumeErrors.NoEntry, $"The volume '{Label}' has no '{path}'.");
}
