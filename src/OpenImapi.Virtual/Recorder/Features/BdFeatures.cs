using System.Collections.Immutable;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Features of BD-ROM, BD-R and BD-RE.</summary>
internal sealed class BdFeatures : FeatureGroup
{
    /// <summary>SSA: READ DISC STRUCTURE tells of the spare areas.</summary>
    private const byte TellsSpareAreas = 0x80;

    public override ImmutableArray<Profile> Profiles => [Profile.BdRom, Profile.BdRSequential, Profile.BdRRandom, Profile.BdRe];

    public override IEnumerable<FeatureDescriptor> Features(FeatureContext context)
    {
        var rewritable = context.Profile == Profile.BdRe;
        var sequential = context.Profile == Profile.BdRSequential;
        var random = context.Profile == Profile.BdRRandom;
        var state = context.Loaded?.State;
        yield return RandomWriting.Writable(context, rewritable);
        yield return Medial(FeatureCode.IncrementalStreamingWritable, 1, sequential, [0x01, 0x00, 0x01, 0x00]);
        yield return RandomWriting.Formattable(rewritable || (sequential && state is { Tracks.IsEmpty: true, Format: null }));
        yield return Medial(FeatureCode.DefectManagement, 1, context.Loaded is { } loaded && BdStructures.HasSpares(loaded), [TellsSpareAreas, 0, 0, 0]);
        yield return Medial(FeatureCode.WriteOnce, 0, random, [0, 0, 8, 0, 0, BdSpares.Cluster, 0, 0]);
        yield return Medial(FeatureCode.BdRPseudoOverwrite, 0, state is { Format.Mode: BdRMode.PseudoOverwrite }, [0, 0, 0, 0]);
        yield return Medial(FeatureCode.BdRead, 0, context.Profile is >= Profile.BdRom and <= Profile.BdRe,
            [.. new byte[4], .. new byte[8], 0x02, 0, 0, 0, 0, 0, 0, 0, 0x02, 0, 0, 0, 0, 0, 0, 0]);
        yield return Medial(FeatureCode.BdWrite, 0, rewritable || sequential || random,
            [.. new byte[4], 0x04, 0, 0, 0, 0, 0, 0, 0, 0x02, 0, 0, 0, 0, 0, 0, 0]);
    }
}
