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
        new("dvd+r-dl", "DVD+R DL", Profile.DvdPlusRDualLayer, WritingRules.DvdPlusR, new(4_173_824))
            { WriteSpeeds = [11_080, 8_310, 5_540, 3_324], ReadSpeed = 11_080, BlockingFactor = 16, Layers = 2 },
        new("dvd+rw", "DVD+RW", Profile.DvdPlusRw, WritingRules.DvdPlusRw, new(2_295_104))
            { WriteSpeeds = [11_080, 5_540, 3_324], ReadSpeed = 11_080, BlockingFactor = 16, Rewritable = true },
        new("dvd+rw-dl", "DVD+RW DL", Profile.DvdPlusRwDualLayer, WritingRules.DvdPlusRw, new(4_173_824))
            { WriteSpeeds = [3_324], ReadSpeed = 11_080, BlockingFactor = 16, Rewritable = true, Layers = 2 },
        new("dvd-ram", "DVD-RAM", Profile.DvdRam, WritingRules.DvdRam, new(2_236_704))
            { WriteSpeeds = [6_925, 4_155, 2_770], ReadSpeed = 6_925, BlockingFactor = 16, Rewritable = true, Limit = new(2_295_072), ComesFormatted = true },
        new("dvd-r", "DVD-R", Profile.DvdRSequential, WritingRules.DvdMinusR, new(2_298_496))
            { WriteSpeeds = [22_160, 16_620, 11_080, 5_540], ReadSpeed = 22_160, BlockingFactor = 16 },
        new("dvd-r-dl", "DVD-R DL", Profile.DvdRDualLayerSequential, WritingRules.DvdMinusR, new(4_171_712))
            { WriteSpeeds = [11_080, 8_310, 5_540], ReadSpeed = 11_080, BlockingFactor = 16, Layers = 2 },
        new("dvd-rw", "DVD-RW", Profile.DvdRwSequential, WritingRules.DvdMinusRw, new(2_298_496))
            { WriteSpeeds = [8_310, 5_540, 2_770, 1_385], ReadSpeed = 11_080, BlockingFactor = 16, Rewritable = true },
    ];
}
