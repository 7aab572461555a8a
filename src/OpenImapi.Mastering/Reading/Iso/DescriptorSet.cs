using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;
using OpenImapi.Formats.Joliet;

namespace OpenImapi.Mastering;

/// <summary>Reads a volume descriptor set (6.7.1), sector by sector up to its terminator.</summary>
internal sealed class DescriptorSet(IBlockSource source, Lba session, VolumeFaults faults)
{
    /// <summary>The standard sets no limit; real volumes have two to five descriptors.</summary>
    private const int MaximumDescriptors = 256;

    private readonly ImmutableArray<PlacedDescriptor>.Builder placed = ImmutableArray.CreateBuilder<PlacedDescriptor>();
    private IsoTree? iso;
    private IsoTree? joliet;
    private IsoTree? enhanced;

    public async ValueTask ReadAsync(CancellationToken cancellation)
    {
        var sector = new byte[BlockSizes.UserData];
        for (var block = session + VolumeConstants.SystemArea; ; block += new BlockCount(1))
        {
            if (placed.Count == MaximumDescriptors || !source.Extent.Contains(block))
            {
                End(block);
                return;
            }

            await source.ReadAsync(block, sector, cancellation);
            if (!sector.AsSpan(1, 5).SequenceEqual("CD001"u8))
            {
                End(block);
                return;
            }

            placed.Add(new(block, (VolumeDescriptorType)sector[0], sector[6]));
            if (sector[0] == (byte)VolumeDescriptorType.Terminator)
                return;
            Take(sector, block);
        }
    }

    public async ValueTask<IsoVolume> ToVolumeAsync(ReadingMode mode, CancellationToken cancellation)
    {
        if (iso is null)
            throw new DiscException(VolumeErrors.NoVolume, $"There is no primary volume descriptor in the set at block {session + VolumeConstants.SystemArea}.");
        var reader = await RockRidgeReader.OpenAsync(source, iso.Descriptor, faults, cancellation);
        var rockRidge = reader is null ? null : new IsoTree(source, VolumeTreeKind.RockRidge, iso.Root.RecordBlock, iso.Descriptor, faults, reader);
        return new(source, session, mode, faults, placed.ToImmutable(), iso, joliet, rockRidge) { Enhanced = enhanced };
    }

    private void Take(ReadOnlySpan<byte> sector, Lba block)
    {
        if (sector[0] is not ((byte)VolumeDescriptorType.Primary or (byte)VolumeDescriptorType.Supplementary))
            return;
        var found = new FaultList();
        var descriptor = Structure.Read<VolumeDescriptor>(sector, found);
        var level = descriptor.Type == VolumeDescriptorType.Supplementary && descriptor.Version == 1
            ? EscapeSequences.LevelOf(descriptor.EscapeSequences) : null;
        var isEnhanced = EnhancedVolume.IsDescribedBy(descriptor);
        var wanted = descriptor.Type == VolumeDescriptorType.Primary ? iso is null : isEnhanced ? enhanced is null : level is not null && joliet is null;
        if (!wanted)
            return;
        faults.Report(block, "", found);
        if (descriptor.LogicalBlockSize != BlockSizes.UserData)
            throw new DiscException(VolumeErrors.NotSupported,
                $"The volume descriptor in block {block} says logical blocks of {descriptor.LogicalBlockSize} bytes; only 2,048 are read.");
        if (isEnhanced)
            enhanced = new(source, VolumeTreeKind.Enhanced, block, descriptor, faults);
        else if (level is null)
            iso = new(source, VolumeTreeKind.Iso9660, block, descriptor, faults);
        else
            joliet = new(source, VolumeTreeKind.Joliet, block, descriptor, faults);
    }

    private void End(Lba block)
    {
        if (placed.Count == 0)
            throw new DiscException(VolumeErrors.NoVolume, $"There is no ISO 9660 volume: block {block} holds no volume descriptor.");
        faults.Report(block, "", $"the volume descriptor set has no terminator after {placed.Count} descriptors (6.7.1)");
    }
}
