using OpenImapi.Formats;

namespace OpenImapi.Cli;

/// <summary>What image info tells, for people.</summary>
internal static class InfoPage
{
    public static void Draw(Page page, InfoDocument info)
    {
        page.Facts(Facts(info));
        if (info.Volume.BootImages.Count > 0)
        {
            page.Line();
            page.Table([new("Starts"), new("Emulation"), new("Block", IsNumber: true), new("Sectors", IsNumber: true), new("Segment", IsNumber: true)],
                info.Volume.BootImages.Select(one => new[]
                {
                    one.Bootable ? one.Platform : $"{one.Platform} (not started)", one.Emulation, $"{one.Block}", $"{one.Sectors}",
                    one.LoadSegment == 0 ? "-" : $"{one.LoadSegment:X}h",
                }));
        }

        if (info.Volume.Partitions.Count > 0)
        {
            page.Line();
            page.Table([new("Partition"), new("Type"), new("Start", IsNumber: true), new("Length", IsNumber: true), new("Name")],
                info.Volume.Partitions.Select(one => new[] { $"{one.Table} {one.Number}", Texts.Name(one.Type), $"{one.Start}", $"{one.Length}", Texts.Name(one.Name ?? "") }));
        }

        if (info.Sessions.Count > 1)
        {
            page.Line();
            page.Table([new("Session", IsNumber: true), new("Block", IsNumber: true), new("Created"), new("Label")],
                info.Sessions.Select(one => new[] { $"{one.Number}", $"{one.Block}", Texts.When(one.Created), Texts.Name(one.Label ?? "-") }));
        }
    }

    private static IEnumerable<Fact> Facts(InfoDocument info) =>
    [
        new("Label", Texts.Name(info.Label)),
        new("File systems", string.Join(", ", info.FileSystems)),
        new("ISO level", info.Volume.IsoLevel is { } level ? $"{level}" : null),
        new("UDF partitions", info.Volume.UdfPartitions.Count > 0 ? string.Join(", ", info.Volume.UdfPartitions) : null),
        new("Volume size", $"{Texts.Size(info.VolumeBlocks * BlockSizes.UserData)} ({info.VolumeBlocks} blocks)"),
        new("Image size", $"{Texts.Size(info.ImageBlocks * BlockSizes.UserData)} ({info.ImageBlocks} blocks)"),
        new("Session", info.SessionBlock == 0 ? null : $"starts at block {info.SessionBlock}"),
        new("Content", $"{Texts.Count(info.Files, "file")} ({Texts.Size(info.ContentBytes)}), {Texts.Count(info.Folders, "folder")}{Others(info)}"),
        new("Created", info.Created is null ? null : Texts.When(info.Created)),
        new("Modified", info.Modified is null ? null : Texts.When(info.Modified)),
        new("System", Said(info.System)),
        new("Volume set", Said(info.VolumeSet)),
        new("Publisher", Said(info.Publisher)),
        new("Data preparer", Said(info.DataPreparer)),
        new("Application", Said(info.Application)),
    ];

    private static string Others(InfoDocument info) => (info.Links > 0 ? $", {Texts.Count(info.Links, "link")}" : "")
        + (info.Specials > 0 ? $", {Texts.Count(info.Specials, "special file")}" : "");

    private static string? Said(string text) => text.Length == 0 ? null : Texts.Name(text);
}
