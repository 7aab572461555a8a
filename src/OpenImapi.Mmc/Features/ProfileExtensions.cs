namespace OpenImapi.Mmc;

/// <summary>What the kinds of medium have in common.</summary>
public static class ProfileExtensions
{
    /// <summary>The medium comes recorded from a factory.</summary>
    public static bool IsPressed(this Profile profile) => profile is Profile.CdRom or Profile.DvdRom or Profile.BdRom;

    /// <summary>What is written can be erased or overwritten.</summary>
    public static bool IsRewritable(this Profile profile) => profile is Profile.CdRw or Profile.DvdRam or Profile.DvdRwRestrictedOverwrite
        or Profile.DvdRwSequential or Profile.DvdPlusRw or Profile.DvdPlusRwDualLayer or Profile.BdRe;

    /// <summary>Once formatted, every block can be written at any time, and there are no sessions.</summary>
    public static bool IsOverwritable(this Profile profile) => profile is Profile.DvdRam or Profile.DvdRwRestrictedOverwrite
        or Profile.DvdPlusRw or Profile.DvdPlusRwDualLayer or Profile.BdRe;

    /// <summary>DVD-R or DVD-RW written in sequence, or at once.</summary>
    public static bool IsSequentialDvdMinus(this Profile profile) =>
        profile is Profile.DvdRSequential or Profile.DvdRwSequential or Profile.DvdRDualLayerSequential;

    /// <summary>The medium is a CD, whose blocks may also be audio.</summary>
    public static bool IsCd(this Profile profile) => profile is Profile.CdRom or Profile.CdR or Profile.CdRw;

    /// <summary>The medium's kind as it stands on its label, such as DVD+R DL.</summary>
    public static string Label(this Profile profile) => profile switch
    {
        Profile.None => "no disc",
        Profile.CdRom => "CD-ROM",
        Profile.CdR => "CD-R",
        Profile.CdRw => "CD-RW",
        Profile.DvdRom => "DVD-ROM",
        Profile.DvdRSequential => "DVD-R",
        Profile.DvdRam => "DVD-RAM",
        Profile.DvdRwRestrictedOverwrite or Profile.DvdRwSequential => "DVD-RW",
        Profile.DvdRDualLayerSequential or Profile.DvdRDualLayerJump => "DVD-R DL",
        Profile.DvdPlusRw => "DVD+RW",
        Profile.DvdPlusR => "DVD+R",
        Profile.DvdPlusRwDualLayer => "DVD+RW DL",
        Profile.DvdPlusRDualLayer => "DVD+R DL",
        Profile.BdRom => "BD-ROM",
        Profile.BdRSequential or Profile.BdRRandom => "BD-R",
        Profile.BdRe => "BD-RE",
        _ => $"medium of profile {(ushort)profile:X4}h",
    };
}
