namespace OpenImapi.Formats;

/// <summary>Why a name on the disc differs from the name given.</summary>
[Flags]
public enum NameChanges
{
    None = 0,

    /// <summary>Small letters became capitals.</summary>
    Case = 1,

    /// <summary>A character that the name space does not allow was replaced.</summary>
    Character = 2,

    /// <summary>The name was too long and was cut.</summary>
    Length = 4,

    /// <summary>The name is not valid UTF-8, so its characters are a guess.</summary>
    Encoding = 8,

    /// <summary>Another name of the folder came out the same, so a number was put at its end.</summary>
    Collision = 16,
}

/// <summary>A name brought into the form of a name space.</summary>
/// <param name="Length">Bytes of the identifier.</param>
/// <param name="Changes">What was done to the name.</param>
public readonly record struct MappedName(int Length, NameChanges Changes);
