using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>Checks that anchors stand at two of their three places, and all say the same (3/8.4.2.1; UDF 2.2.3).</summary>
/// <remarks>Of a session that another one follows only the first place is known: the blocks alone do not tell where it ended.</remarks>
internal sealed class UdfAnchorCheck(UdfVolume volume, ExtentLedger ledger, FindingList findings)
{
    public async ValueTask CheckAsync(CancellationToken cancellation)
    {
        var first = new BlockCount(AnchorVolumeDescriptorPointer.FirstLocation);
        var last = volume.Source.Extent.End - new BlockCount(1);
        var found = 0;
        var isLast = volume.Blocks.NextSession is null;
        foreach (var place in (isLast ? [volume.Session + first, last - first, last] : new[] { volume.Session + first }).Distinct())
            found += await IsAnchorAsync(place, cancellation) ? 1 : 0;
        if (found < 2 && isLast)
            findings.Udf(volume.IsVirtual ? Severity.Notice : Severity.Error, "UDF 2.2.3", volume.Session + first, "",
                $"{(found == 0 ? "no anchor stands" : "only one anchor stands")} in blocks {volume.Session + first}, {last - first} and {last}; two shall");
    }

    private async ValueTask<bool> IsAnchorAsync(Lba place, CancellationToken cancellation)
    {
        if (!volume.Source.Extent.Contains(place))
            return false;
        var block = await volume.Source.ReadAsync(place, 1, cancellation);
        if (!Descriptor.IsLikely(block) || Structure.Read<DescriptorTag>(block).Identifier != TagIdentifier.AnchorVolumePointer)
            return false;
        var faults = new FaultList();
        var anchor = Descriptor.Read<AnchorVolumeDescriptorPointer>(block, (uint)place.Value, faults);
        foreach (var fault in faults)
            findings.UdfError("3/10.2", place, "", fault.ToString());
        if (anchor.MainSequence != volume.Anchor.MainSequence || anchor.ReserveSequence != volume.Anchor.ReserveSequence)
            findings.UdfError("3/8.4.2.1", place, "", "the anchor does not say the same as the first one");
        ledger.AddOwn(new(place, new(1)), place);
        return true;
    }
}
