using System.Text;

namespace OpenImapi.Mastering;

/// <summary>Turns recorded identifiers into names for people.</summary>
internal static class EntryNames
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The name, and the rule it breaks if it could not be taken as it stands.</summary>
    public static (string Name, string? Fault) Of(ReadOnlySpan<byte> identifier, VolumeTreeKind kind, bool isFolder)
    {
        var name = kind == VolumeTreeKind.Joliet ? Ucs2(identifier) : Text(identifier);
        if (!isFolder && kind != VolumeTreeKind.Enhanced)
            name = WithoutVersion(name, kind);
        if (kind == VolumeTreeKind.Joliet && (identifier.Length & 1) != 0)
            return (Safe(name), "a Joliet identifier has an odd number of bytes (7.2.2)");
        var safe = Safe(name);
        return (safe, safe == name ? null : $"'{safe}' stands for an identifier that no path can hold");
    }

    /// <summary>UCS-2 units, most significant byte first; a surrogate pair is two of them.</summary>
    public static string Ucs2(ReadOnlySpan<byte> bytes)
    {
        Span<char> units = stackalloc char[128];
        units = bytes.Length / 2 <= units.Length ? units[..(bytes.Length / 2)] : new char[bytes.Length / 2];
        for (var i = 0; i < units.Length; i++)
            units[i] = (char)(bytes[2 * i] << 8 | bytes[2 * i + 1]);
        return new(units);
    }

    /// <summary>Identifiers beyond ASCII are no ISO 9660; who writes them writes UTF-8 or a code page, shown as Latin-1.</summary>
    public static string Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    private static string WithoutVersion(string name, VolumeTreeKind kind)
    {
        if (name.EndsWith(";1", StringComparison.Ordinal))
            name = name[..^2];
        return kind != VolumeTreeKind.Joliet && name.Length > 1 && name[^1] == '.' ? name[..^1] : name;
    }

    /// <summary>No name may lead out of its folder or end a path early, whatever a hostile image says.</summary>
    internal static string Safe(string name)
    {
        if (name.Length == 0)
            return "_";
        if (name is "." or "..")
            return name.Replace('.', '_');
        return name.AsSpan().ContainsAny('/', '\0') ? name.Replace('/', '_').Replace('\0', '_') : name;
    }
}
