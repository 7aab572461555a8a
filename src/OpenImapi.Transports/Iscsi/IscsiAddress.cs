using System.Diagnostics.CodeAnalysis;
using OpenImapi.Formats;

namespace OpenImapi.Transports;

/// <summary>A logical unit of an iSCSI target: <c>iscsi://host[:port]/target-name/lun</c>.</summary>
/// <param name="Host">Name or address; an IPv6 address without its brackets.</param>
/// <param name="Port">TCP port.</param>
/// <param name="Target">The target's iSCSI name, such as <c>iqn.2000-01.lab:burner</c>.</param>
/// <param name="Lun">Number of the logical unit, 0 to 16,383.</param>
[Clause(Standard.Rfc7143, "4.2.7.1")]
public sealed record IscsiAddress(string Host, int Port, string Target, int Lun)
{
    /// <summary>The port of targets that do not say another.</summary>
    public const int DefaultPort = 3260;

    /// <summary>The longest iSCSI name, in bytes.</summary>
    public const int MaximumNameLength = 223;

    private const string Scheme = "iscsi://";

    /// <summary>Reads an address.</summary>
    /// <exception cref="DiscException">It has not that form.</exception>
    public static IscsiAddress Parse(string text) =>
        TryParse(text, out var address) ? address : throw new DiscException(TransportErrors.AddressMalformed, $"'{text}' is not an iSCSI address.");

    /// <summary>Reads an address; false when it has not that form.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out IscsiAddress? address)
    {
        address = null;
        if (!text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return false;
        var parts = text[Scheme.Length..].Split('/');
        if (parts.Length != 3 || !IsTargetName(parts[1]) || !IsNumber(parts[2], IscsiLun.Maximum, out var lun))
            return false;
        if (!TrySplitHost(parts[0], out var host, out var port))
            return false;
        address = new(host, port, parts[1], lun);
        return true;
    }

    public override string ToString() => $"{Scheme}{(Host.Contains(':') ? $"[{Host}]" : Host)}:{Port}/{Target}/{Lun}";

    internal static bool TrySplitHost(string text, out string host, out int port)
    {
        port = DefaultPort;
        var end = text.StartsWith('[') ? text.IndexOf(']') : 0;
        var colon = end < 0 ? -1 : text.IndexOf(':', end);
        var name = colon < 0 ? text : text[..colon];
        host = end > 0 ? name.Trim('[', ']') : name;
        var known = end > 0 ? name.Length == end + 1 && Uri.CheckHostName(host) == UriHostNameType.IPv6 : Uri.CheckHostName(host) is UriHostNameType.Dns or UriHostNameType.IPv4;
        return known && (colon < 0 || IsNumber(text[(colon + 1)..], ushort.MaxValue, out port) && port > 0);
    }

    private static bool IsTargetName(string name) =>
        name.Length is > 0 and <= MaximumNameLength
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or ':' || c > 0x7F && char.IsLetterOrDigit(c))
        && (name.StartsWith("iqn.", StringComparison.OrdinalIgnoreCase) || name.StartsWith("eui.", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("naa.", StringComparison.OrdinalIgnoreCase));

    private static bool IsNumber(string text, int maximum, out int value) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, null, out value) && value <= maximum;
}
