using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>A file in an archive: its bytes are read where they lie, and its holes are not read.</summary>
internal sealed class TarContent(ArchiveFile file, TarEntry entry) : FileContent
{
    private readonly long place = entry.Place;
    private readonly IReadOnlyList<TarPiece>? pieces = entry.Pieces;
    private readonly byte[] name = entry.Name;

    public override long Length { get; } = entry.Stamp.Length;

    public override string Description => $"{NameText.ToText(name)} in {file.Description}";

    public override DateTimeOffset? Modified { get; } = new(entry.Stamp.ModifiedTicks, TimeSpan.Zero);

    public override Stream Open() => new TarFileStream(file, Length, pieces ?? [new(0, place, Length)]);
}
