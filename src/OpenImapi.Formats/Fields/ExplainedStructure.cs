namespace OpenImapi.Formats;

/// <summary>One structure that stands in given bytes, field by field, for people.</summary>
/// <param name="Offset">Bytes from the start of the block.</param>
/// <param name="Title">What it is, in the words of its standard.</param>
/// <param name="Fields">Its fields; their offsets count from the start of the structure.</param>
public sealed record ExplainedStructure(int Offset, string Title, IReadOnlyList<FieldNote> Fields);
