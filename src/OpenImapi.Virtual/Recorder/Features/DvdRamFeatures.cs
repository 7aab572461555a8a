using System.Collections.Immutable;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Features of DVD-RAM.</summary>
internal sealed class DvdRamFeatures : FeatureGroup
{
    /// <summary>SPWP: the medium's persistent protection can be set.</summary>
    private const byte PersistentProtection = 0x02;

    /// <summary>SSA: the medium has a supplementary spare area.</summary>
    private const byte SupplementarySpareArea = 0x80;

    public override ImmutableArray<Profile> Profiles => [Profile.DvdRam];

    public override IEnumerable<FeatureDescriptor> Features(FeatureContext context)
    {
        var current = context.Profile == Profile.DvdRam;
        yield return Medial(FeatureCode.WriteProtect, 2, current, [PersistentProtection, 0, 0, 0]);
        yield return RandomWriting.Writable(context, current);
        yield return Medial(FeatureCode.Formattable, 1, current, new byte[8]);
        yield return Medial(FeatureCode.DefectManagement, 1, current, [SupplementarySpareArea, 0, 0, 0]);
    }
}
