namespace OpenImapi.Mastering;

/// <summary>One file or folder of a <see cref="SourceTree"/>: the number of its row. 0 is the root.</summary>
public readonly record struct NodeIndex(int Value);
