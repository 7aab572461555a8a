using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>The way from an anchor to the root of a UDF volume.</summary>
internal sealed class UdfOpener(UdfBlocks blocks, ReadingMode mode)
{
    public async ValueTask<UdfVolume> OpenAsync(Lba session, CancellationToken cancellation)
    {
        var anchor = await UdfAnchors.FindAsync(blocks, session, cancellation);
        var sequence = new UdfDescriptorSequence(blocks);
        await sequence.ReadAsync(anchor.MainSequence, cancellation);
        if (!sequence.IsComplete)
        {
            blocks.Faults.Report(new(anchor.MainSequence.Location), "", "the main volume descriptor sequence lacks descriptors; the reserve sequence is read (3/8.4.2)");
            await sequence.ReadAsync(anchor.ReserveSequence, cancellation);
        }

        if (sequence.Logical is not { } logical)
            throw new DiscException(VolumeErrors.NoUdfVolume, "There is no logical volume descriptor in the main or the reserve volume descriptor sequence.");
        if (logical.LogicalBlockSize != BlockSizes.UserData)
            throw new DiscException(VolumeErrors.NotSupported, $"The volume has logical blocks of {logical.LogicalBlockSize} bytes; only 2,048 are read.");
        if (!logical.Domain.Is(UdfIdentifiers.Domain))
            blocks.Faults.Report(new(anchor.MainSequence.Location), "", $"the domain of the logical volume is '{logical.Domain.Identifier}', not UDF's (2.2.4.3)");
        var integrity = await UdfIntegrity.ReadAsync(blocks, logical.IntegritySequence, cancellation);
        await new UdfPartitionMapper(blocks, sequence.Partitions).MapAsync(logical.PartitionMaps, cancellation);
        if (await blocks.ReadAsync<FileSetDescriptor>(logical.FileSet.Location, "", cancellation) is not { } fileSet)
            throw new DiscException(VolumeErrors.NotSupported, $"There is no file set descriptor in logical block {logical.FileSet.Location}.");
        var root = await new UdfIcbReader(blocks).ReadAsync(fileSet.RootDirectoryIcb, "/", cancellation);
        var entry = new UdfEntry(blocks, null, "", default, FileCharacteristics.Directory, blocks.PlaceOf(logical.FileSet.Location), root);
        return new(blocks, mode, sequence, integrity, fileSet, entry) { Anchor = anchor, Session = session };
    }
}
