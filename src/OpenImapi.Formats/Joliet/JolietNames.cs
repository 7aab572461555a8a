using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace OpenImapi.Formats.Joliet;

/// <summary>
/// What files and directories may be called in a Joliet volume: up to 64 UCS-2 units, most significant byte first. Identifiers
/// are written without a version number, so that a name stands on the disc exactly as it was given.
/// </summary>
[Clause(Standard.Joliet, "Allowed Character Set")]
public static class JolietNames
{
    /// <summary>The most UTF-16 units of an identifier.</summary>
    public const int MaximumUnits = 64;

    /// <summary>The most UTF-16 units of an identifier where the limit of Joliet is not kept: what a directory record of most readers holds.</summary>
    public const int MaximumLongUnits = 103;

    /// <summary>The most bytes of an identifier, the limit kept or not.</summary>
    public const int MaximumLength = 2 * MaximumLongUnits;

    /// <summary>A dot as two bytes of an identifier are, read as a number of this machine.</summary>
    private static readonly ushort Dot = BitConverter.IsLittleEndian ? (ushort)('.' << 8) : '.';

    /// <summary>An extension up to this many units is never cut.</summary>
    private const int KeptExtension = 15;

    /// <summary>True when Joliet allows the character: no control character and none of <c>* / : ; ? \</c>.</summary>
    public static bool IsAllowed(char unit) => unit is >= 'A' and not '\\' or (>= ' ' and not ('*' or '/' or ':' or ';' or '?' or '\\'));

    /// <summary>True when a name can stand in a Joliet volume exactly as it is.</summary>
    public static bool IsValid(ReadOnlySpan<char> name)
    {
        foreach (var unit in name)
            if (!IsAllowed(unit))
                return false;
        return name.Length is >= 1 and <= MaximumUnits;
    }

    /// <summary>Brings a name into Joliet's form; a surrogate pair is never cut in half.</summary>
    /// <param name="name">The name, in UTF-8 where it is text.</param>
    /// <param name="isDirectory">A directory has no extension to be kept.</param>
    /// <param name="identifier">Takes up to <see cref="MaximumLength"/> bytes.</param>
    /// <param name="units">The most UTF-16 units.</param>
    public static MappedName Map(ReadOnlySpan<byte> name, bool isDirectory, Span<byte> identifier, int units = MaximumUnits)
    {
        var text = name.Length <= 256 ? stackalloc char[name.Length] : new char[name.Length];
        var (length, changes) = NameText.Decode(name, text);
        text = text[..length];
        foreach (ref var unit in text)
            if (!IsAllowed(unit))
                (unit, changes) = ('_', changes | NameChanges.Character);
        if (length <= units)
            return new(Encode(text, identifier), changes);
        var extension = ExtensionOf(text, isDirectory);
        var kept = Cut(text[..^extension.Length], units - extension.Length);
        var written = Encode(kept, identifier);
        return new(written + Encode(extension, identifier[written..]), changes | NameChanges.Length);
    }

    /// <summary>Puts a number at the end of an identifier's name, cutting what would be too long; the extension stays.</summary>
    public static int Number(ReadOnlySpan<byte> identifier, bool isDirectory, int number, Span<byte> numbered, int units = MaximumUnits)
    {
        Span<char> text = stackalloc char[identifier.Length / 2];
        Decode(identifier, text);
        var extension = ExtensionOf(text, isDirectory);
        Span<char> suffix = stackalloc char[11];
        suffix[0] = '_';
        number.TryFormat(suffix[1..], out var digits);
        suffix = suffix[..(digits + 1)];
        var kept = Cut(text[..^extension.Length], units - extension.Length - suffix.Length);
        var length = Encode(kept, numbered);
        length += Encode(suffix, numbered[length..]);
        return length + Encode(extension, numbered[length..]);
    }

    /// <summary>The text of an identifier.</summary>
    public static string ToText(ReadOnlySpan<byte> identifier)
    {
        Span<char> text = stackalloc char[identifier.Length / 2];
        Decode(identifier, text);
        return new(text);
    }

    /// <summary>
    /// The order of records in a directory: by name, then by extension, a shorter one as if filled up with (00). A directory's
    /// identifier is all name.
    /// </summary>
    [Clause(Standard.Joliet, "Sort Ordering")]
    public static int Compare(ReadOnlySpan<byte> left, bool leftIsDirectory, ReadOnlySpan<byte> right, bool rightIsDirectory)
    {
        var leftName = NameOf(left, leftIsDirectory);
        var rightName = NameOf(right, rightIsDirectory);
        var names = leftName.SequenceCompareTo(rightName);
        return names != 0 ? names : left[leftName.Length..].SequenceCompareTo(right[rightName.Length..]);
    }

    /// <summary>The part of an identifier before its extension's dot; all of a directory's.</summary>
    public static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> identifier, bool isDirectory)
    {
        var dot = isDirectory ? -1 : MemoryMarshal.Cast<byte, ushort>(identifier).LastIndexOf(Dot);
        return dot < 0 ? identifier : identifier[..(2 * dot)];
    }

    private static ReadOnlySpan<char> ExtensionOf(ReadOnlySpan<char> text, bool isDirectory)
    {
        var dot = isDirectory ? -1 : text.LastIndexOf('.');
        return dot > 0 && text.Length - dot - 1 <= KeptExtension ? text[dot..] : default;
    }

    private static ReadOnlySpan<char> Cut(ReadOnlySpan<char> text, int units)
    {
        if (text.Length <= units)
            return text;
        return text[..(char.IsHighSurrogate(text[units - 1]) && char.IsLowSurrogate(text[units]) ? units - 1 : units)];
    }

    private static int Encode(ReadOnlySpan<char> text, Span<byte> identifier)
    {
        var units = MemoryMarshal.Cast<char, ushort>(text);
        var written = MemoryMarshal.Cast<byte, ushort>(identifier)[..units.Length];
        if (BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(units, written);
        else
            units.CopyTo(written);
        return 2 * text.Length;
    }

    private static void Decode(ReadOnlySpan<byte> identifier, Span<char> text)
    {
        for (var i = 0; i < text.Length; i++)
            text[i] = (char)BinaryPrimitives.ReadUInt16BigEndian(identifier[(2 * i)..]);
    }
}
