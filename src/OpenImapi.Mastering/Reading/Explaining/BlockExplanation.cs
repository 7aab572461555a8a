using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>What lies in a block.</summary>
/// <param name="Block">The block.</param>
/// <param name="Uses">What it is used for, one line for each use; a block of no known use has one line that says so.</param>
/// <param name="Structures">What stands in it, where that is not file content.</param>
public sealed record BlockExplanation(Lba Block, IReadOnlyList<string> Uses, IReadOnlyList<ExplainedStructure> Structures);

/// <summary>Something that a volume names, and where it lies.</summary>
/// <param name="Extent">The blocks.</param>
/// <param name="Holds">What it is.</param>
public readonly record struct VolumeRegion(Extent Extent, string Holds);
