namespace OpenImapi.Formats.Ecma119;

/// <summary>
/// The enhanced volume of ISO 9660:1999: a second tree, whose names are any bytes, with no version number and no depth that is too
/// much. Its descriptor has the form of a supplementary one.
/// </summary>
[Clause(Standard.Iso9660Version2, "8.5")]
public static class EnhancedVolume
{
    /// <summary>The version of its descriptor and of its file structure, by which it is known.</summary>
    public const byte Version = 2;

    /// <summary>The most bytes of a name.</summary>
    public const int MaximumIdentifierLength = 207;

    /// <summary>The most bytes of all names on the way to a file, with one between each two.</summary>
    public const int MaximumPathLength = 255;

    /// <summary>True for the descriptor of an enhanced volume. Joliet's has version 1.</summary>
    public static bool IsDescribedBy(in VolumeDescriptor descriptor) => descriptor is { Type: VolumeDescriptorType.Supplementary, Version: Version };
}
