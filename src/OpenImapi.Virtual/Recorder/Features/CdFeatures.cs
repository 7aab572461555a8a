using System.Collections.Immutable;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Features of CD-ROM, CD-R and CD-RW.</summary>
internal sealed class CdFeatures : FeatureGroup
{
    public override ImmutableArray<Profile> Profiles => [Profile.CdRom, Profile.CdR, Profile.CdRw];

    public override IEnumerable<FeatureDescriptor> Features(FeatureContext context)
    {
        var cd = context.Profile.IsCd();
        var writable = context.Profile is Profile.CdR or Profile.CdRw;
        yield return Medial(FeatureCode.MultiRead, 0, cd);
        yield return Medial(new CdReadFeature(ForListening: true, C2Pointers: true, context.Options.CdText), 2, cd);
        yield return Medial(TrackAtOnce, 2, writable);
        if (context.Options.SessionAtOnce || context.Options.RawWriting)
            yield return Medial(Mastering(context.Options), 0, writable);
        yield return Medial(FeatureCode.CdRwMediaWriteSupport, 0, context.Profile == Profile.CdRw, [0, 0x7F, 0, 0]);
    }

    private static CdTrackAtOnceFeature TrackAtOnce => new()
    {
        UnderrunFree = true,
        TestWrite = true,
        Rewritable = true,
        DataTypes = 1 << DataBlockTypes.Raw | 1 << DataBlockTypes.Mode1 | 1 << DataBlockTypes.Mode2Form1 | 1 << DataBlockTypes.Mode2Mixed,
    };

    private static CdMasteringFeature Mastering(RecorderOptions options) => new()
    {
        UnderrunFree = true,
        SessionAtOnce = options.SessionAtOnce,
        RawMultiSession = options.RawWriting,
        Raw = options.RawWriting,
        TestWrite = true,
        Rewritable = true,
        RToW = options is { CdText: true, TextLeadIn: true },
        MaximumCueSheetLength = options.SessionAtOnce ? (uint)CueSheetRules.LongestSheet : 0,
    };
}
