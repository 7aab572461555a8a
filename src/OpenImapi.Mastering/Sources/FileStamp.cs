namespace OpenImapi.Mastering;

/// <summary>What tells that a file is still the same: its length in bytes, and its time of change in ticks of UTC.</summary>
internal readonly record struct FileStamp(long Length, long ModifiedTicks);
