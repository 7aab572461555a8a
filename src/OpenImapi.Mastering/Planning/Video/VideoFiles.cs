using System.Buffers.Binary;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>
/// Where the files of a DVD-Video lie: players find them by the distances in the .IFO files, not by the directory. To know these, the plan of such a disc reads
/// its .IFO files.
/// </summary>
internal static class VideoFiles
{
    public const string Folder = "VIDEO_TS";

    private const int TitleTableSector = 0xC4, TitleLength = 12, FirstTitle = 8, SetNumber = 6, SetSector = 8;

    /// <summary>The longest .IFO file that is read, in bytes; real ones stay far below.</summary>
    private const long LongestInformation = 64 * 1024 * 1024;

    /// <summary>All files of the video in order of address, each with the blocks from the begin of VIDEO_TS.IFO to it.</summary>
    /// <exception cref="DiscException"><see cref="MasteringErrors.VideoUnfit"/>: a file is missing, or does not fit where the others say that it lies.</exception>
    public static IReadOnlyList<(int Node, uint Offset)> Of(SourceTree tree)
    {
        if (tree.Find(Folder) is not { } folder || !tree[folder].IsFolder)
            throw new DiscException(MasteringErrors.VideoUnfit, $"There is no folder {Folder} in the tree.");
        var (manager, information) = VideoSet.Read(tree, folder, Folder);
        var places = manager.Files(tree).ToList();
        var sectors = SectorsOfSets(information);
        var end = manager.Length;
        for (var number = 1; tree.Find(folder, NameText.FromText($"VTS_{number:00}_0.IFO")) is not null; number++)
        {
            var (set, _) = VideoSet.Read(tree, folder, $"VTS_{number:00}");
            var start = sectors.GetValueOrDefault(number, end);
            places.AddRange(set.Files(tree).Select(file => (file.Node, start + file.Offset)));
            end = start + set.Length;
        }

        Check(tree, places);
        return places;
    }

    /// <summary>Gives the files of the video their blocks, with zeros between them where the .IFO files want that.</summary>
    public static void Place(SourceTree tree, RegionTable regions, uint[] starts)
    {
        var slack = SlackOf(regions);
        if (slack > 0)
            regions.Add(RegionKind.Padding, new(slack));
        var first = (uint)regions.End.Value;
        foreach (var (node, offset) in Of(tree))
        {
            var gap = first + offset - (uint)regions.End.Value;
            if (gap > 0)
                regions.Add(RegionKind.Padding, new(gap));
            starts[node] = regions.Add(RegionKind.FileData, BlockCount.ForBytes(tree.Row(node).Length), node);
        }
    }

    /// <summary>
    /// Blocks that other programs have among the structures and we have not: a terminator behind the file set descriptor, and path tables in an even number of
    /// blocks. With them the video lies at the addresses at which genisoimage puts it.
    /// </summary>
    private static int SlackOf(RegionTable regions) =>
        1 + regions.Count(region => region.Kind is RegionKind.PathTableL or RegionKind.PathTableM && (region.Extent.Length.Value & 1) != 0);

    public static uint BlocksOf(SourceTree tree, int node) => (uint)BlockCount.ForBytes(tree.Row(node).Length).Value;

    public static byte[] BytesOf(SourceTree tree, int node)
    {
        var content = tree.ContentOf(node)!;
        if (content.Length > LongestInformation)
            throw new DiscException(MasteringErrors.VideoUnfit, $"{tree.PathOf(new(node))} has {content.Length} bytes, too many for an information file.");
        var bytes = new byte[content.Length];
        using var stream = content.Open();
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Blocks from the manager's begin to each title set that a title of the manager's table is in.</summary>
    private static Dictionary<int, uint> SectorsOfSets(byte[] manager)
    {
        var sectors = new Dictionary<int, uint>();
        var at = BinaryPrimitives.ReadUInt32BigEndian(manager.AsSpan(TitleTableSector)) * 2048L;
        if (at == 0 || at + FirstTitle > manager.Length)
            return sectors;
        var table = manager.AsSpan((int)at);
        var count = Math.Min(BinaryPrimitives.ReadUInt16BigEndian(table), (table.Length - FirstTitle) / TitleLength);
        for (var title = 0; title < count; title++)
        {
            var row = table[(FirstTitle + title * TitleLength)..];
            sectors[row[SetNumber]] = BinaryPrimitives.ReadUInt32BigEndian(row[SetSector..]);
        }

        return sectors;
    }

    private static void Check(SourceTree tree, List<(int Node, uint Offset)> places)
    {
        for (var i = 1; i < places.Count; i++)
        {
            var (before, after) = (places[i - 1], places[i]);
            if (before.Offset + BlocksOf(tree, before.Node) > after.Offset)
            {
                throw new DiscException(MasteringErrors.VideoUnfit,
                    $"{tree.PathOf(new(after.Node))} lies {after.Offset} blocks behind VIDEO_TS.IFO, as the .IFO files say; {tree.PathOf(new(before.Node))} reaches over that.");
            }
        }
    }
}
