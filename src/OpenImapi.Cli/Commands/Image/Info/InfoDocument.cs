using System.ComponentModel;
using System.Text.Json.Serialization;
using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

[Description("What volume an image or disc holds.")]
internal sealed record InfoDocument(
    [property: Description("The image file or drive.")] string Image,
    [property: Description("The volume's label, as the chosen tree has it.")] string Label,
    [property: Description("iso9660, rock-ridge, joliet, udf with its revision such as udf 2.50, el-torito.")] IReadOnlyList<string> FileSystems,
    [property: Description("Which tree the counts are of: iso9660, joliet, rock-ridge or udf.")] string Tree,
    [property: Description("Blocks of 2,048 bytes in the volume: of ISO 9660 as its descriptor says, else the sum of UDF's partitions.")] long VolumeBlocks,
    [property: Description("Blocks of 2,048 bytes in the image or on the disc.")] long ImageBlocks,
    [property: Description("The first block of the session that holds the descriptors.")] long SessionBlock,
    [property: Description("Files in the tree.")] int Files,
    [property: Description("Folders in the tree, the root not counted.")] int Folders,
    [property: Description("Symbolic links in the tree.")] int Links,
    [property: Description("Devices, pipes and sockets in the tree.")] int Specials,
    [property: Description("Bytes of all files.")] long ContentBytes,
    [property: Description("When the volume was created.")] DateTimeOffset? Created,
    [property: Description("When it was last modified.")] DateTimeOffset? Modified,
    [property: Description("The system identifier.")] string System,
    [property: Description("The volume set identifier.")] string VolumeSet,
    [property: Description("The publisher identifier.")] string Publisher,
    [property: Description("The data preparer identifier.")] string DataPreparer,
    [property: Description("The application identifier.")] string Application,
    [property: Description("What there is beside names and files.")] VolumeFactsDocument Volume,
    [property: Description("The sessions that hold a volume, oldest first: all of a disc; of an image file those that are found.")] IReadOnlyList<SessionDocument> Sessions)
{
    [JsonPropertyOrder(-2)]
    public string Type => "info";

    public static InfoDocument Of(string image, OpenVolume open, TreeCounts counts, VolumeFactsDocument facts, IReadOnlyList<SessionDocument> sessions)
    {
        var (volume, tree) = (open.Volume, open.Tree);
        var texts = VolumeTextsOf.Tree(volume, tree);
        return new(image, tree.Label, facts.FileSystems(volume), Texts.Of(tree.Kind), facts.Blocks(volume), volume.Source.Extent.Length.Value, volume.Session.Value,
            counts.Files, counts.Folders, counts.Links, counts.Specials, counts.Bytes, texts.Created, texts.Modified,
            texts.System, texts.VolumeSet, texts.Publisher, texts.DataPreparer, texts.Application, facts, sessions);
    }
}

[Description("A session and its volume.")]
internal sealed record SessionDocument(
    [property: Description("Its number, for --session.")] int Number,
    [property: Description("Its first block.")] long Block,
    [property: Description("The label of its volume; left out where it cannot be read.")] string? Label,
    [property: Description("When its volume was created.")] DateTimeOffset? Created)
{
    public static async Task<SessionDocument> OfAsync(int number, VolumeLocation place, CancellationToken cancellation)
    {
        try
        {
            var volume = await DiscVolume.OpenAsync(place, ReadingMode.Tolerant, cancellation);
            return new(number, place.Session.Value, volume.Label, VolumeTextsOf.Tree(volume, volume.Best).Created);
        }
        catch (DiscException fault) when (fault.Error.Kind == DiscErrorKind.Source)
        {
            return new(number, place.Session.Value, null, null);
        }
    }
}
