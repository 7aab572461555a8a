using System.Runtime.CompilerServices;
using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>Tells what lies where on a volume, and what stands in a block of it.</summary>
public sealed class VolumeExplainer
{
    /// <summary>Names of one extent that are listed; a file may have very many.</summary>
    private const int MaximumUses = 100;

    private readonly DiscVolume volume;
    private readonly Lba block;
    private readonly List<string> uses = [];
    private readonly List<ExplainedStructure> structures = [];

    private VolumeExplainer(DiscVolume volume, Lba block) => (this.volume, this.block) = (volume, block);

    /// <summary>Explains one block of the volume of a session.</summary>
    /// <exception cref="DiscException">There is no volume.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The source does not have the block.</exception>
    public static async ValueTask<BlockExplanation> ExplainAsync(
        IBlockSource source, Lba block, Lba session = default, CancellationToken cancellation = default)
    {
        var bytes = await source.ReadAsync(block, 1, cancellation);
        var explainer = new VolumeExplainer(await DiscVolume.OpenAsync(source, session, ReadingMode.Tolerant, cancellation), block);
        await explainer.ExplainAsync(bytes, cancellation);
        return new(block, explainer.uses, explainer.structures);
    }

    /// <summary>Everything that a volume names, in order of address; what two names share stands twice, what none names is left out.</summary>
    /// <remarks>Of several trees the files of the best one are listed, and the directories of all.</remarks>
    public static async ValueTask<IReadOnlyList<VolumeRegion>> MapAsync(DiscVolume volume, CancellationToken cancellation = default)
    {
        var regions = new List<VolumeRegion>();
        await foreach (var claim in ClaimsAsync(volume, cancellation))
            if (claim.IsListed && !claim.Extent.IsEmpty)
                regions.Add(new(claim.Extent, claim.Holds));
        return Joined([.. regions.OrderBy(region => region.Extent.Start)]);
    }

    private static async IAsyncEnumerable<BlockClaim> ClaimsAsync(DiscVolume volume, [EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return new(new(volume.Session, VolumeConstants.SystemArea), "system area") { Use = null };
        await foreach (var claim in PartitionClaims.OfAsync(volume, cancellation))
            yield return claim;
        if (volume.Iso is { } iso)
        {
            await foreach (var claim in IsoClaims.OfAsync(iso, cancellation))
                yield return claim;
            await foreach (var claim in IsoTreeClaims.OfAsync(volume, iso, cancellation))
                yield return claim;
        }

        if (volume.Udf is { } udf)
        {
            await foreach (var claim in UdfClaims.OfAsync(volume, udf, cancellation))
                yield return claim;
            await foreach (var claim in UdfTreeClaims.OfAsync(volume, udf, cancellation))
                yield return claim;
        }
    }

    private async ValueTask ExplainAsync(byte[] bytes, CancellationToken cancellation)
    {
        var systemArea = new Extent(volume.Session, VolumeConstants.SystemArea);
        await foreach (var claim in ClaimsAsync(volume, cancellation))
        {
            if (!claim.Extent.Contains(block) || claim.Extent == systemArea)
                continue;
            Use(claim.Use?.Invoke(block) ?? claim.Holds);
            if (claim.Structures is { } explain)
                foreach (var structure in await explain(block, bytes, cancellation))
                    if (!structures.Exists(known => known.Offset == structure.Offset && known.Title == structure.Title))
                        structures.Add(structure);
        }

        if (uses.Count > 0)
            return;
        uses.Add(Unclaimed(bytes));
        if (volume.Udf is not null)
            structures.AddRange(DescriptorExplainer.ExplainBlock(bytes));
    }

    private string Unclaimed(ReadOnlySpan<byte> bytes)
    {
        var state = bytes.ContainsAnyExcept((byte)0) ? "it is not zero" : "it is zero";
        if (block >= volume.Session && block < volume.Session + VolumeConstants.SystemArea)
            return $"system area, block {(block - volume.Session).Value + 1} of {VolumeConstants.SystemArea}; {state}";
        if (volume.Iso is null)
            return $"nothing that the volume names; {state}";
        var end = SessionFinder.EndsOf(volume.Session, volume.Iso.Iso.Descriptor).First();
        return block >= end ? $"behind the end of the volume space, which is at block {end}; {state}" : $"nothing that the volume names; {state}";
    }

    private void Use(string use)
    {
        if (uses.Contains(use))
            return;
        if (uses.Count < MaximumUses)
            uses.Add(use);
        else if (uses.Count == MaximumUses)
            uses.Add("and more names of the same blocks");
    }

    /// <summary>Neighbours of one kind become one region: continuation areas lie many in a block.</summary>
    private static List<VolumeRegion> Joined(List<VolumeRegion> regions)
    {
        var joined = new List<VolumeRegion>();
        foreach (var region in regions)
            if (joined is [.., var last] && last.Holds == region.Holds && region.Extent.Start <= last.Extent.End)
                joined[^1] = last with { Extent = Extent.Between(last.Extent.Start, region.Extent.End > last.Extent.End ? region.Extent.End : last.Extent.End) };
            else
                joined.Add(region);
        return joined;
    }
}
