using OpenImapi.Mmc;

namespace OpenImapi;

/// <summary>What a disc master works with.</summary>
public sealed record DiscMasterOptions
{
    /// <summary>The folder for virtual drives, locks and stashes; else that of OPENIMAPI_HOME, else the user's own. Masters of one home respect each other.</summary>
    public string? Home { get; init; }

    /// <summary>The drives; else all that can be reached from here.</summary>
    public IDriveCatalog? Drives { get; init; }

    public StashOptions Stash { get; init; } = new();

    /// <summary>What keeps the computer awake while it records; else the system's own way.</summary>
    public ISleepInhibitor? Sleep { get; init; }

    /// <summary>The clock that the default volume name is taken from.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
