using OpenImapi.Formats;
using OpenImapi.Mastering;
using OpenImapi.Recording;

namespace OpenImapi;

/// <summary>The disc that content is staged for, as it was when it was looked at.</summary>
/// <param name="Medium">The disc.</param>
/// <param name="Earlier">The tree of its last session, which the new session's tree takes up; nothing in single-session mode.</param>
internal sealed record DiscTarget(Medium Medium, SourceTree? Earlier = null)
{
    /// <summary>The options that make a volume like the last session's; nothing where it has none.</summary>
    public ImageOptions? EarlierOptions { get; init; }

    /// <summary>The virtual UDF volume of the last session, where it has one that a new session can go on with.</summary>
    public UdfEarlier? EarlierUdf { get; init; }

    /// <summary>The SHA-256 of each file of the last session's tree, where they were asked for.</summary>
    public IReadOnlyDictionary<RecordedContent, ReadOnlyMemory<byte>>? EarlierHashes { get; init; }

    /// <summary>Content may go beyond what a CD-R says it holds; the drive will show how far.</summary>
    public bool Overburn { get; init; }

    /// <summary>The new session follows earlier ones, and that same disc must be in the drive when it is recorded.</summary>
    public bool IsMultiSession => Earlier is not null;

    /// <summary>Where the new session's content starts.</summary>
    public Lba Start => IsMultiSession ? Medium.NextWritable!.Value : Medium.IsOverwritable ? VolumeHead.FirstSession : Lba.Zero;
}
