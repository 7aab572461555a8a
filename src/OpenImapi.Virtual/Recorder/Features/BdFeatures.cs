using System.Collections.Immutable;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Features of BD-ROM, BD-R and BD-RE.</summary>
internal sealed class BdFeatures : FeatureGroup
{
    public override ImmutableArray<Profile> Profiles => [Profile.BdRom, Profile.BdRSequential, Profile.BdRe];

    public override IEnumerable<FeatureDescriptor> Features(FeatureContext context)
    {
        var rewritable = context.Profile == Profile.BdRe;
        var sequential = context.Profile == Profile.BdRSequential;
        yield return RandomWriting.Writable(context, rewritable);
        yield return Medial(FeatureCode.IncrementalStreamingWritable, 1, sequential, [0x01, 0x00, 0x01, 0x00]);
        yield return RandomWriting.Formattable(rewritable);
        yield return Medial(FeatureCode.DefectManagement, 1, rewritable, [0, 0, 0, 0]);
        yield return Medial(FeatureCode.BdRead, 0, context.Profile is >= Profile.BdRom and <= Profile.BdRe,
            [.. new byte[4], .. new byte[8], 0x02, 0, 0, 0, 0, 0, 0, 0, 0x02, 0, 0, 0, 0, 0, 0, 0]);
        yield return Medial(FeatureCode.BdWrite, 0, rewritable || sequential,
            [.. new byte[4], 0x04, 0, 0, 0, 0, 0, 0, 0, 0x02, 0, 0, 0, 0, 0, 0, 0]);
    }
}
