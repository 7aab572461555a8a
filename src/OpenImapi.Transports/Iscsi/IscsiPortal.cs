using System.Diagnostics.CodeAnalysis;

namespace OpenImapi.Transports;

/// <summary>Where iSCSI targets are asked for: <c>iscsi://host[:port]</c>.</summary>
/// <param name="Host">Name or address; an IPv6 address without its brackets.</param>
/// <param name="Port">TCP port.</param>
public sealed record IscsiPortal(string Host, int Port)
{
    private const string Scheme = "iscsi://";

    /// <summary>Reads a portal; false when the text has not that form, as where a target is named too.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out IscsiPortal? portal)
    {
        portal = null;
        if (!text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || !IscsiAddress.TrySplitHost(text[Scheme.Length..].TrimEnd('/'), out var host, out var port))
            return false;
        portal = new(host, port);
        return true;
    }

    public override string ToString() => $"{Scheme}{(Host.Contains(':') ? $"[{Host}]" : Host)}:{Port}";
}
