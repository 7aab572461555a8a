using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>A part of a file that lies in one extent of a partition, or a hole.</summary>
/// <param name="State">Only a recorded one has content; others read as zeros.</param>
/// <param name="Location">The first block of a recorded one.</param>
/// <param name="Length">Bytes; the last block may be only partly used.</param>
internal readonly record struct UdfSection(ExtentState State, LogicalBlockAddress Location, long Length);
