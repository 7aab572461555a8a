using System.Buffers;
using System.Text;

namespace OpenImapi.Formats.Ecma119;

/// <summary>
/// What files and directories may be called in a primary volume. Identifiers are kept here without version number and without
/// a dot that ends them: in that form their byte order is the order of 9.3.
/// </summary>
[Clause(Standard.Ecma119, "6.8.2.1")]
[Clause(Standard.Ecma119, "7.5")]
[Clause(Standard.Ecma119, "7.6")]
[Clause(Standard.Ecma119, "10")]
public static class Ecma119Names
{
    /// <summary>The most bytes of an identifier without version.</summary>
    public const int MaximumLength = 31;

    /// <summary>The most levels of directories, the root being level 1 (6.8.2.1).</summary>
    public const int MaximumDepth = 8;

    /// <summary>The most bytes of a path: its identifiers and one more for each directory (6.8.2.1).</summary>
    public const int MaximumPathLength = 255;

    /// <summary>An extension up to this length is never cut at levels 2 and 3.</summary>
    private const int KeptExtension = 15;

    private const byte Underline = (byte)'_';
    private const byte Dot = (byte)'.';

    /// <summary>True for the digits, the capital letters and the underline.</summary>
    [Clause(Standard.Ecma119, "7.4.1")]
    public static bool IsDCharacter(byte character) =>
        character is >= (byte)'A' and <= (byte)'Z' or >= (byte)'0' and <= (byte)'9' or Underline;

    /// <summary>The bytes that an identifier takes in a directory record; a file's gets its dot and version number ";1".</summary>
    public static int RecordedLength(ReadOnlySpan<byte> identifier, bool isDirectory) =>
        isDirectory ? identifier.Length : identifier.Length + (identifier.Contains(Dot) ? 2 : 3);

    /// <summary>Writes an identifier as a directory record holds it and returns its length in bytes.</summary>
    public static int Record(ReadOnlySpan<byte> identifier, bool isDirectory, Span<byte> recorded)
    {
        identifier.CopyTo(recorded);
        if (isDirectory)
            return identifier.Length;
        var ending = identifier.Contains(Dot) ? ";1"u8 : ".;1"u8;
        ending.CopyTo(recorded[identifier.Length..]);
        return identifier.Length + ending.Length;
    }

    /// <summary>Brings a name into the form of a level, 1 to 3, by capitals, underlines and cutting.</summary>
    /// <param name="name">The name, in UTF-8 where it is text.</param>
    /// <param name="isDirectory">A directory has no extension.</param>
    /// <param name="level">Level of interchange, 1 to 3.</param>
    /// <param name="identifier">Takes up to <see cref="MaximumLength"/> bytes.</param>
    public static MappedName Map(ReadOnlySpan<byte> name, bool isDirectory, int level, Span<byte> identifier)
    {
        var dot = isDirectory ? -1 : name.LastIndexOf(Dot);
        Span<byte> part = stackalloc byte[MaximumLength];
        if (dot <= 0)
        {
            var (whole, changes) = MapPart(name, part);
            var kept = Math.Min(whole, isDirectory ? DirectoryLimit(level) : NameLimit(level, extensionLength: 0));
            part[..kept].CopyTo(identifier);
            return new(kept, changes | (kept < whole ? NameChanges.Length : NameChanges.None));
        }

        Span<byte> extension = stackalloc byte[MaximumLength];
        var (nameLength, nameChanges) = MapPart(name[..dot], part);
        var (extensionLength, extensionChanges) = MapPart(name[(dot + 1)..], extension);
        var keptExtension = Math.Min(extensionLength, ExtensionLimit(level, nameLength));
        var keptName = Math.Min(nameLength, NameLimit(level, keptExtension));
        var cut = keptName < nameLength || keptExtension < extensionLength ? NameChanges.Length : NameChanges.None;
        part[..keptName].CopyTo(identifier);
        if (keptExtension == 0)
            return new(keptName, nameChanges | extensionChanges | cut | NameChanges.Character);
        identifier[keptName] = Dot;
        extension[..keptExtension].CopyTo(identifier[(keptName + 1)..]);
        return new(keptName + 1 + keptExtension, nameChanges | extensionChanges | cut);
    }

    /// <summary>Puts a number at the end of an identifier's name, cutting what would be too long; the extension stays.</summary>
    public static int Number(ReadOnlySpan<byte> identifier, bool isDirectory, int level, int number, Span<byte> numbered)
    {
        var dot = isDirectory ? -1 : identifier.LastIndexOf(Dot);
        var name = dot < 0 ? identifier : identifier[..dot];
        var extension = dot < 0 ? default : identifier[dot..];
        var limit = isDirectory ? DirectoryLimit(level) : NameLimit(level, Math.Max(0, extension.Length - 1));
        Span<byte> digits = stackalloc byte[11];
        digits[0] = Underline;
        number.TryFormat(digits[1..], out var count);
        var kept = Math.Min(name.Length, limit - count - 1);
        name[..kept].CopyTo(numbered);
        digits[..(count + 1)].CopyTo(numbered[kept..]);
        extension.CopyTo(numbered[(kept + count + 1)..]);
        return kept + count + 1 + extension.Length;
    }

    private static int DirectoryLimit(int level) => level == 1 ? 8 : 31;

    private static int NameLimit(int level, int extensionLength) => level == 1 ? 8 : 30 - extensionLength;

    private static int ExtensionLimit(int level, int nameLength) => level == 1 ? 3 : Math.Max(KeptExtension, 30 - nameLength);

    /// <summary>Maps one part; the length told is the one before cutting.</summary>
    private static MappedName MapPart(ReadOnlySpan<byte> text, Span<byte> mapped)
    {
        var (length, changes) = (0, NameChanges.None);
        for (var at = 0; at < text.Length; length++)
        {
            var (character, taken) = (text[at], 1);
            if (character is >= (byte)'a' and <= (byte)'z')
                (character, changes) = ((byte)(character - 0x20), changes | NameChanges.Case);
            else if (character >= 0x80)
            {
                var valid = Rune.DecodeFromUtf8(text[at..], out _, out taken) == OperationStatus.Done;
                (character, taken) = (Underline, valid ? taken : 1);
                changes |= valid ? NameChanges.Character : NameChanges.Encoding;
            }
            else if (!IsDCharacter(character))
                (character, changes) = (Underline, changes | NameChanges.Character);
            if (length < mapped.Length)
                mapped[length] = character;
            at += taken;
        }

        return new(length, changes);
    }
}
