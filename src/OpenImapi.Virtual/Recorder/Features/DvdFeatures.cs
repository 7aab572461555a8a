using System.Collections.Immutable;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Features of every DVD.</summary>
internal sealed class DvdFeatures : FeatureGroup
{
    public override ImmutableArray<Profile> Profiles => [Profile.DvdRom];

    public override IEnumerable<FeatureDescriptor> Features(FeatureContext context)
    {
        yield return Medial(FeatureCode.DvdRead, 1, IsDvd(context.Profile), [0, 0, 0, 0]);
    }

    /// <summary>DVDs have the profiles from 10h up to those of BD.</summary>
    private static bool IsDvd(Profile profile) => profile is >= Profile.DvdRom and < Profile.BdRom;
}
