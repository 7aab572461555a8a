using System.Collections.Immutable;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats;

/// <summary>One track, numbered across the disc, mostly from 1; its extent goes from INDEX 01 to the end and leaves out both gaps.</summary>
public sealed record TrackLayout(int Number, Extent Extent, BlockForm Form)
{
    /// <summary>
    /// Blocks of INDEX 00, which end where the extent starts. The 150 blocks before every session's first track are not counted: they
    /// hold nothing, and a first track that has more before it hides sound there.
    /// </summary>
    public BlockCount Pregap { get; init; }

    /// <summary>Blocks after the extent that belong to the track and hold no content: run-out, or the 150 between data and audio.</summary>
    public BlockCount Postgap { get; init; }

    /// <summary>Where INDEX 02 and up begin, in blocks from the start of the extent, rising; at most 98.</summary>
    public ImmutableArray<BlockCount> Indexes { get; init; } = [];

    public TrackFlags Flags { get; init; }

    /// <summary>The recording's own number.</summary>
    public Isrc? Isrc { get; init; }

    /// <summary>The CONTROL bits of the Q sub-channel, 0 to 15: 4 is data.</summary>
    public byte Control => (byte)((byte)(Flags & TrackFlags.InControl) | (Form == BlockForm.Audio ? 0 : 4));
}
