using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>What DVD+R and DVD+RW say besides: the address in the pre-groove, and where the layers of a DVD+R DL meet.</summary>
[Clause(Standard.Mmc5, "6.23.3.2")]
internal sealed class DvdPlusStructures : StructureGroup
{
    private const int GrooveLength = 256;

    public override IEnumerable<MediumStructure> Of(LoadedDisc medium)
    {
        if (medium.Kind.Rules is not (WritingRules.DvdPlusR or WritingRules.DvdPlusRw))
            yield break;
        yield return new(DvdStructureFormat.AddressInPregroove, GrooveLength, () => Filled(GrooveLength, DvdStructures.Physical(medium.Disc, DiscState.Blank)));
        if (medium.Kind.Profile == Profile.DvdPlusRDualLayer)
            yield return new(DvdStructureFormat.LayerBoundary, LayerBoundary.Length, () => Filled(LayerBoundary.Length, Boundary(medium)))
            {
                Send = sent => medium.Rules.SetLayerBreak(medium.State, Sent(sent)),
            };
    }

    /// <summary>Once anything is recorded, it is where it was.</summary>
    private static LayerBoundary Boundary(LoadedDisc medium) =>
        new((uint)(medium.State.LayerBreak ?? new(medium.Kind.Capacity.Value / 2)).Value) { IsSet = medium.State.LayerBreak is not null || !medium.State.Tracks.IsEmpty };

    private static BlockCount Sent(ByteString sent) => sent.Length == LayerBoundary.Length
        ? new(Structure.Read<LayerBoundary>(sent).Layer0Blocks) : throw new Refusal(KnownSense.ParameterListLengthError);
}
