namespace OpenImapi.Mastering;

/// <summary>Rules of ISO 9660 that the names of a volume may break, as nearly every reader allows.</summary>
[Flags]
public enum IsoRelaxations
{
    None = 0,

    /// <summary>Letters stay small.</summary>
    LowerCase = 1,

    /// <summary>A name may have several dots.</summary>
    MultipleDots = 2,

    /// <summary>A name may begin with a dot.</summary>
    LeadingDots = 4,

    /// <summary>Names of files end without ";1".</summary>
    NoVersions = 8,

    /// <summary>A name without an extension ends without a dot.</summary>
    NoTrailingDots = 16,

    /// <summary>Every character of 7-bit ASCII may stand in a name, save '/', ';' and control characters.</summary>
    AnyCharacter = 32,

    /// <summary>Names have up to 31 bytes at level 1 too.</summary>
    LongNames = 64,

    /// <summary>Names have up to 37 bytes, dots included, which leaves no room for ";1" and is more than some readers take.</summary>
    LongestNames = 128,
}
