namespace OpenImapi.Virtual;

/// <summary>Kinds of medium that are written by the same rules.</summary>
public enum MediumFamily
{
    /// <summary>Made in a factory: read only.</summary>
    Pressed,

    /// <summary>CD-R and CD-RW.</summary>
    Cd,

    /// <summary>DVD+R.</summary>
    DvdPlusR,

    /// <summary>BD-R in sequential recording mode.</summary>
    BdR,
}
