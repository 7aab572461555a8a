using System.ComponentModel;
using System.Text.Json.Serialization;
using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

[Description("What volume an image or disc holds.")]
internal sealed record InfoDocument(
    [property: Description("The image file or drive.")] string Image,
    [property: Description("The volume's label, as the chosen tree has it.")] string Label,
    [property: Description("iso9660, joliet, udf.")] IReadOnlyList<string> FileSystems,
    [property: Description("Which tree the counts are of: iso9660 or joliet.")] string Tree,
    [property: Description("Blocks of 2,048 bytes in the volume, as its descriptor says.")] long VolumeBlocks,
    [property: Description("Blocks of 2,048 bytes in the image or on the disc.")] long ImageBlocks,
    [property: Description("The first block of the session that holds the descriptors.")] long SessionBlock,
    [property: Description("Files in the tree.")] int Files,
    [property: Description("Folders in the tree, the root not counted.")] int Folders,
    [property: Description("Bytes of all files.")] long ContentBytes,
    [property: Description("When the volume was created.")] DateTimeOffset? Created,
    [property: Description("When it was last modified.")] DateTimeOffset? Modified,
    [property: Description("The system identifier.")] string System,
    [property: Description("The volume set identifier.")] string VolumeSet,
    [property: Description("The publisher identifier.")] string Publisher,
    [property: Description("The data preparer identifier.")] string DataPreparer,
    [property: Description("The application identifier.")] string Application)
{
    [JsonPropertyOrder(-2)]
    public string Type => "info";

    public static InfoDocument Of(string image, IsoVolume volume, IsoTree tree, ImageKinds kinds, int files, int folders, long bytes)
    {
        var descriptor = tree.Descriptor;
        string Text(ByteString field) => (tree.Kind == VolumeTreeKind.Joliet
            ? global::System.Text.Encoding.BigEndianUnicode.GetString(field) : global::System.Text.Encoding.Latin1.GetString(field)).TrimEnd(' ', '\0');
        string?[] systems = ["iso9660", volume.Joliet is null ? null : "joliet", kinds.HasFlag(ImageKinds.Udf) ? "udf" : null];
        return new(image, tree.Label, [.. systems.OfType<string>()], Texts.Of(tree.Kind), descriptor.VolumeSpaceSize, volume.Source.Extent.Length.Value,
            volume.Session.Value, files, folders, bytes, descriptor.CreatedAt.ToDateTimeOffset(), descriptor.ModifiedAt.ToDateTimeOffset(),
            Text(descriptor.SystemIdentifier), Text(descriptor.VolumeSetIdentifier), Text(descriptor.PublisherIdentifier),
            Text(descriptor.DataPreparerIdentifier), Text(descriptor.ApplicationIdentifier));
    }
}
