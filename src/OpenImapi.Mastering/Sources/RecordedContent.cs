namespace OpenImapi.Mastering;

/// <summary>Data that already lie on the disc, in an earlier session: a plan points to them and never copies them.</summary>
/// <param name="sections">Where the data lie, in order, as the earlier session's directory says.</param>
/// <param name="modified">Time of the last change, where known.</param>
public sealed class RecordedContent(IReadOnlyList<FileSection> sections, DateTimeOffset? modified = null) : FileContent
{
    /// <summary>Where the data lie, in order; none where there are no data.</summary>
    public IReadOnlyList<FileSection> Sections { get; } = [.. sections.Where(section => section.LengthInBytes > 0)];

    public override long Length { get; } = sections.Sum(section => (long)section.LengthInBytes);

    public override string Description => $"blocks {string.Join(", ", Sections.Select(section => section.Extent))} of the disc";

    public override DateTimeOffset? Modified => modified;

    /// <summary>Not for this content: its bytes are on the disc.</summary>
    public override Stream Open() => throw new InvalidOperationException($"{Description} are read from the disc, not from a stream.");
}
