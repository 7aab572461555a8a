using System.Net;

namespace OpenImapi.Transports;

/// <summary>How a target behaves.</summary>
public sealed record IscsiTargetSettings
{
    /// <summary>Where it listens; port 0 is any that is free.</summary>
    public IPEndPoint Listen { get; init; } = new(IPAddress.Loopback, IscsiAddress.DefaultPort);

    /// <summary>The target's iSCSI name.</summary>
    public string Name { get; init; } = $"iqn.2026-01.io.github.openimapi:drives.{IscsiSettings.HostName()}";

    /// <summary>Who may come in; where there are none, whoever reaches the address, which must then be of this computer alone.</summary>
    public IscsiCredentials? Credentials { get; init; }

    /// <summary>The most connections at a time; another one is closed at once.</summary>
    public int MaximumConnections { get; init; } = 32;

    /// <summary>How long logging in may take.</summary>
    public TimeSpan LoginTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a drive may take for one command; initiators give up earlier, by aborting it.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromHours(4);

    /// <summary>The clock of every time limit.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Takes what happens at the target, for people; called from any thread.</summary>
    public Action<string>? Log { get; init; }
}
