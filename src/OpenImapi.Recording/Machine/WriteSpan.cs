using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>One run of blocks that are written one after another in one form: content from the source first, then blocks that hold nothing.</summary>
/// <param name="At">Where it begins on the disc; below 0 in the first pre-gap and lead-in.</param>
/// <param name="Content">Blocks that come from the source.</param>
/// <param name="Padding">Blocks after them that hold nothing, or what their form makes of nothing.</param>
/// <param name="Form">How its blocks go over the wire.</param>
/// <param name="PerCommand">Blocks that one WRITE moves at the most.</param>
internal sealed record WriteSpan(Lba At, BlockCount Content, BlockCount Padding, WireForm Form, BlockCount PerCommand)
{
    /// <summary>Where its content begins in the source.</summary>
    public Lba Source { get; init; } = At;

    /// <summary>Which of the job's tracks it belongs to, counted from 1; 0 for lead-in and lead-out.</summary>
    public int Track { get; init; }

    /// <summary>It belongs to a track but lies before or after what the track is counted by.</summary>
    public bool IsGap { get; init; }

    /// <summary>The drive closes a track behind it and says itself where the next one begins.</summary>
    public bool EndsTrack { get; init; }

    /// <summary>Every block that is written.</summary>
    public BlockCount Length => Content + Padding;

    /// <summary>The address after its last block.</summary>
    public Lba End => At + Length;
}
