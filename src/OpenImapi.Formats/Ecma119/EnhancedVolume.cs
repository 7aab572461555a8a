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

    /// <summary>
    /// Brings a name into a form that the tree can hold: its bytes as they are, cut between two characters where there are too many. The one byte
    /// 00 or 01 would be the directory itself or its parent.
    /// </summary>
    /// <param name="name">The name, in UTF-8 where it is text.</param>
    /// <param name="isDirectory">A directory has no extension to be kept.</param>
    /// <param name="identifier">Takes up to <see cref="MaximumIdentifierLength"/> bytes.</param>
    public static MappedName Map(ReadOnlySpan<byte> name, bool isDirectory, Span<byte> identifier)
    {
        if (name.Length == 1 && name[0] <= 1)
        {
            identifier[0] = (byte)'_';
            return new(1, NameChanges.Character);
        }

        if (name.Length <= MaximumIdentifierLength)
        {
            name.CopyTo(identifier);
            return new(name.Length, NameChanges.None);
        }

        return new(Write(name, isDirectory, default, identifier), NameChanges.Length);
    }

    /// <summary>Puts a number at the end of a name, cutting what would be too long; the extension stays. Returns the length in bytes.</summary>
    public static int Number(ReadOnlySpan<byte> identifier, bool isDirectory, int number, Span<byte> numbered)
    {
        Span<byte> suffix = stackalloc byte[11];
        suffix[0] = (byte)'_';
        number.TryFormat(suffix[1..], out var digits);
        return Write(identifier, isDirectory, suffix[..(digits + 1)], numbered);
    }

    private static int Write(ReadOnlySpan<byte> name, bool isDirectory, ReadOnlySpan<byte> suffix, Span<byte> written)
    {
        var dot = isDirectory ? -1 : name.LastIndexOf((byte)'.');
        var extension = dot > 0 && name.Length - dot - 1 <= Ecma119Names.KeptExtension ? name[dot..] : default;
        var kept = name[..^extension.Length];
        var room = MaximumIdentifierLength - extension.Length - suffix.Length;
        if (kept.Length > room)
        {
            var cut = room;
            while (room - cut < 3 && (kept[cut] & 0xC0) == 0x80)
                cut--;
            kept = kept[..((kept[cut] & 0xC0) == 0x80 ? room : cut)];
        }

        kept.CopyTo(written);
        suffix.CopyTo(written[kept.Length..]);
        extension.CopyTo(written[(kept.Length + suffix.Length)..]);
        return kept.Length + suffix.Length + extension.Length;
    }
}
