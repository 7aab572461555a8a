using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>What DVD-R and DVD-RW say besides: what is moulded into the lead-in, the physical format of the whole disc, and how large layer 0 is.</summary>
[Clause(Standard.Mmc5, "6.23.3.2")]
internal sealed class DvdMinusStructures : StructureGroup
{
    /// <summary>For any use.</summary>
    private const byte Unrestricted = 0x40;

    public override IEnumerable<MediumStructure> Of(LoadedDisc medium)
    {
        if (!medium.Kind.IsDvdMinus)
            yield break;
        var whole = DvdStructures.Physical(medium.Disc, DiscState.Blank);
        yield return new(DvdStructureFormat.PreRecordedLeadIn, DvdPreRecordedLeadIn.Length, () => Filled(DvdPreRecordedLeadIn.Length, LeadIn(medium.Disc)));
        yield return new(DvdStructureFormat.LeadInFormat, DvdStructures.PhysicalLength, () => Filled(DvdStructures.PhysicalLength, whole));
        if (medium.Kind.Layers > 1)
            yield return new(DvdStructureFormat.LayerBoundary, LayerBoundary.Length, () => Filled(LayerBoundary.Length, new LayerBoundary(whole.Layer0Blocks) { IsSet = true }));
    }

    private static DvdPreRecordedLeadIn LeadIn(Disc disc) => new(DvdPhysicalFormat.UsualFirstSector + (uint)(disc.Kind.Capacity.Value / disc.Kind.Layers) - 1)
    {
        Application = Unrestricted,
        Manufacturer = ByteString.Ascii(disc.MediaCode.Maker),
    };
}
