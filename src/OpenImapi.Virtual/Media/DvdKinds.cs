using System.Collections.Immutable;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>DVDs that can be written.</summary>
internal static class DvdKinds
{
    public static readonly ImmutableArray<MediumKind> All =
    [
        new("dvd+r", "DVD+R", Profile.DvdPlusR, WritingRules.DvdPlusR, new(2_295_104))
            { WriteSpeeds = [22_160, 16_620, 11_080, 5_540], ReadSpeed = 22_160, BlockingFactor = 16 },
        new("dvd+rw", "DVD+RW", Profile.DvdPlusRw, WritingRules.DvdPlusRw, new(2_295_104))
            { WriteSpeeds = [11_080, 5_540, 3_324], ReadSpeed = 11_080, BlockingFactor = 16, Rewritable = true },
    ];
}
