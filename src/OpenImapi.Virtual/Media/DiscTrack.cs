using OpenImapi.Formats;

namespace OpenImapi.Virtual;

/// <summary>One track that has been begun or reserved.</summary>
/// <param name="Number">Counted from 1 across the disc.</param>
/// <param name="Session">Counted from 1.</param>
/// <param name="Start">Its first block of user data.</param>
public sealed record DiscTrack(int Number, int Session, Lba Start)
{
    /// <summary>Blocks written so far, padding included.</summary>
    public BlockCount Recorded { get; init; }

    /// <summary>Blocks set aside by RESERVE TRACK.</summary>
    public BlockCount? Reserved { get; init; }

    /// <summary>Nothing more can be written to it.</summary>
    public bool Closed { get; init; }

    /// <summary>Blocks after the user data that belong to the track and cannot be read: two on a track-at-once CD track.</summary>
    public BlockCount RunOut { get; init; }

    /// <summary>Control bits of the Q sub-channel: 4 is data.</summary>
    public byte Mode { get; init; } = 4;

    /// <summary>The blocks that can be read.</summary>
    public Extent Readable => new(Start, Recorded);

    /// <summary>Just after everything that the track occupies.</summary>
    public Lba End => Start + (Reserved is { } size && !Closed ? size : Recorded + RunOut);

    public Lba NextWritable => Start + Recorded;
}
