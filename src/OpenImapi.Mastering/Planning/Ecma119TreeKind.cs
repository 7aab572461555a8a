namespace OpenImapi.Mastering;

/// <summary>Which descriptor a tree of ECMA-119 hangs on.</summary>
internal enum Ecma119TreeKind
{
    /// <summary>The primary one.</summary>
    Primary,

    /// <summary>A supplementary one with an escape sequence of Joliet.</summary>
    Joliet,

    /// <summary>The enhanced one of ISO 9660:1999.</summary>
    Enhanced,
}
