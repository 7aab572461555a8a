namespace OpenImapi.Mastering;

/// <summary>How what lies on disk, or in an archive, is taken into a tree.</summary>
public sealed record WalkOptions
{
    /// <summary>Whether a file replaces one of the same path that is in the tree.</summary>
    public bool Overwrite { get; init; }

    /// <summary>
    /// Whether links, devices, pipes and sockets are taken as what they are, for a file system that holds them; else links are followed, and the
    /// others left out with a warning.
    /// </summary>
    public bool KeepSpecialFiles { get; init; }

    /// <summary>Whether links are followed where other special files are kept.</summary>
    public bool FollowLinks { get; init; }

    /// <summary>What is left out, with all that lies in it; a folder left out is not walked. Patterns are compared with paths in the tree.</summary>
    public GlobSet Exclude { get; init; } = GlobSet.None;

    /// <summary>Where there are some, only what matches one is taken, with all that lies in it, and the folders on the way to it.</summary>
    public GlobSet Include { get; init; } = GlobSet.None;

    /// <summary>Whether folders in which another file system begins are taken empty. It is for Linux alone.</summary>
    public bool OneFileSystem { get; init; }

    internal bool AreLinksFollowed => FollowLinks || !KeepSpecialFiles;

    internal WalkFilter Filter() => new(Include, Exclude);
}
