using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>A recording failed after the drive was told to begin. Code and kind are the cause's; the cause is the inner exception.</summary>
public sealed class RecordingException : DiscException
{
    public RecordingException(DiscException cause, string mediumLeft, Medium? after, ImmutableArray<BlockMismatch> mismatches)
        : base(cause.Error, $"{cause.Message} {mediumLeft}", cause.Advice, cause)
    {
        (MediumLeft, After, Mismatches) = (mediumLeft, after, mismatches);
    }

    /// <summary>What state the disc is in now, and what to do with it.</summary>
    public string MediumLeft { get; }

    /// <summary>The disc now, where the drive could still say it.</summary>
    public Medium? After { get; }

    /// <summary>The first blocks that were not read back as recorded; empty unless verification failed.</summary>
    public ImmutableArray<BlockMismatch> Mismatches { get; }
}

/// <summary>A recording was cancelled between two commands, and the drive released.</summary>
public sealed class RecordingCanceledException(string mediumLeft, Medium? after, CancellationToken cancellation)
    : OperationCanceledException($"The recording was cancelled. {mediumLeft}", cancellation)
{
    /// <summary>What state the disc is in now, and what to do with it.</summary>
    public string MediumLeft => mediumLeft;

    /// <summary>The disc now, where the drive could still say it.</summary>
    public Medium? After => after;
}

/// <summary>A run of blocks that was not read back as recorded.</summary>
/// <param name="Extent">The blocks: one, unless the source can no longer tell which of a MiB differ.</param>
/// <param name="Path">The file that owns the first of them, where one does.</param>
/// <param name="Unreadable">What the drive said when it could not read them; nothing where they were read and differ.</param>
public sealed record BlockMismatch(Extent Extent, string? Path, string? Unreadable);
