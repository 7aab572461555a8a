namespace OpenImapi.Mastering;

/// <summary>Something met while a tree was filled that cannot be recorded as it is.</summary>
/// <param name="Path">The path it was met at.</param>
/// <param name="Text">What it is, and what became of it.</param>
public sealed record SourceWarning(string Path, string Text);
