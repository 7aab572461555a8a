using System.Collections.Immutable;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Features of DVD-R and DVD-RW.</summary>
internal sealed class DvdMinusFeatures : FeatureGroup
{
    /// <summary>BUF, DVD-R DL, test write, DVD-RW.</summary>
    private const byte EveryWayOfWriting = 0x40 | 0x08 | 0x04 | 0x02;

    /// <summary>The intermediate state can be read back and left, the disc can be blanked: DSDG and DSDR are not there.</summary>
    private const byte IntermediateAndBlank = 0x02 | 0x01;

    public override ImmutableArray<Profile> Profiles =>
    [
        Profile.DvdRSequential, Profile.DvdRwRestrictedOverwrite, Profile.DvdRwSequential, Profile.DvdRDualLayerSequential,
    ];

    public override IEnumerable<FeatureDescriptor> Features(FeatureContext context)
    {
        var minus = context.Kind is { IsDvdMinus: true };
        var formatted = context.Profile == Profile.DvdRwRestrictedOverwrite;
        yield return Medial(FeatureCode.IncrementalStreamingWritable, 1, minus && DvdMinusRules.TakesIncrements(context.Loaded!.State),
            [0x01, 0x00, 0x01, 1, DvdMinusRules.LinkSize, 0, 0, 0]);
        yield return Medial(FeatureCode.Formattable, 1, context.Profile is Profile.DvdRwRestrictedOverwrite or Profile.DvdRwSequential, new byte[8]);
        yield return Medial(FeatureCode.RestrictedOverwrite, 0, formatted);
        yield return Medial(FeatureCode.RigidRestrictedOverwrite, 0, formatted, [IntermediateAndBlank, 0, 0, 0]);
        yield return Medial(FeatureCode.DvdRWrite, 2, minus && DvdMinusRules.TakesDiscAtOnce(context.Loaded!.State), [EveryWayOfWriting, 0, 0, 0]);
    }
}
