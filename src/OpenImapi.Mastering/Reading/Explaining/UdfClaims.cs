using System.Runtime.CompilerServices;
using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>What makes a UDF volume: recognition sequence, anchors, descriptor and integrity sequences, the files of its partitions.</summary>
internal static class UdfClaims
{
    private const int MaximumRecognition = 64;

    /// <summary>Blocks of a descriptor sequence that are listed; real ones have 16 or 32.</summary>
    private const int MaximumSequence = 1024;

    /// <summary>An explanation of the UDF descriptor that a block begins with.</summary>
    public static BlockClaim.Explain Descriptors => BlockClaim.From(bytes => DescriptorExplainer.ExplainBlock(bytes));

    public static async IAsyncEnumerable<BlockClaim> OfAsync(DiscVolume volume, UdfVolume udf, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var claim in RecognitionAsync(volume, cancellation))
            yield return claim;
        await foreach (var claim in AnchorsAsync(volume, cancellation))
            yield return claim;
        foreach (var (extent, name) in await SequencesAsync(volume, cancellation))
            foreach (var claim in await SequenceAsync(volume.Source, extent, name, cancellation))
                yield return claim;
        foreach (var claim in await SequenceAsync(volume.Source, udf.Logical.IntegritySequence, "integrity sequence", cancellation))
            yield return claim;
        await foreach (var claim in UdfPartitionClaims.OfAsync(udf, cancellation))
            yield return claim;
        if (udf.Blocks.Find(udf.Logical.FileSet.Location) is { } set)
            yield return new(new(set.Start, new(1)), "file set descriptor") { Structures = Descriptors };
    }

    private static async IAsyncEnumerable<BlockClaim> RecognitionAsync(DiscVolume volume, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var first = volume.Session + Formats.Ecma119.VolumeConstants.SystemArea;
        for (var at = first; at < first + new BlockCount(MaximumRecognition) && volume.Source.Extent.Contains(at); at += new BlockCount(1))
        {
            var identifier = Structure.Read<VolumeStructureDescriptor>(await volume.Source.ReadAsync(at, 1, cancellation)).Identifier;
            if (identifier == VolumeStructureDescriptor.Boot)
                yield return new(new(at, new(1)), "boot descriptor BOOT2") { Structures = BlockClaim.One<BootDescriptor>("boot descriptor") };
            else if (identifier == VolumeStructureDescriptor.BeginningExtendedArea || identifier == VolumeStructureDescriptor.TerminatingExtendedArea
                || identifier == VolumeStructureDescriptor.Nsr02 || identifier == VolumeStructureDescriptor.Nsr03)
                yield return new(new(at, new(1)), $"volume structure descriptor {identifier}") { Structures = BlockClaim.One<VolumeStructureDescriptor>("volume structure descriptor") };
            else if (identifier.Span.IndexOfAnyExcept((byte)0) < 0)
                yield break;
        }
    }

    private static async IAsyncEnumerable<BlockClaim> AnchorsAsync(DiscVolume volume, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var (at, _) in await UdfAnchors.AllAsync(volume.Source, volume.Session, cancellation))
            yield return new(new(at, new(1)), "anchor volume descriptor pointer") { Structures = Descriptors };
    }

    /// <summary>The sequences that any anchor names; several anchors name the same.</summary>
    private static async ValueTask<IReadOnlyList<(ExtentDescriptor Extent, string Name)>> SequencesAsync(DiscVolume volume, CancellationToken cancellation)
    {
        var anchors = await UdfAnchors.AllAsync(volume.Source, volume.Session, cancellation);
        return [.. anchors.SelectMany(found => new[]
        {
            (found.Anchor.MainSequence, "main volume descriptor sequence"), (found.Anchor.ReserveSequence, "reserve volume descriptor sequence"),
        }).Distinct()];
    }

    private static async ValueTask<IReadOnlyList<BlockClaim>> SequenceAsync(
        IBlockSource source, ExtentDescriptor extent, string name, CancellationToken cancellation)
    {
        var claims = new List<BlockClaim>();
        for (var i = 0u; i < Math.Min(extent.Length / BlockSizes.UserData, MaximumSequence); i++)
        {
            var at = new Lba((long)extent.Location + i);
            if (!source.Extent.Contains(at))
                break;
            var block = await source.ReadAsync(at, 1, cancellation);
            var title = Descriptor.IsLikely(block) ? DescriptorExplainer.NameOf(Structure.Read<DescriptorTag>(block).Identifier) : "";
            claims.Add(new(new(at, new(1)), title.Length > 0 ? $"{title}, {name}" : $"unused, {name}") { Structures = Descriptors });
        }

        return claims;
    }
}
