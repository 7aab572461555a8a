using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>
/// How a volume begins on a medium whose blocks can be written again. A drive tells of one session there, and readers look for its volume at block 16: so each
/// new session's descriptors are written a second time at the beginning, last of all, and the volume is the old one until then.
/// </summary>
public static class VolumeHead
{
    /// <summary>
    /// Sessions begin at multiples of so many blocks: whole units of writing on a DVD (16) and a BD (32).
    /// </summary>
    public static readonly BlockCount Unit = new(32);

    /// <summary>Where a medium's first session begins, so that its own descriptors stay readable when later ones take their place at block 16.</summary>
    public static readonly Lba FirstSession = new(32);

    /// <summary>Where a session begins that is to begin at a block or later: with UDF behind the anchor at block 256, which is of the beginning.</summary>
    public static Lba SessionFor(Lba start, ImageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var anchor = new Lba(AnchorVolumeDescriptorPointer.FirstLocation);
        return options.Udf != UdfRevision.None && start <= anchor ? NextSession(anchor + new BlockCount(1)) : start;
    }

    /// <summary>Where the next session begins behind a volume that ends before the given block.</summary>
    public static Lba NextSession(Lba end) => new((end.Value + Unit.Value - 1) / Unit.Value * Unit.Value);

    /// <summary>The blocks that stand again at the beginning of the medium, to be written once all others have reached it; in order of address.</summary>
    /// <param name="plan">A plan that does not start at block 0.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="DiscException"><see cref="MasteringErrors.NoRoomForHead"/>: a file of an earlier session lies there.</exception>
    public static async ValueTask<IReadOnlyList<PlacedBlocks>> ReadAsync(ImagePlan plan, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentOutOfRangeException.ThrowIfEqual(plan.Extent.Start, Lba.Zero, nameof(plan));
        var first = plan.Extent.Start + VolumeConstants.SystemArea;
        var end = plan.Regions.TakeWhile(region => region.Kind is RegionKind.SystemArea or RegionKind.VolumeDescriptors or RegionKind.Recognition).Last().Extent.End;
        using var source = plan.OpenSource();
        var descriptors = await source.ReadAsync(first, (int)(end - first).Value, cancellation);
        VolumeSpace.Reach(descriptors, plan.Extent.End);
        IReadOnlyList<PlacedBlocks> head = [new(Lba.Zero + VolumeConstants.SystemArea, descriptors), .. plan.Anchors()];
        foreach (var part in head)
            if (plan.RecordedOver(part.Extent) is { } path)
                throw new DiscException(MasteringErrors.NoRoomForHead, $"The new volume's beginning takes blocks {part.Extent}, where the data of {path} lie.");
        return head;
    }
}
