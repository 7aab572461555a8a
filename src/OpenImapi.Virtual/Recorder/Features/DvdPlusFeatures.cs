using System.Collections.Immutable;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Features of DVD+R and DVD+RW, with one layer and two.</summary>
internal sealed class DvdPlusFeatures : FeatureGroup
{
    public override ImmutableArray<Profile> Profiles => [Profile.DvdPlusRw, Profile.DvdPlusR, Profile.DvdPlusRwDualLayer, Profile.DvdPlusRDualLayer];

    public override IEnumerable<FeatureDescriptor> Features(FeatureContext context)
    {
        var rewritable = context.Profile is Profile.DvdPlusRw or Profile.DvdPlusRwDualLayer;
        yield return RandomWriting.Writable(context, rewritable);
        yield return RandomWriting.Formattable(rewritable);
        yield return Medial(FeatureCode.DvdPlusRw, 0, context.Profile == Profile.DvdPlusRw, [1, 0, 0, 0]);
        yield return Medial(FeatureCode.DvdPlusR, 0, context.Profile == Profile.DvdPlusR, [1, 0, 0, 0]);
        yield return Medial(FeatureCode.DvdPlusRwDualLayer, 0, context.Profile == Profile.DvdPlusRwDualLayer, [1, 0, 0, 0]);
        yield return Medial(FeatureCode.DvdPlusRDualLayer, 0, context.Profile == Profile.DvdPlusRDualLayer, [1, 0, 0, 0]);
    }
}
