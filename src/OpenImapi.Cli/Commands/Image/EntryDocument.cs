using System.ComponentModel;
using System.Text.Json.Serialization;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

[Description("A file or folder of a volume.")]
internal sealed record EntryDocument(
    [property: Description("The way from the root, such as /docs/a.txt.")] string Path,
    [property: Description("file or folder.")] string Kind,
    [property: Description("Bytes of content; for a folder, of its directory.")] long Length,
    [property: Description("Time of the content as recorded, with its offset from UTC.")] DateTimeOffset? Modified,
    [property: Description("The first block of the content.")] long Block,
    [property: Description("True when the entry asks not to be shown.")] bool Hidden)
{
    public static EntryDocument Of(VolumeEntry entry) => new(
        entry.Path, entry.IsFolder ? "folder" : "file", entry.Length, (entry as IsoEntry)?.RecordedAt.ToDateTimeOffset(), (entry as IsoEntry)?.Location.Value ?? 0, entry.IsHidden);
}

[Description("Files and folders of a volume: those of one folder (image ls) or everything below it (image tree).")]
internal sealed record ListDocument(
    [property: Description("The image file or drive.")] string Image,
    [property: Description("Whose names these are: iso9660 or joliet.")] string Tree,
    [property: Description("The folder or file that was asked for.")] string Path,
    [property: Description("In the order of the volume; a folder before what it holds.")] IReadOnlyList<EntryDocument> Entries)
{
    [JsonPropertyOrder(-2)]
    public string Type => "list";
}
