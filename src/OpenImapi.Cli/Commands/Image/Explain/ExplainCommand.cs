using System.ComponentModel;
using System.Text.Json.Serialization;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

internal sealed record ExplainCommand(VolumeChoice Choice) : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        await using var image = await OpenImage.OpenAsync(Choice, run, cancellation);
        var open = (await image.VolumesAsync(OpenVolume.ModeOf(run), cancellation))[0];
        var regions = await VolumeExplainer.MapAsync(open.Volume, cancellation);
        var document = new MapDocument(Choice.Image, [.. regions.Select(region => new RegionDocument(region.Extent.Start.Value, region.Extent.Length.Value, region.Holds))]);
        open.WarnOfFaults();
        run.Reporter.Answer(document, page =>
            page.Table([new("Block", IsNumber: true), new("Blocks", IsNumber: true), new("Holds")],
                document.Regions.Select(region => new[] { $"{region.Block}", $"{region.Blocks}", Texts.Name(region.Holds) })));
        return ExitCode.Success;
    }
}

[Description("What lies where on a volume.")]
internal sealed record MapDocument(
    [property: Description("The image file or drive.")] string Image,
    [property: Description("In order of address; what two names share stands twice, what none names is left out.")] IReadOnlyList<RegionDocument> Regions)
{
    [JsonPropertyOrder(-2)]
    public string Type => "map";
}
