using System.Collections.Immutable;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Blu-ray discs that can be written.</summary>
internal static class BdKinds
{
    /// <summary>12x, 8x, 6x, 4x and 2x of a single layer.</summary>
    private static readonly ImmutableArray<uint> OneLayerSpeeds = [53_952, 35_968, 26_976, 17_984, 8_992];

    public static readonly ImmutableArray<MediumKind> All =
    [
        BdR("bd-r25", "BD-R, 25 GB", 1, 12_219_392, OneLayerSpeeds, 53_952),
        BdR("bd-r50", "BD-R DL, 50 GB", 2, 24_438_784, [35_968, 26_976, 17_984, 8_992], 35_968),
        BdR("bd-r100", "BD-R XL, 100 GB", 3, 48_878_592, [17_984, 8_992], 26_976),
        BdR("bd-r128", "BD-R XL, 128 GB", 4, 62_500_864, [17_984, 8_992], 26_976),
        BdRe("bd-re25", "BD-RE, 25 GB", 1, 12_219_392),
        BdRe("bd-re50", "BD-RE DL, 50 GB", 2, 24_438_784),
        BdRe("bd-re100", "BD-RE XL, 100 GB", 3, 48_878_592),
    ];

    private static MediumKind BdR(string id, string name, int layers, long blocks, ImmutableArray<uint> speeds, uint read) =>
        new(id, name, Profile.BdRSequential, WritingRules.BdR, new(blocks)) { WriteSpeeds = speeds, ReadSpeed = read, BlockingFactor = 32, Layers = layers };

    private static MediumKind BdRe(string id, string name, int layers, long blocks) =>
        new(id, name, Profile.BdRe, WritingRules.BdRe, new(blocks))
        { WriteSpeeds = [8_992, 4_496], ReadSpeed = 26_976, BlockingFactor = 32, Rewritable = true, Layers = layers };
}
