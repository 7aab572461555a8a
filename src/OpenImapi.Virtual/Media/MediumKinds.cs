using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>The table of media.</summary>
internal static class MediumKinds
{
    private static readonly ImmutableArray<uint> CdRSpeeds = [9173, 7056, 5645, 4234, 2822, 1411, 706];
    private static readonly ImmutableArray<uint> CdRwSpeeds = [4234, 1764, 706];

    public static readonly ImmutableArray<MediumKind> Recordable =
    [
        new("cd-r74", "CD-R, 74 minutes", Profile.CdR, WritingRules.Cd, new(333_000))
            { WriteSpeeds = CdRSpeeds, ReadSpeed = 8467, LeadIn = new(97, 17, 6) },
        new("cd-r80", "CD-R, 80 minutes", Profile.CdR, WritingRules.Cd, new(359_849))
            { WriteSpeeds = CdRSpeeds, ReadSpeed = 8467, LeadIn = new(97, 17, 6) },
        new("cd-rw80", "CD-RW, 80 minutes", Profile.CdRw, WritingRules.Cd, new(359_849))
            { WriteSpeeds = CdRwSpeeds, ReadSpeed = 7056, LeadIn = new(97, 17, 6), Rewritable = true },
        new("dvd+r", "DVD+R", Profile.DvdPlusR, WritingRules.DvdPlusR, new(2_295_104))
            { WriteSpeeds = [22_160, 16_620, 11_080, 5_540], ReadSpeed = 22_160, BlockingFactor = 16 },
        new("dvd+rw", "DVD+RW", Profile.DvdPlusRw, WritingRules.DvdPlusRw, new(2_295_104))
            { WriteSpeeds = [11_080, 5_540, 3_324], ReadSpeed = 11_080, BlockingFactor = 16, Rewritable = true },
        new("bd-r25", "BD-R, 25 GB", Profile.BdRSequential, WritingRules.BdR, new(12_219_392))
            { WriteSpeeds = [53_952, 35_968, 26_976, 17_984, 8_992], ReadSpeed = 53_952, BlockingFactor = 32 },
        new("bd-re25", "BD-RE, 25 GB", Profile.BdRe, WritingRules.BdRe, new(12_219_392))
            { WriteSpeeds = [8_992, 4_496], ReadSpeed = 26_976, BlockingFactor = 32, Rewritable = true },
    ];

    public static readonly ImmutableArray<MediumKind> Pressed =
    [
        new("cd-rom", "CD-ROM", Profile.CdRom, WritingRules.Pressed, new(359_849)) { ReadSpeed = 8467 },
        new("dvd-rom", "DVD-ROM", Profile.DvdRom, WritingRules.Pressed, new(4_173_824)) { ReadSpeed = 22_160, BlockingFactor = 16 },
        new("bd-rom", "BD-ROM", Profile.BdRom, WritingRules.Pressed, new(62_500_864)) { ReadSpeed = 53_952, BlockingFactor = 32 },
    ];

    public static readonly ImmutableArray<MediumKind> All = [.. Recordable, .. Pressed];

    /// <summary>The smallest pressed disc that holds so many blocks, or nothing.</summary>
    public static MediumKind? PressedFor(BlockCount blocks) => Pressed.FirstOrDefault(kind => blocks <= kind.Capacity);
}
