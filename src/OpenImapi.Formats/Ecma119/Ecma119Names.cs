using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace OpenImapi.Formats.Ecma119;

/// <summary>
/// What files and directories may be called in a primary volume. Identifiers are kept here without version number and without
/// a dot that ends them: in that form their byte order is the order of 9.3, unless rules are broken.
/// </summary>
[Clause(Standard.Ecma119, "6.8.2.1")]
[Clause(Standard.Ecma119, "7.5")]
[Clause(Standard.Ecma119, "7.6")]
[Clause(Standard.Ecma119, "10")]
public static class Ecma119Names
{
    /// <summary>The most bytes of an identifier without version; 31 where no rule is broken.</summary>
    public const int MaximumLength = 37;

    /// <summary>The most levels of directories, the root being level 1 (6.8.2.1).</summary>
    public const int MaximumDepth = 8;

    /// <summary>The most bytes of a path: its identifiers and one more for each directory (6.8.2.1).</summary>
    public const int MaximumPathLength = 255;

    /// <summary>An extension up to this length is never cut at levels 2 and 3.</summary>
    internal const int KeptExtension = 15;

    private const byte Underline = (byte)'_';
    private const byte Dot = (byte)'.';

    /// <summary>True for the digits, the capital letters and the underline.</summary>
    [Clause(Standard.Ecma119, "7.4.1")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsDCharacter(byte character) =>
        character is >= (byte)'A' and <= (byte)'Z' or >= (byte)'0' and <= (byte)'9' or Underline;

    /// <summary>The bytes that an identifier takes in a directory record; a file's gets its dot and version number ";1".</summary>
    public static int RecordedLength(ReadOnlySpan<byte> identifier, bool isDirectory, IdentifierForm form = default) =>
        identifier.Length + EndingOf(identifier, isDirectory, form).Length;

    /// <summary>Writes an identifier as a directory record holds it and returns its length in bytes.</summary>
    public static int Record(ReadOnlySpan<byte> identifier, bool isDirectory, Span<byte> recorded, IdentifierForm form = default)
    {
        identifier.CopyTo(recorded);
        var ending = EndingOf(identifier, isDirectory, form);
        ending.CopyTo(recorded[identifier.Length..]);
        return identifier.Length + ending.Length;
    }

    /// <summary>Brings a name into a form, by capitals, underlines and cutting.</summary>
    /// <param name="name">The name, in UTF-8 where it is text.</param>
    /// <param name="isDirectory">A directory has no extension.</param>
    /// <param name="form">The form.</param>
    /// <param name="identifier">Takes up to <see cref="MaximumLength"/> bytes.</param>
    public static MappedName Map(ReadOnlySpan<byte> name, bool isDirectory, IdentifierForm form, Span<byte> identifier)
    {
        var dot = isDirectory ? -1 : name.LastIndexOf(Dot);
        Span<byte> part = stackalloc byte[MaximumLength];
        if (dot <= 0)
        {
            var (whole, changes) = MapPart(name, form, part, isBegin: true);
            var kept = Math.Min(whole, isDirectory ? form.DirectoryLimit : form.NameLimit(extensionLength: 0));
            part[..kept].CopyTo(identifier);
            return NotOnlyDots(identifier, new(kept, changes | (kept < whole ? NameChanges.Length : NameChanges.None)));
        }

        Span<byte> extension = stackalloc byte[MaximumLength];
        var (nameLength, nameChanges) = MapPart(name[..dot], form, part, isBegin: true);
        var (extensionLength, extensionChanges) = MapPart(name[(dot + 1)..], form, extension, isBegin: false);
        var keptExtension = Math.Min(extensionLength, form.ExtensionLimit(nameLength));
        var keptName = Math.Min(nameLength, form.NameLimit(keptExtension));
        var cut = keptName < nameLength || keptExtension < extensionLength ? NameChanges.Length : NameChanges.None;
        part[..keptName].CopyTo(identifier);
        if (keptExtension == 0)
            return NotOnlyDots(identifier, new(keptName, nameChanges | extensionChanges | cut | NameChanges.Character));
        identifier[keptName] = Dot;
        extension[..keptExtension].CopyTo(identifier[(keptName + 1)..]);
        return new(keptName + 1 + keptExtension, nameChanges | extensionChanges | cut);
    }

    /// <summary>Puts a number at the end of an identifier's name, cutting what would be too long; the extension stays.</summary>
    public static int Number(ReadOnlySpan<byte> identifier, bool isDirectory, IdentifierForm form, int number, Span<byte> numbered)
    {
        var dot = isDirectory ? -1 : identifier.LastIndexOf(Dot);
        var name = dot <= 0 ? identifier : identifier[..dot];
        var extension = dot <= 0 ? default : identifier[dot..];
        var limit = isDirectory ? form.DirectoryLimit : form.NameLimit(Math.Max(0, extension.Length - 1));
        Span<byte> digits = stackalloc byte[11];
        digits[0] = Underline;
        number.TryFormat(digits[1..], out var count);
        var kept = Math.Min(name.Length, limit - count - 1);
        name[..kept].CopyTo(numbered);
        digits[..(count + 1)].CopyTo(numbered[kept..]);
        extension.CopyTo(numbered[(kept + count + 1)..]);
        return kept + count + 1 + extension.Length;
    }

    /// <summary>The order of records in a directory where identifiers break rules: by name, then by extension, a shorter one as if filled up with spaces.</summary>
    [Clause(Standard.Ecma119, "9.3")]
    public static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var leftName = NameOf(left);
        var rightName = NameOf(right);
        var names = ComparePadded(leftName, rightName);
        var both = names != 0 ? names : ComparePadded(left[leftName.Length..], right[rightName.Length..]);
        return both != 0 ? both : left.SequenceCompareTo(right);
    }

    /// <summary>The order of directories in a path table where identifiers break rules: by all bytes, a shorter one as if filled up with spaces.</summary>
    [Clause(Standard.Ecma119, "6.9.1")]
    public static int CompareInPathTable(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        ComparePadded(left, right) is var order && order != 0 ? order : left.SequenceCompareTo(right);

    /// <summary>The part of an identifier before its last dot.</summary>
    public static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> identifier) => identifier.LastIndexOf(Dot) is var dot and >= 0 ? identifier[..dot] : identifier;

    private static int ComparePadded(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var common = Math.Min(left.Length, right.Length);
        var order = left[..common].SequenceCompareTo(right[..common]);
        for (var at = common; order == 0 && at < left.Length; at++)
            order = left[at] - ' ';
        for (var at = common; order == 0 && at < right.Length; at++)
            order = ' ' - right[at];
        return order;
    }

    private static ReadOnlySpan<byte> EndingOf(ReadOnlySpan<byte> identifier, bool isDirectory, IdentifierForm form)
    {
        if (isDirectory)
            return default;
        var hasDot = form.HasNoTrailingDots || identifier.Contains(Dot);
        var hasVersion = !(form.HasNoVersions || form.IsLongest);
        return hasVersion ? (hasDot ? ";1"u8 : ".;1"u8) : hasDot ? default : "."u8;
    }

    /// <summary>No identifier may read as "." or "..", whatever may be left out behind it.</summary>
    private static MappedName NotOnlyDots(Span<byte> identifier, MappedName mapped)
    {
        if (mapped.Length == 0 || identifier[..mapped.Length].ContainsAnyExcept(Dot))
            return mapped;
        identifier[0] = Underline;
        return mapped with { Changes = mapped.Changes | NameChanges.Character };
    }

    /// <summary>Maps one part; the length told is the one before cutting.</summary>
    private static MappedName MapPart(ReadOnlySpan<byte> text, in IdentifierForm form, Span<byte> mapped, bool isBegin)
    {
        var (length, changes) = (0, NameChanges.None);
        for (var at = 0; at < text.Length; length++)
        {
            var (character, taken) = (text[at], 1);
            if (IsDCharacter(character))
            {
                // Most names are mostly of these.
            }
            else if (character is >= (byte)'a' and <= (byte)'z')
            {
                if (!form.KeepsCase)
                    (character, changes) = ((byte)(character - 0x20), changes | NameChanges.Case);
            }
            else if (character >= 0x80)
            {
                var valid = Rune.DecodeFromUtf8(text[at..], out _, out taken) == OperationStatus.Done;
                (character, taken) = (Underline, valid ? taken : 1);
                changes |= valid ? NameChanges.Character : NameChanges.Encoding;
            }
            else if (!form.Allows(character, isBegin && at == 0))
                (character, changes) = (Underline, changes | NameChanges.Character);
            if (length < mapped.Length)
                mapped[length] = character;
            at += taken;
        }

        return new(length, changes);
    }
}
