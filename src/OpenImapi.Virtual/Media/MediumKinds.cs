using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>The table of media.</summary>
internal static class MediumKinds
{
    public static readonly ImmutableArray<MediumKind> Recordable = [.. CdKinds.All, .. DvdKinds.All, .. BdKinds.All];

    public static readonly ImmutableArray<MediumKind> Pressed =
    [
        new("cd-rom", "CD-ROM", Profile.CdRom, WritingRules.Pressed, new(359_849)) { ReadSpeed = 8467 },
        new("dvd-rom", "DVD-ROM", Profile.DvdRom, WritingRules.Pressed, new(4_173_824)) { ReadSpeed = 22_160, BlockingFactor = 16, Layers = 2 },
        new("bd-rom", "BD-ROM", Profile.BdRom, WritingRules.Pressed, new(62_500_864)) { ReadSpeed = 53_952, BlockingFactor = 32 },
    ];

    public static readonly ImmutableArray<MediumKind> All = [.. Recordable, .. Pressed];

    /// <summary>The smallest pressed disc that holds so many blocks, or nothing.</summary>
    public static MediumKind? PressedFor(BlockCount blocks) => Pressed.FirstOrDefault(kind => blocks <= kind.Capacity);
}
