namespace OpenImapi.Virtual;

/// <summary>Rules by which kinds of medium are written.</summary>
public enum WritingRules
{
    /// <summary>Made in a factory: read only.</summary>
    Pressed,

    /// <summary>CD-R and CD-RW.</summary>
    Cd,

    /// <summary>DVD+R.</summary>
    DvdPlusR,

    /// <summary>BD-R in sequential recording mode.</summary>
    BdR,

    /// <summary>DVD+RW.</summary>
    DvdPlusRw,

    /// <summary>DVD-RAM.</summary>
    DvdRam,

    /// <summary>BD-RE.</summary>
    BdRe,

    /// <summary>DVD-R, of one layer or two.</summary>
    DvdMinusR,

    /// <summary>DVD-RW: written in sequence, or formatted for restricted overwrite.</summary>
    DvdMinusRw,
}
