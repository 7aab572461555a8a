using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>What a BD says of itself.</summary>
[Clause(Standard.Mmc5, "6.23.3.3")]
internal sealed class BdStructures : StructureGroup
{
    private const byte Information = 0x00;
    private const int InformationLength = 4096;

    public override DiscStructureMedia Media => DiscStructureMedia.BluRay;

    public override IEnumerable<MediumStructure> Of(LoadedDisc medium)
    {
        if (medium.Kind.Profile is < Profile.BdRom or > Profile.BdRe)
            yield break;
        yield return new(Information, InformationLength, _ => Filled(InformationLength, Describe(medium.Disc)));
    }

    private static BdDiscInformation Describe(Disc disc) => new(ByteString.Ascii(Identifier(disc.Kind.Rules)), (uint)disc.Kind.Capacity.Value)
    {
        Manufacturer = ByteString.Ascii(disc.MediaCode.Maker),
        MediaType = ByteString.Ascii(disc.MediaCode.Type),
        Revision = disc.MediaCode.Revision,
    };

    private static string Identifier(WritingRules rules) => rules switch { WritingRules.BdR => "BDR", WritingRules.BdRe => "BDW", _ => "BDO" };
}
