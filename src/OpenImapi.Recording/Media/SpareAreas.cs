using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>Room of a disc that replaces what turns out to be bad, or is written again.</summary>
/// <param name="Free">Blocks of 2,048 bytes that replace none yet.</param>
/// <param name="Size">Blocks that were set aside.</param>
public readonly record struct SpareAreas(BlockCount Free, BlockCount Size);
