using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>A part of a file, or the whole of it, that lies in one extent.</summary>
/// <param name="Extent">The blocks that hold the content, without an extended attribute record.</param>
/// <param name="LengthInBytes">Bytes of content; the last block may be only partly used.</param>
public readonly record struct FileSection(Extent Extent, uint LengthInBytes);
