using System.Collections.Immutable;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Blu-ray discs that can be written.</summary>
internal static class BdKinds
{
    public static readonly ImmutableArray<MediumKind> All =
    [
        new("bd-r25", "BD-R, 25 GB", Profile.BdRSequential, WritingRules.BdR, new(12_219_392))
            { WriteSpeeds = [53_952, 35_968, 26_976, 17_984, 8_992], ReadSpeed = 53_952, BlockingFactor = 32 },
        new("bd-re25", "BD-RE, 25 GB", Profile.BdRe, WritingRules.BdRe, new(12_219_392))
            { WriteSpeeds = [8_992, 4_496], ReadSpeed = 26_976, BlockingFactor = 32, Rewritable = true },
    ];
}
