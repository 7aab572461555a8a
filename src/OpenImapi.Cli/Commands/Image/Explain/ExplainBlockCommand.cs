using System.ComponentModel;
using System.Text.Json.Serialization;
using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

internal sealed record ExplainBlockCommand(VolumeChoice Choice, long Block) : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        await using var image = await OpenImage.OpenAsync(Choice, run, cancellation);
        var open = (await image.VolumesAsync(ReadingMode.Tolerant, cancellation))[0];
        var source = open.Volume.Source;
        if (!source.Extent.Contains(new Lba(Block)))
            throw UsageFault.Of($"{Choice.Image} has no block {Block}.", $"It has blocks {source.Extent.Start} to {source.Extent.End.Value - 1}.");
        var explained = await VolumeExplainer.ExplainAsync(source, new(Block), open.Volume.Session, cancellation);
        var document = ExplainBlockDocument.Of(Choice.Image, explained);
        run.Reporter.Answer(document, page => Draw(page, document));
        return ExitCode.Success;
    }

    private static void Draw(Page page, ExplainBlockDocument block)
    {
        foreach (var use in block.Uses)
            page.Line($"Block {block.Block}: {Texts.Name(use)}");
        foreach (var structure in block.Structures)
        {
            page.Line();
            page.Line($"{Texts.Name(structure.Title)}, at byte {structure.Offset}");
            page.Table([new("Bytes"), new("Field"), new("Value")], structure.Fields.Select(field => new[]
            {
                field.Length > 1 ? $"{field.Offset}-{field.Offset + field.Length - 1}" : $"{field.Offset}", field.Name, Texts.Name(field.Value),
            }));
        }
    }
}

[Description("A block explained.")]
internal sealed record ExplainBlockDocument(
    [property: Description("The image file or drive.")] string Image,
    [property: Description("The block.")] long Block,
    [property: Description("What it is used for, one for each use.")] IReadOnlyList<string> Uses,
    [property: Description("What stands in it, where that is not file content.")] IReadOnlyList<StructureDocument> Structures)
{
    [JsonPropertyOrder(-2)]
    public string Type => "block";

    public static ExplainBlockDocument Of(string image, BlockExplanation block) => new(image, block.Block.Value, block.Uses, [.. block.Structures.Select(structure =>
        new StructureDocument(structure.Offset, structure.Title, [.. structure.Fields.Select(field => new FieldDocument(field.Offset, field.Length, field.Name, field.Value))]))]);
}

[Description("A structure of a standard.")]
internal sealed record StructureDocument(
    [property: Description("Bytes from the start of the block.")] int Offset,
    [property: Description("What it is.")] string Title,
    [property: Description("Its fields, in order.")] IReadOnlyList<FieldDocument> Fields);

[Description("A field of a structure.")]
internal sealed record FieldDocument(
    [property: Description("Bytes from the start of the structure.")] int Offset,
    [property: Description("Bytes of the field.")] int Length,
    [property: Description("Its name in the standard.")] string Name,
    [property: Description("What the bytes say.")] string Value);
