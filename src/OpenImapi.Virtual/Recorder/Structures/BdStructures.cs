using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>What a BD says of itself: a unit for each layer, and where it has any, its spare areas.</summary>
[Clause(Standard.Mmc5, "6.23.3.3")]
internal sealed class BdStructures : StructureGroup
{
    private const byte Information = 0x00;
    private const byte Definition = 0x08;
    private const byte CartridgeStatus = 0x09;
    private const byte SpareAreas = 0x0A;

    private const int InformationLength = 4096;
    private const int DefinitionLength = 2048;
    private const int CartridgeStatusLength = 4;

    public override DiscStructureMedia Media => DiscStructureMedia.BluRay;

    public override IEnumerable<MediumStructure> Of(LoadedDisc medium)
    {
        if (medium.Kind.Profile is < Profile.BdRom or > Profile.BdRe)
            yield break;
        yield return new(Information, InformationLength, _ => Units(medium.Disc));
        yield return new(CartridgeStatus, CartridgeStatusLength, _ => new byte[CartridgeStatusLength]);
        if (!HasSpares(medium))
            yield break;
        yield return new(Definition, DefinitionLength, _ => Filled(DefinitionLength, DefinitionOf(medium)));
        yield return new(SpareAreas, BdSpareAreas.Length, _ => Filled(BdSpareAreas.Length, SparesOf(medium)));
    }

    /// <summary>The medium was formatted with spare areas.</summary>
    public static bool HasSpares(LoadedDisc medium) => Allocated(medium) > BlockCount.Zero;

    private static BlockCount Allocated(LoadedDisc medium) => medium switch
    {
        { State.Format: { } format } => medium.Kind.Capacity - format.Size,
        { State.Area: { } area, Kind.Rules: WritingRules.BdRe } => medium.Kind.Capacity - area.Size,
        _ => BlockCount.Zero,
    };

    private static BdSpareAreas SparesOf(LoadedDisc medium)
    {
        var allocated = Allocated(medium);
        return new((uint)(allocated - (medium.State.Format?.SpareUsed ?? BlockCount.Zero)).Value, (uint)allocated.Value);
    }

    private static BdDefinition DefinitionOf(LoadedDisc medium)
    {
        var spares = SparesOf(medium);
        return new(1, (uint)medium.Rules.CapacityOf(medium.State).Value - 1)
        {
            InnerSpare = BdSpares.Least,
            OuterSpare = spares.Allocated / BdSpares.Cluster - BdSpares.Least,
            FullAreas = (byte)(spares.Free == 0 ? 3 : 0),
        };
    }

    private static byte[] Units(Disc disc)
    {
        var data = new byte[InformationLength];
        for (var layer = 0; layer < disc.Kind.Layers; layer++)
            Structure.Write(UnitOf(disc, layer), data.AsSpan(layer * BdDiscInformation.Length));
        return data;
    }

    private static BdDiscInformation UnitOf(Disc disc, int layer) => new(ByteString.Ascii(Identifier(disc.Kind.Rules)), (uint)(disc.Kind.Capacity.Value / disc.Kind.Layers))
    {
        Layers = (byte)disc.Kind.Layers,
        Layer = (byte)layer,
        Manufacturer = ByteString.Ascii(disc.MediaCode.Maker),
        MediaType = ByteString.Ascii(disc.MediaCode.Type),
        Revision = disc.MediaCode.Revision,
    };

    private static string Identifier(WritingRules rules) => rules switch { WritingRules.BdR => "BDR", WritingRules.BdRe => "BDW", _ => "BDO" };
}
