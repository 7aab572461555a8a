using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>What two names of one file share, and no two files of one tree do.</summary>
/// <param name="Number">The serial number of Rock Ridge, 0 where there is none; or the logical block and partition of a UDF file entry.</param>
/// <param name="Block">Where the data begin in Rock Ridge, since some programs give every file the same number; 0 in UDF.</param>
public readonly record struct FileId(ulong Number, Lba Block);
