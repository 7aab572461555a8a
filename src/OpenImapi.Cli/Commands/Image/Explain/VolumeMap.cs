using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>Lists everything that a volume names, in order of address.</summary>
internal static class VolumeMap
{
    public static async Task<IReadOnlyList<RegionDocument>> OfAsync(IsoVolume volume, CancellationToken cancellation)
    {
        var regions = new List<RegionDocument> { new(volume.Session.Value, VolumeConstants.SystemArea.Value, "system area") };
        regions.AddRange(volume.Descriptors.Select(placed => new RegionDocument(placed.Block.Value, 1, NameOf(placed.Type))));
        foreach (var tree in volume.Joliet is { } joliet ? [volume.Iso, joliet] : new[] { volume.Iso })
        {
            PathTables(tree, regions);
            regions.Add(Directory(tree, tree.Root));
            await foreach (var entry in tree.WalkAsync(cancellation: cancellation).Cast<IsoEntry>())
                if (entry.IsFolder)
                    regions.Add(Directory(tree, entry));
                else if (tree == volume.Default)
                    regions.AddRange(entry.Sections.Where(section => !section.Extent.IsEmpty)
                        .Select(section => new RegionDocument(section.Extent.Start.Value, section.Extent.Length.Value, entry.Path)));
        }

        return [.. regions.OrderBy(region => region.Block)];
    }

    private static void PathTables(IsoTree tree, List<RegionDocument> regions)
    {
        var descriptor = tree.Descriptor;
        var blocks = BlockCount.ForBytes(descriptor.PathTableSize).Value;
        foreach (var (location, type) in new[]
        {
            (descriptor.TypeLPathTable, "type L"), (descriptor.OptionalTypeLPathTable, "optional type L"),
            (descriptor.TypeMPathTable, "type M"), (descriptor.OptionalTypeMPathTable, "optional type M"),
        })
            if (location != 0)
                regions.Add(new(location, blocks, $"{NameOf(tree)} path table, {type}"));
    }

    private static RegionDocument Directory(IsoTree tree, IsoEntry folder) =>
        new(folder.Location.Value, BlockCount.ForBytes(folder.Length).Value, $"{NameOf(tree)} directory {folder.Path}");

    private static string NameOf(IsoTree tree) => tree.Kind == VolumeTreeKind.Joliet ? "Joliet" : "ISO 9660";

    private static string NameOf(VolumeDescriptorType type) => type switch
    {
        VolumeDescriptorType.BootRecord => "boot record",
        VolumeDescriptorType.Primary => "primary volume descriptor",
        VolumeDescriptorType.Supplementary => "supplementary volume descriptor",
        VolumeDescriptorType.Partition => "volume partition descriptor",
        VolumeDescriptorType.Terminator => "volume descriptor set terminator",
        _ => $"volume descriptor of type {(int)type}",
    };
}
