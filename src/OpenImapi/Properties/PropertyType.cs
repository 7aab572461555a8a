namespace OpenImapi;

/// <summary>What a property's value is; the numbers are those of VARTYPE.</summary>
public enum PropertyType
{
    /// <summary>VT_I4, an <see cref="int"/>.</summary>
    Int32 = 3,

    /// <summary>VT_BSTR, a <see cref="string"/>.</summary>
    Text = 8,

    /// <summary>VT_BOOL, a <see cref="bool"/>.</summary>
    Boolean = 11,

    /// <summary>VT_UNKNOWN, a <see cref="Stream"/>.</summary>
    Stream = 13,

    /// <summary>VT_UI1, a <see cref="byte"/>.</summary>
    UInt8 = 17,
}

/// <summary>Whether a program may set a property.</summary>
public enum PropertyAccess
{
    ReadOnly,
    ReadWrite,
}
