using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Which identifiers the standards allow.</summary>
internal static class IdentifierRules
{
    private static readonly System.Buffers.SearchValues<byte> DCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"u8);

    private static readonly System.Buffers.SearchValues<byte> ACharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_ !\"%&'()*+,-./:;<=>?"u8);

    private static readonly System.Buffers.SearchValues<char> NotInJoliet = System.Buffers.SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000B\f\r\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F*/:;?\\");

    [Clause(Standard.Ecma119, "7.4.1")]
    public static bool AreDCharacters(ReadOnlySpan<byte> text) => !text.ContainsAnyExcept(DCharacters);

    [Clause(Standard.Ecma119, "7.4.1")]
    public static bool AreACharacters(ReadOnlySpan<byte> text) => !text.ContainsAnyExcept(ACharacters);

    /// <summary>What a file identifier of a primary volume breaks, with the clause; nothing when it is right for level 2.</summary>
    [Clause(Standard.Ecma119, "7.5")]
    public static (string Clause, string Text)? OfFile(ReadOnlySpan<byte> identifier)
    {
        var (dot, semicolon) = (identifier.IndexOf((byte)'.'), identifier.IndexOf((byte)';'));
        if (dot < 0 || semicolon < dot)
            return ("7.5.1", "a file identifier has a dot, and after it a semicolon with the version");
        var name = identifier[..dot];
        var extension = identifier[(dot + 1)..semicolon];
        var version = identifier[(semicolon + 1)..];
        if (!AreDCharacters(name) || !AreDCharacters(extension))
            return ("7.5.1", "file name and extension are made of d-characters");
        if (!int.TryParse(version, System.Globalization.NumberStyles.None, null, out var number) || number is < 1 or > 32767)
            return ("7.5.1", "the file version number is one from 1 to 32767");
        return name.Length + extension.Length is 0 or > 30 ? ("7.5.2", "file name and extension have 1 to 30 characters together") : null;
    }

    /// <summary>What a directory identifier of a primary volume breaks.</summary>
    [Clause(Standard.Ecma119, "7.6")]
    public static (string Clause, string Text)? OfDirectory(ReadOnlySpan<byte> identifier)
    {
        if (!AreDCharacters(identifier))
            return ("7.6.1", "a directory identifier is made of d-characters");
        return identifier.Length > 31 ? ("7.6.3", "a directory identifier has at most 31 characters") : null;
    }

    /// <summary>What an identifier of a Joliet tree breaks.</summary>
    [Clause(Standard.Joliet, "Allowed Character Set")]
    public static (string Clause, string Text)? InJoliet(ReadOnlySpan<byte> identifier)
    {
        var name = EntryNames.Ucs2(identifier);
        if (name.EndsWith(";1", StringComparison.Ordinal))
            name = name[..^2];
        if (name.AsSpan().ContainsAny(NotInJoliet))
            return ("Allowed Character Set", "control characters and * / : ; ? \\ are not allowed");
        return name.Length > 64 ? ("Relaxation of ISO 9660 Restrictions", "an identifier has at most 64 characters") : null;
    }
}
