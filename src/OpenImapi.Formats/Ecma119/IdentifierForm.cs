namespace OpenImapi.Formats.Ecma119;

/// <summary>What identifiers of a primary volume look like: the rules of a level of interchange, and which of them are broken.</summary>
[Clause(Standard.Ecma119, "7.5")]
[Clause(Standard.Ecma119, "10")]
public readonly record struct IdentifierForm
{
    /// <summary>Whether a file has up to 8 characters before its dot and 3 behind it, and a directory up to 8.</summary>
    public bool IsShort { get; init; }

    /// <summary>Whether identifiers have up to 37 bytes instead of 31.</summary>
    public bool IsLongest { get; init; }

    /// <summary>Whether letters stay small.</summary>
    public bool KeepsCase { get; init; }

    /// <summary>Whether dots may stand where they like, but at the begin.</summary>
    public bool HasSeveralDots { get; init; }

    /// <summary>Whether a dot may stand at the begin.</summary>
    public bool HasLeadingDots { get; init; }

    /// <summary>Whether a file's version number is left out.</summary>
    public bool HasNoVersions { get; init; }

    /// <summary>Whether the dot of a file without extension is left out.</summary>
    public bool HasNoTrailingDots { get; init; }

    /// <summary>Whether all characters of 7-bit ASCII are allowed, save '/', which parts paths, ';', which parts name and version, and control characters.</summary>
    public bool HasAnyCharacter { get; init; }

    /// <summary>Whether the order of identifiers is not that of their bytes: they have characters below the dot, or more dots than one.</summary>
    public bool IsOrderedByParts => HasAnyCharacter || HasSeveralDots || HasLeadingDots;

    /// <summary>The most bytes of a directory's identifier.</summary>
    internal int DirectoryLimit => IsShort ? 8 : IsLongest ? 37 : 31;

    /// <summary>The most bytes of a file's name and extension together, without the dot.</summary>
    internal int FileLimit => IsShort ? 11 : IsLongest ? 36 : 30;

    /// <summary>The rules of a level of interchange, 1 to 3, none of them broken.</summary>
    [Clause(Standard.Ecma119, "10")]
    public static IdentifierForm OfLevel(int level) => new() { IsShort = level == 1 };

    /// <summary>The most bytes of a file's name before an extension.</summary>
    internal int NameLimit(int extensionLength) => IsShort ? 8 : FileLimit - extensionLength;

    /// <summary>The most bytes of the extension after a name.</summary>
    internal int ExtensionLimit(int nameLength) => IsShort ? 3 : Math.Max(Ecma119Names.KeptExtension, FileLimit - nameLength);

    internal bool Allows(byte character, bool isFirst) => Ecma119Names.IsDCharacter(character)
        || character == (byte)'.' && (isFirst ? HasLeadingDots : HasSeveralDots)
        || HasAnyCharacter && character is >= 0x20 and <= 0x7E and not ((byte)'/' or (byte)';' or (byte)'.')
        || KeepsCase && character is >= (byte)'a' and <= (byte)'z';
}
