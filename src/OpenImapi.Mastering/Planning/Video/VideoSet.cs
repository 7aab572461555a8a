using System.Buffers.Binary;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>The files of a DVD-Video's manager or of one of its title sets, and the distances at which its .IFO file says that they lie.</summary>
/// <param name="Information">The .IFO file.</param>
/// <param name="Menu">The .VOB file of the menus, where there is one.</param>
/// <param name="Titles">The .VOB files of the titles, in order.</param>
/// <param name="Backup">The .BUP file: the copy of the .IFO file at the set's end.</param>
/// <param name="Length">Blocks of the whole set.</param>
/// <param name="MenuStart">Blocks from the set's begin to <paramref name="Menu"/>.</param>
/// <param name="TitleStart">Blocks from the set's begin to the first of <paramref name="Titles"/>.</param>
internal sealed record VideoSet(int Information, int? Menu, IReadOnlyList<int> Titles, int Backup, uint Length, uint MenuStart, uint TitleStart)
{
    private const int LastSector = 0x0C, MenuSector = 0xC0, TitleSector = 0xC4;

    /// <summary>Reads a set's .IFO file.</summary>
    /// <param name="tree">The tree that has the files.</param>
    /// <param name="folder">The folder VIDEO_TS.</param>
    /// <param name="name">VIDEO_TS for the manager, VTS_01 and so on for a title set.</param>
    /// <exception cref="DiscException"><see cref="MasteringErrors.VideoUnfit"/>.</exception>
    public static (VideoSet Set, byte[] Information) Read(SourceTree tree, NodeIndex folder, string name)
    {
        var isManager = name == VideoFiles.Folder;
        var head = isManager ? name : $"{name}_0";
        var information = Need(tree, folder, $"{head}.IFO");
        var bytes = VideoFiles.BytesOf(tree, information);
        if (bytes.Length < 2048 || !bytes.AsSpan().StartsWith(isManager ? "DVDVIDEO-VMG"u8 : "DVDVIDEO-VTS"u8))
            throw new DiscException(MasteringErrors.VideoUnfit, $"{tree.PathOf(new(information))} is no information file of a DVD-Video.");
        var titles = isManager ? [] : Enumerable.Range(1, 9).Select(part => Find(tree, folder, $"{name}_{part}.VOB")).TakeWhile(node => node is not null).Select(node => node!.Value);
        var set = new VideoSet(information, Find(tree, folder, $"{head}.VOB"), [.. titles], Need(tree, folder, $"{head}.BUP"),
            NumberAt(bytes, LastSector) + 1, NumberAt(bytes, MenuSector), isManager ? 0 : NumberAt(bytes, TitleSector));
        return (set, bytes);
    }

    /// <summary>The set's files in order, each with the blocks from the set's begin to it.</summary>
    public IEnumerable<(int Node, uint Offset)> Files(SourceTree tree)
    {
        yield return (Information, 0);
        if (Menu is { } menu && tree.Row(menu).Length > 0)
            yield return (menu, MenuStart);
        var next = TitleStart;
        foreach (var title in Titles)
        {
            yield return (title, next);
            next += VideoFiles.BlocksOf(tree, title);
        }

        yield return (Backup, Length - VideoFiles.BlocksOf(tree, Backup));
    }

    private static uint NumberAt(byte[] information, int offset) => BinaryPrimitives.ReadUInt32BigEndian(information.AsSpan(offset));

    private static int? Find(SourceTree tree, NodeIndex folder, string name) =>
        tree.Find(folder, NameText.FromText(name)) is { } node && tree.Row(node.Value).IsFile ? node.Value : null;

    private static int Need(SourceTree tree, NodeIndex folder, string name) =>
        Find(tree, folder, name) ?? throw new DiscException(MasteringErrors.VideoUnfit, $"There is no file {VideoFiles.Folder}/{name} in the tree.");
}
