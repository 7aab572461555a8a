using System.ComponentModel;
using System.Text.Json.Serialization;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <remarks>Regions and renames are made as they are printed: a plan of a million files stays small.</remarks>
[Description("What would be made: printed by --plan. Nothing is written.")]
internal sealed record PlanDocument(
    [property: Description("The drive whose disc it is planned for; left out where it is for none.")] string? Drive,
    [property: Description("The volume's label.")] string Label,
    [property: Description("The volume's date.")] DateTimeOffset Date,
    [property: Description(FileSystemNames.Words)] IReadOnlyList<string> FileSystems,
    [property: Description("The first block of the volume.")] long StartBlock,
    [property: Description("Blocks of 2,048 bytes in the image.")] long Blocks,
    [property: Description("Bytes of the image.")] long Bytes,
    [property: Description("Files in the tree.")] int Files,
    [property: Description("Folders in the tree, the root not counted.")] int Folders,
    [property: Description("Bytes of all files.")] long ContentBytes,
    [property: Description("What the volume will not hold exactly.")] IReadOnlyList<string> Warnings,
    [property: Description("What is good to know.")] IReadOnlyList<string> Notes,
    [property: Description("Owners, permissions, shared files, extended attributes and access control lists of which the volume says nothing, each by itself.")] IEnumerable<string> Losses,
    [property: Description("Every name that stands on the disc otherwise than it was given.")] IEnumerable<RenameDocument> Renames,
    [property: Description("Every run of blocks, in order of address and without a gap.")] IEnumerable<RegionDocument> Regions,
    [property: Description("The partitions that the image's tables show; none where it is no disk.")] IReadOnlyList<PartitionDocument> Partitions)
{
    [JsonPropertyOrder(-2)]
    public string Type => "plan";

    [Description("What the choice of defect management means for the disc; left out where none was made.")]
    public string? DefectManagement { get; init; }

    public static PlanDocument Of(ImagePlan plan, SourceTree tree, string? drive = null) => new(
        drive, plan.Options.Label, plan.Date, FileSystemNames.Of(plan.Options), plan.Extent.Start.Value, plan.Extent.Length.Value,
        plan.Length, tree.FileCount, tree.FolderCount - 1, tree.ContentLength, [.. plan.Report.Warnings.Select(warning => warning.Text)], [.. plan.Report.Notes, .. Enumerable.Repeat(plan.Report.Rounding, 1).OfType<string>()],
        plan.Report.Losses.Select(loss => loss.Text),
        plan.Report.Renames.Select(RenameDocument.Of), plan.Regions.Select(region => RegionDocument.Of(plan, region)), [.. plan.Partitions.Select(PartitionDocument.Of)]);

    /// <summary>Draws it for people.</summary>
    public void Draw(Page page)
    {
        page.Facts(
        [
            new("Drive", Drive),
            new("Label", Texts.Name(Label)),
            new("File systems", string.Join(", ", FileSystems)),
            new("Image size", $"{Texts.Size(Bytes)} ({Blocks} blocks)"),
            new("Starts at", StartBlock == 0 ? null : $"block {StartBlock}"),
            new("Content", $"{Texts.Count(Files, "file")} ({Texts.Size(ContentBytes)}), {Texts.Count(Folders, "folder")}"),
            new("Date", Texts.When(Date)),
            new("Defects", DefectManagement),
        ]);
        page.Line();
        page.Table([new("Block", IsNumber: true), new("Blocks", IsNumber: true), new("Holds")],
            Regions.Select(region => new[] { $"{region.Block}", $"{region.Blocks}", Texts.Name(region.Holds) }));
        if (Partitions.Count > 0)
        {
            page.Line();
            page.Table([new("Table"), new("Partition", IsNumber: true), new("Sector", IsNumber: true), new("Sectors", IsNumber: true), new("Type"), new("Active"), new("Holds")],
                Partitions.Select(each => new[] { each.Table, $"{each.Number}", $"{each.FirstSector}", $"{each.Sectors}", each.PartitionType, each.Active ? "yes" : "", each.Holds }));
        }

        if (Losses.Any())
        {
            page.Line();
            page.Table([new("Not recorded")], Losses.Select(loss => new[] { Texts.Name(loss) }));
        }

        if (Renames.Any())
        {
            page.Line();
            page.Table([new("Path"), new("Renamed to"), new("In"), new("Because")],
                Renames.Select(rename => new[] { Texts.Name(rename.Path), Texts.Name(rename.Written), rename.Tree, string.Join(", ", rename.Reasons) }));
        }
    }
}

[Description("A name that stands on the disc otherwise than it was given.")]
internal sealed record RenameDocument(
    [property: Description("The path as given.")] string Path,
    [property: Description("The name as written.")] string Written,
    [property: Description("In which tree: ISO 9660, Joliet or UDF.")] string Tree,
    [property: Description("Why.")] IReadOnlyList<string> Reasons)
{
    public static RenameDocument Of(Rename rename) =>
        new(rename.Path, rename.Written, rename.NameSpace, PlanReports.ReasonsOf(rename));
}

[Description("A run of blocks.")]
internal sealed record RegionDocument(
    [property: Description("The first block.")] long Block,
    [property: Description("Blocks of 2,048 bytes.")] long Blocks,
    [property: Description("A structure's name, or a file's path.")] string Holds)
{
    public static RegionDocument Of(ImagePlan plan, Region region) => new(region.Extent.Start.Value, region.Extent.Length.Value, plan.LabelOf(region));
}
