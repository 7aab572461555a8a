using System.Collections.Immutable;

namespace OpenImapi.Mastering;

/// <summary>What a merge makes of an image's bounds.</summary>
/// <param name="Blocks">Blocks of the whole image.</param>
/// <param name="NameSpaces">Directories and path tables of each name space.</param>
/// <param name="Data">The files' data.</param>
/// <param name="Levels">The folders at each level.</param>
/// <param name="IsCertain">The tree can be planned; else only a plan tells.</param>
internal sealed record BoundsGrowth(BlockRange Blocks, ImmutableArray<NameSpaceGrowth> NameSpaces, DataBounds Data, LevelCounts Levels, bool IsCertain);
