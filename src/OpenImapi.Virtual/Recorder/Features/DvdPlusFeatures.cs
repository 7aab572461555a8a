using System.Collections.Immutable;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Features of DVD+R and DVD+RW.</summary>
internal sealed class DvdPlusFeatures : FeatureGroup
{
    public override ImmutableArray<Profile> Profiles => [Profile.DvdPlusRw, Profile.DvdPlusR];

    public override IEnumerable<FeatureDescriptor> Features(FeatureContext context)
    {
        var rewritable = context.Profile == Profile.DvdPlusRw;
        yield return RandomWriting.Writable(context, rewritable);
        yield return RandomWriting.Formattable(rewritable);
        yield return Medial(FeatureCode.DvdPlusRw, 0, rewritable, [1, 0, 0, 0]);
        yield return Medial(FeatureCode.DvdPlusR, 0, context.Profile == Profile.DvdPlusR, [1, 0, 0, 0]);
    }
}
