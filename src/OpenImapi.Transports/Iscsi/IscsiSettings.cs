namespace OpenImapi.Transports;

/// <summary>How this side of an iSCSI session behaves.</summary>
public sealed record IscsiSettings
{
    /// <summary>The name by which targets know this computer.</summary>
    public string InitiatorName { get; init; } = $"iqn.2026-01.io.github.openimapi:{HostName()}";

    /// <summary>How this computer shows targets who it is, and they show it who they are; none where they ask for no proof.</summary>
    public IscsiCredentials? Credentials { get; init; }

    /// <summary>Whether every PDU is to be protected by CRC32C, beyond what TCP does.</summary>
    public bool PreferDigests { get; init; }

    /// <summary>The most bytes that one command may move.</summary>
    public int MaximumTransferLength { get; init; } = 128 * 1024;

    /// <summary>How long connecting and logging in may take together.</summary>
    public TimeSpan LoginTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the target may take to abort a task, to reset and to log out.</summary>
    public TimeSpan ManagementTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The clock of every time limit.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    internal static string HostName()
    {
        var name = new string([.. Environment.MachineName.ToLowerInvariant().Where(c => char.IsAsciiLetterOrDigit(c) || c == '-')]);
        return name.Length == 0 ? "host" : name;
    }
}
