using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>A track of data beside audio tracks.</summary>
public sealed record DataTrack : ProgramTrack
{
    /// <summary>Its blocks, those of the pre-gap first: 2,048 bytes of user data each, or whole sectors of 2,352.</summary>
    /// <remarks>Its addresses need not be those of the disc, unless sectors tell theirs.</remarks>
    public required IBlockSource Source { get; init; }

    public BlockForm Form { get; init; } = BlockForm.Mode1;

    /// <summary>How many blocks of <see cref="Source"/> lie in the pre-gap, before INDEX 01.</summary>
    public BlockCount PregapContent { get; init; }

    /// <summary>Where INDEX 02 and up begin, in blocks from INDEX 01.</summary>
    public ImmutableArray<BlockCount> Indexes { get; init; } = [];
}
