using OpenImapi.Mmc;
using OpenImapi.Virtual;

namespace OpenImapi.Interop.Tests.Lab;

/// <summary>Media that programs treat alike.</summary>
[Flags]
internal enum MediaGroups
{
    None = 0,
    CdR = 1 << 0,
    CdRw = 1 << 1,
    DvdR = 1 << 2,
    DvdRDual = 1 << 3,
    DvdRw = 1 << 4,
    DvdPlusR = 1 << 5,
    DvdPlusRDual = 1 << 6,
    DvdPlusRw = 1 << 7,
    DvdRam = 1 << 8,
    BdR = 1 << 9,
    BdRe = 1 << 10,
    DvdPlusRwDual = 1 << 11,

    Cd = CdR | CdRw,
    DvdMinus = DvdR | DvdRDual | DvdRw,
    DvdPlusOnce = DvdPlusR | DvdPlusRDual,
    Bd = BdR | BdRe,
    Dvd = DvdMinus | DvdPlusOnce | DvdPlusRw | DvdRam,

    /// <summary>Written once, or blanked as a whole, from the inside to the outside.</summary>
    Sequential = Cd | DvdMinus | DvdPlusOnce | BdR,

    /// <summary>Any block can be written again at any time.</summary>
    Overwritable = DvdPlusRw | DvdRam | BdRe,
    All = Cd | Dvd | Bd,
}

internal static class MediaGroupExtensions
{
    extension(MediumKind kind)
    {
        /// <summary>The group of a blank medium of this kind.</summary>
        public MediaGroups Group => kind.Profile switch
        {
            Profile.CdR => MediaGroups.CdR,
            Profile.CdRw => MediaGroups.CdRw,
            Profile.DvdRSequential => MediaGroups.DvdR,
            Profile.DvdRDualLayerSequential or Profile.DvdRDualLayerJump => MediaGroups.DvdRDual,
            Profile.DvdRwSequential or Profile.DvdRwRestrictedOverwrite => MediaGroups.DvdRw,
            Profile.DvdPlusR => MediaGroups.DvdPlusR,
            Profile.DvdPlusRDualLayer => MediaGroups.DvdPlusRDual,
            Profile.DvdPlusRw => MediaGroups.DvdPlusRw,
            Profile.DvdPlusRwDualLayer => MediaGroups.DvdPlusRwDual,
            Profile.DvdRam => MediaGroups.DvdRam,
            Profile.BdRSequential or Profile.BdRRandom => MediaGroups.BdR,
            Profile.BdRe => MediaGroups.BdRe,
            _ => MediaGroups.None,
        };
    }
}
