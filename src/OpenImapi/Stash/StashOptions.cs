namespace OpenImapi;

/// <summary>Where staged content is kept until its disc is recorded.</summary>
public sealed record StashOptions
{
    /// <summary>The environment variable that names another folder for the stash.</summary>
    public const string Variable = "OPENIMAPI_STASH";

    /// <summary>The folder; else that of <see cref="Variable"/>, else "stash" in the home folder. Each recorder has its own folder in it.</summary>
    public string? Folder { get; init; }

    /// <summary>Bytes that staging leaves free on the disk of that folder.</summary>
    public long KeepFree { get; init; }
}

/// <summary>When content is read.</summary>
public enum StagingMode
{
    /// <summary>Now: a copy is kept in the stash, a clone where the file system has them, and the source may vanish.</summary>
    Capture,

    /// <summary>While the disc is recorded: nothing is copied; a source that has changed by then is an error.</summary>
    Reference,
}
