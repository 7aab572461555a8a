using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>
/// Where the content of a UDF entry goes that is no file's data: into the entry where it fits and no DVD player is to read it (OSTA UDF 6.9.1), else into blocks
/// among the structures.
/// </summary>
internal sealed class UdfContents(SourceTree tree, UdfDirectories directories, UdfPlaces places, ImageOptions options)
{
    private readonly bool isForPlayers = options.DvdVideo;

    /// <summary>Whether files may stand in their entries: not where another file system points to their bytes, nor in a volume to which others add, which would record them again each time.</summary>
    private readonly bool embedsData = options is { Iso: false, DvdVideo: false, UdfForm: UdfForm.Closed };

    private readonly bool extended = places.Shape.Revision.AllowsExtendedFileEntries();
    private readonly Dictionary<int, uint> addresses = [];
    private readonly Dictionary<int, (uint Address, int Count)> further = [];
    private readonly int descriptorSize = UdfExtents.SizeIn(places.Shape.HasLongExtents);

    /// <summary>Bytes of an entry for its content or its allocation descriptors.</summary>
    private int Room => BlockSizes.UserData - FileEntry.LengthFor(extended);

    /// <summary>Allocation descriptors in an entry.</summary>
    private int MostInline => Room / descriptorSize;

    /// <summary>Allocation descriptors in a further block, beside the one that goes on.</summary>
    public int MostFurther => (BlockSizes.UserData - AllocationExtentDescriptor.FixedLength) / descriptorSize - 1;

    /// <summary>One run of blocks of the structures: by short descriptors where the entry is in their partition, else by long ones.</summary>
    public static ByteString RunOf(ulong length, uint block, bool isLong = false)
    {
        const uint Most = (1u << 30) - BlockSizes.UserData;
        var size = UdfExtents.SizeIn(isLong);
        var descriptors = new byte[(int)((length + Most - 1) / Most) * size];
        for (var at = 0; at < descriptors.Length; at += size, length -= Math.Min(length, Most), block += Most / BlockSizes.UserData)
        {
            var extent = new ExtentLength((uint)Math.Min(length, Most), ExtentState.Recorded);
            _ = isLong ? Structure.Write(new LongAllocationDescriptor(extent, new(block, 0)), descriptors.AsSpan(at))
                : Structure.Write(new ShortAllocationDescriptor(extent, block), descriptors.AsSpan(at));
        }

        return new(descriptors);
    }

    /// <summary>Bytes of a folder's descriptors or of a link's path; nothing else has content here.</summary>
    public long LengthOf(int node) => tree.Row(node).Kind switch
    {
        NodeKind.Folder => directories.LengthOf(node),
        NodeKind.Link => UdfLinks.ContentOf(tree, node).Length,
        _ => 0,
    };

    /// <summary>How many descriptors of a file's data stand in its entry.</summary>
    public int InlineCount(int file) => (int)(UdfExtents.CountOf(tree, file) is var count && count <= MostInline ? count : MostInline - 1);

    /// <summary>The blocks in which a file's descriptors go on, or nothing.</summary>
    public (uint Address, int Count)? FurtherOf(int file) => further.TryGetValue(file, out var blocks) ? blocks : null;

    /// <summary>The first block of a content that is not embedded.</summary>
    public uint? AddressOf(int node) => addresses.TryGetValue(node, out var address) ? address : null;

    /// <summary>Whether a content stands in its entry.</summary>
    public bool IsEmbedded(int node) => LengthOf(node) <= (isForPlayers ? 0 : Room);

    /// <summary>
    /// Whether a file's bytes stand in its entry. Bytes that two files share, or that lie on the disc already, do not; nor does the list of checksums, which is made when
    /// all else is read.
    /// </summary>
    public bool EmbedsData(int node) => embedsData && tree.Row(node) is { IsFile: true, Length: > 0 } row && row.Length <= Room
        && tree.RecordedContentOf(node) is null && tree.Shared.GroupOf(node) < 0 && tree.ChecksumList?.Node != node;

    /// <summary>Says where a content that has not changed lies already.</summary>
    public void KeepAt(int node, uint address) => addresses[node] = address;

    /// <summary>Gives blocks to every content that does not fit into its entry.</summary>
    public void Place(IEnumerable<int> nodes, RegionTable regions, int nameSpace)
    {
        foreach (var node in nodes)
        {
            if (tree.Row(node).IsFile)
                PlaceFurther(node, regions, nameSpace);
            else if (!addresses.ContainsKey(node) && !IsEmbedded(node))
                addresses[node] = regions.Add(tree.IsFolder(node) ? RegionKind.Directory : RegionKind.LinkTarget, BlockCount.ForBytes(LengthOf(node)), node, nameSpace);
        }
    }

    /// <summary>A content that stands in its entry.</summary>
    /// <param name="node">The folder or link.</param>
    /// <param name="location">The block of the entry, counted in its partition.</param>
    public ByteString EmbeddedOf(int node, uint location)
    {
        if (tree.Row(node).Kind == NodeKind.Link)
            return new(UdfLinks.ContentOf(tree, node));
        if (!tree.IsFolder(node))
            return default;
        var content = new byte[LengthOf(node)];
        var at = 0;
        for (var child = -1; child < directories.ChildrenOf(node).Length; child++)
            at += directories.Write(node, child, location, content.AsSpan(at));
        return new(content);
    }

    private void PlaceFurther(int file, RegionTable regions, int nameSpace)
    {
        var count = UdfExtents.CountOf(tree, file);
        if (count <= MostInline)
            return;
        var blocks = (int)((count - (MostInline - 1) + MostFurther - 1) / MostFurther);
        further[file] = (regions.Add(RegionKind.AllocationExtents, new(blocks), file, nameSpace), blocks);
    }
}
