using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>Finds where a UDF volume starts: its recognition sequence and its anchor.</summary>
internal static class UdfAnchors
{
    /// <summary>Descriptors in a recognition area, of all kinds; real ones have fewer than ten.</summary>
    private const int MaximumRecognition = 64;

    /// <summary>The sectors that may hold an anchor: 256, the last, 256 before it, and 512 on media that are not closed yet (UDF 2.2.3, 6.10).</summary>
    private static IEnumerable<Lba> Candidates(Extent extent, Lba session)
    {
        var last = extent.End - new BlockCount(1);
        var first = new BlockCount(AnchorVolumeDescriptorPointer.FirstLocation);
        return [session + first, last, last - first, session + first + first];
    }

    /// <summary>The first anchor that can be used.</summary>
    /// <exception cref="DiscException">There is none.</exception>
    public static async ValueTask<AnchorVolumeDescriptorPointer> FindAsync(UdfBlocks blocks, Lba session, CancellationToken cancellation)
    {
        await RecognizeAsync(blocks, session, cancellation);
        foreach (var candidate in Candidates(blocks.Source.Extent, session))
        {
            if (!blocks.Source.Extent.Contains(candidate))
                continue;
            var block = await blocks.Source.ReadAsync(candidate, 1, cancellation);
            if (!Descriptor.IsLikely(block) || Structure.Read<DescriptorTag>(block).Identifier != TagIdentifier.AnchorVolumePointer)
                continue;
            if (blocks.Parse<AnchorVolumeDescriptorPointer>(block, candidate, (uint)candidate.Value, "") is { } anchor)
                return anchor;
        }

        throw new DiscException(VolumeErrors.NoUdfVolume, $"There is no UDF volume: no anchor stands in block {session.Value + 256}, at the end or 256 blocks before it.");
    }

    /// <summary>All anchors that can be read, and where they stand; sound or not.</summary>
    public static async ValueTask<IReadOnlyList<(Lba Block, AnchorVolumeDescriptorPointer Anchor)>> AllAsync(
        IBlockSource source, Lba session, CancellationToken cancellation)
    {
        var anchors = new List<(Lba, AnchorVolumeDescriptorPointer)>();
        foreach (var candidate in Candidates(source.Extent, session).Distinct())
            if (source.Extent.Contains(candidate) && await source.ReadAsync(candidate, 1, cancellation) is var block && Descriptor.IsLikely(block)
                && Structure.Read<DescriptorTag>(block).Identifier == TagIdentifier.AnchorVolumePointer)
                anchors.Add((candidate, Structure.Read<AnchorVolumeDescriptorPointer>(block)));
        return anchors;
    }

    private static async ValueTask RecognizeAsync(UdfBlocks blocks, Lba session, CancellationToken cancellation)
    {
        var first = session + Formats.Ecma119.VolumeConstants.SystemArea;
        for (var at = first; at < first + new BlockCount(MaximumRecognition) && blocks.Source.Extent.Contains(at); at += new BlockCount(1))
        {
            var identifier = Structure.Read<VolumeStructureDescriptor>(await blocks.Source.ReadAsync(at, 1, cancellation)).Identifier;
            if (identifier == VolumeStructureDescriptor.Nsr02 || identifier == VolumeStructureDescriptor.Nsr03)
                return;
            if (identifier.Span.IndexOfAnyExcept((byte)0) < 0)
                break;
        }

        blocks.Faults.Report(first, "", "no descriptor NSR02 or NSR03 stands in the volume recognition sequence (2/8.3, 3/9.1)");
    }
}
