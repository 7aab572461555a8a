using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>How far a check of content is, in bytes of whole blocks; a block that several files share counts once.</summary>
public readonly record struct ContentProgress(long Done, long Total);

/// <summary>A part of a file that cannot be read.</summary>
/// <param name="Path">The file.</param>
/// <param name="Extent">The blocks.</param>
/// <param name="Reason">Why they cannot be read.</param>
public sealed record UnreadableContent(string Path, Extent Extent, string Reason);

/// <summary>What a check of content found.</summary>
public sealed record ContentReport
{
    /// <summary>Parts of files that are kept with their words.</summary>
    public const int MaximumKept = 1000;

    /// <summary>Files whose whole content was read.</summary>
    public required long FilesRead { get; init; }

    /// <summary>Bytes of content read, in whole blocks; a block that several files share counts once.</summary>
    public required long BytesRead { get; init; }

    /// <summary>Files whose content is not here by design: in an earlier session, on another disc of a set, or interleaved.</summary>
    public required long FilesNotHere { get; init; }

    /// <summary>Files of which a part cannot be read.</summary>
    public required long FilesUnreadable { get; init; }

    /// <summary>The first thousand parts of files that cannot be read, in order of the files.</summary>
    public required IReadOnlyList<UnreadableContent> Unreadable { get; init; }
}
