using System.ComponentModel;
using System.Text.Json.Serialization;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

[Description("A file, folder, link or device of a volume.")]
internal sealed record EntryDocument(
    [property: Description("The way from the root, such as /docs/a.txt.")] string Path,
    [property: Description("file, folder, link, character device, block device, fifo, socket.")] string Kind,
    [property: Description("Bytes of content; for a folder, of its directory.")] long Length,
    [property: Description("Time of the content as recorded, with its offset from UTC.")] DateTimeOffset? Modified,
    [property: Description("The first block of the content; left out where it has no blocks of its own.")] long? Block,
    [property: Description("True when the entry asks not to be shown.")] bool Hidden,
    [property: Description("Permissions in octal digits, set-user-id, set-group-id and sticky bit first, such as 0644; left out where the tree has none.")] string? Mode,
    [property: Description("The owner's number, where the tree has one.")] uint? Owner,
    [property: Description("The group's number, where the tree has one.")] uint? Group,
    [property: Description("Names that the file has, as recorded.")] int Names,
    [property: Description("The path that a link holds.")] string? Target,
    [property: Description("Major and minor number of a device, such as 8, 1.")] string? Device,
    [property: Description("The number of the session, where several were asked for.")] int? Session)
{
    public static EntryDocument Of(VolumeEntry entry, int? session) => new(
        entry.Path, Texts.Words(entry.Kind.ToString()), entry.Length, entry.ModifiedAt, entry.Sections is [var first, ..] ? first.Extent.Start.Value : null,
        entry.IsHidden, entry.Rights is { } rights ? Convert.ToString(rights.Permissions, 8).PadLeft(4, '0') : null, entry.Rights?.UserId, entry.Rights?.GroupId,
        entry.NameCount, entry.Kind == SourceKind.Link ? Formats.NameText.ToText(entry.Target) : null,
        entry.Device is { } device ? $"{device.Major}, {device.Minor}" : null, session);
}

[Description("Files and folders of a volume: those of one folder (image ls) or everything below it (image tree).")]
internal sealed record ListDocument(
    [property: Description("The image file or drive.")] string Image,
    [property: Description("Whose names these are: iso9660, joliet, rock-ridge, udf; of several sessions, of the last.")] string Tree,
    [property: Description("The folder or file that was asked for.")] string Path,
    [property: Description("In the order of the volume; a folder before what it holds.")] IReadOnlyList<EntryDocument> Entries)
{
    [JsonPropertyOrder(-2)]
    public string Type => "list";
}
