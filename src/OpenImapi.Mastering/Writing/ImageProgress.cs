using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>How far an image has been written, in blocks of 2,048 bytes.</summary>
public readonly record struct ImageProgress(BlockCount Written, BlockCount Total);
