namespace OpenImapi.Mastering;

/// <summary>How what lies on disk is taken into a tree.</summary>
public sealed record WalkOptions
{
    /// <summary>Whether a file replaces one of the same path that is in the tree.</summary>
    public bool Overwrite { get; init; }

    /// <summary>
    /// Whether links, devices, pipes and sockets are taken as what they are, for a file system that holds them; else links are followed, and the
    /// others left out with a warning.
    /// </summary>
    public bool KeepSpecialFiles { get; init; }
}
