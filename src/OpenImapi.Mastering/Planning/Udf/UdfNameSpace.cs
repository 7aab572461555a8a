using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>A UDF file system over the common tree and file data, alone or beside others.</summary>
internal sealed class UdfNameSpace : INameSpace
{
    /// <summary>Blocks from the start of the session to the volume descriptor sequence, which every other descriptor lies before.</summary>
    private const uint SequenceOffset = 32;

    /// <summary>Blocks from the start of the session to the partition: the first packet after the anchor, or the next block where DVD players are used to that.</summary>
    private const uint PartitionOffset = 288, VideoPartitionOffset = 257;

    /// <summary>Blocks from the start of the session to the two sparing tables, each in a packet of its own.</summary>
    private static readonly uint[] SparingTableOffsets = [96, 160];

    private readonly SourceTree tree;
    private readonly NodeView nodes;
    private readonly FileNumbers numbers;
    private readonly UdfRevision revision;
    private readonly INamingRules rules;
    private readonly uint partitionOffset;
    private readonly UdfDirectories directories;
    private readonly UdfContents contents;
    private readonly UdfEntries entries;
    private readonly UdfIdentities identities;
    private readonly UdfPlaces places;
    private readonly ImageOptions options;
    private readonly UdfContinuation? continuation;
    private RegionTable? regions;

    public UdfNameSpace(NodeView nodes, FileNumbers numbers, FileTimes times, ImageOptions options)
    {
        (tree, this.nodes, this.numbers, this.options, revision) = (nodes.Tree, nodes, numbers, options, options.Udf);
        (places, identities) = (new(new(revision, options.UdfForm)), new(numbers));
        rules = EncodedNames.Over(new UdfNamingRules(), options.NameEncoding);
        partitionOffset = options.DvdVideo ? VideoPartitionOffset : PartitionOffset;
        directories = new(nodes, numbers, rules, identities, places);
        contents = new(tree, directories, places, options);
        entries = new(tree, numbers, times, options.Access, identities, places, contents);
        if (options.UdfEarlier is { } earlier)
            places.Virtual = (continuation = new(tree, numbers, directories, identities, earlier)).Number();
        else if (places.Shape.HasVirtualTable)
            places.Virtual = new(numbers);
    }

    public string Name => "UDF";

    public string Title => $"UDF {revision.ToText()}";

    public bool Holds(int node) => nodes.Holds(node);

    public bool KeepsName(int node) => Holds(node) && directories.ChangesOf(node) == NameChanges.None;

    public NameChanges ChangesOf(int node) => directories.ChangesOf(node);

    public string WrittenNameOf(int node) => rules.ToText(directories.NameOf(node));

    /// <summary>Files and folders with more names than an entry can say.</summary>
    public IEnumerable<(int Node, uint Count)> Overcounted()
    {
        for (var number = 1u; number <= numbers.Count; number++)
            if (numbers.NamesOf(numbers.NodeOf(number)) > ushort.MaxValue + (tree.IsFolder(numbers.NodeOf(number)) ? 1u : 0u))
                yield return (numbers.NodeOf(number), numbers.NamesOf(numbers.NodeOf(number)));
    }

    public string PathOf(int folder) => nodes.PathOf(folder);

    public void PlaceRecognition(RegionTable regions, int nameSpace) =>
        regions.Add(RegionKind.Recognition, new(VolumeStructureDescriptor.SequenceFor(revision).Count), nameSpace: nameSpace);

    /// <summary>What lies at fixed places: both sequences, integrity, the anchor in block 256.</summary>
    public void PlaceHead(RegionTable regions, int nameSpace)
    {
        this.regions = regions;
        var start = (uint)regions.Extent.Start.Value;
        PadTo(start + SequenceOffset);
        places.MainSequence = Add(UdfPlaces.SequenceLength, nameSpace);
        places.ReserveSequence = Add(UdfPlaces.SequenceLength, nameSpace);
        places.Integrity = Add(UdfPlaces.IntegrityLength, nameSpace);
        if (places.Shape.IsSparable)
            places.SparingTables = [.. SparingTableOffsets.Select(offset => PlaceAt(start + offset, nameSpace))];
        PadTo(start + AnchorVolumeDescriptorPointer.FirstLocation);
        Add(1, nameSpace);
        PadTo(start + partitionOffset);
        if (places.Shape.IsSparable)
            PlaceSpares(nameSpace);
        places.PartitionStart = options.UdfEarlier?.PartitionStart ?? Math.Min((uint)regions.End.Value, EarliestData());
    }

    public void Place(RegionTable regions, int nameSpace)
    {
        if (places.Shape.HasMetadata)
        {
            places.MetadataEntry = Add(1, nameSpace);
            Align();
        }

        places.Structures = Add(1, nameSpace);
        if (continuation is not null)
            places.Virtual!.Written = continuation.Changed(entries, contents, places);
        var written = places.Virtual?.Written ?? [.. Enumerable.Range(1, numbers.Count).Select(number => (uint)number)];
        if (written.Count > 0)
            places.Entries = regions.Add(RegionKind.FileEntries, new(written.Count), nameSpace: nameSpace);
        contents.Place(written.Select(numbers.NodeOf), regions, nameSpace);
        if (!places.Shape.HasMetadata)
            return;
        Align();
        places.MetadataLength = (uint)regions.End.Value - places.Structures;
    }

    /// <summary>What lies behind all data: the copy of the metadata, and the anchor in the last block.</summary>
    public void PlaceTail(RegionTable regions, int nameSpace)
    {
        if (places.HasMetadata)
        {
            places.MirrorEntry = Add(1, nameSpace);
            Align();
            places.Mirror = regions.Add(RegionKind.MetadataMirror, new(places.MetadataLength), nameSpace: nameSpace);
        }

        if (places.Shape.HasVirtualTable)
        {
            PlaceVirtualTable(nameSpace);
            return;
        }

        if (places.Shape.IsSparable)
            PlaceSpaceBitmap(nameSpace);
        if (options.WriteUnit is { Value: > 1 and var unit })
            PadTo((uint)((regions.End.Value + unit) / unit * unit - 1));
        places.PartitionEnd = (uint)regions.End.Value;
        Add(1, nameSpace);
    }

    /// <summary>Whether a file's bytes stand in its entry, so that they need no blocks.</summary>
    public bool Embeds(int node) => Holds(node) && contents.EmbedsData(node);

    /// <summary>The file whose bytes stand in a block of the structures, or -1.</summary>
    public int EmbeddedAt(Lba address)
    {
        var region = regions![regions.IndexOf(address)];
        if (region.Kind == RegionKind.MetadataMirror)
            region = regions[regions.IndexOf(address = new Lba(places.Structures) + (address - region.Extent.Start))];
        return region.Kind == RegionKind.FileEntries && numbers.NodeOf(places.NumberAt((uint)(address - region.Extent.Start).Value)) is var node && contents.EmbedsData(node) ? node : -1;
    }

    /// <summary>Writes the entry of a file whose bytes stand in it.</summary>
    public void WriteEmbedding(int node, ReadOnlySpan<byte> content, VolumeFacts facts, Span<byte> block) =>
        entries.Write(numbers.Of(node), new(tree, facts, places), block, content);

    public IRegionFiller OpenFiller(VolumeFacts facts) =>
        new UdfFiller(places, StructuresOf(facts), entries, directories, contents, new(tree, facts, places), regions!);

    /// <summary>The anchor as it stands at another place.</summary>
    public PlacedBlocks AnchorAt(uint address, VolumeFacts facts)
    {
        var block = new byte[BlockSizes.UserData];
        StructuresOf(facts).WriteAnchor(address, block);
        return new(new(address), block);
    }

    private UdfVolumeStructures StructuresOf(VolumeFacts facts)
    {
        var folderCount = (uint)numbers.FolderCount;
        return new(places, facts, (uint)numbers.Count - folderCount, folderCount, directories.NextUniqueId);
    }

    /// <summary>An anchor and, 256 blocks behind it, the table's entry: the last block N, which ends a unit of writing, and the anchor at N - 256.</summary>
    private void PlaceVirtualTable(int nameSpace)
    {
        var length = places.Virtual!.Count * sizeof(uint) + (revision.HasTrailingVirtualTable() ? VirtualAllocationTableTrailer.Length : VirtualAllocationTableHeader.FixedLength);
        var isEmbedded = length <= BlockSizes.UserData - FileEntry.LengthFor(revision.AllowsExtendedFileEntries());
        var blocks = isEmbedded ? 0 : (int)BlockCount.ForBytes(length).Value;
        if (blocks >= AnchorVolumeDescriptorPointer.FirstLocation)
            places.VirtualTable = Add(blocks, nameSpace);
        var start = (uint)regions!.Extent.Start.Value;
        var end = (uint)regions.End.Value + 2 + AnchorVolumeDescriptorPointer.FirstLocation - start;
        var last = start + (end + (uint)VolumeHead.Unit.Value - 1) / (uint)VolumeHead.Unit.Value * (uint)VolumeHead.Unit.Value - 1;
        PlaceAt(last - AnchorVolumeDescriptorPointer.FirstLocation, nameSpace);
        if (blocks is > 0 and < (int)AnchorVolumeDescriptorPointer.FirstLocation)
            places.VirtualTable = Add(blocks, nameSpace);
        places.VirtualTableEntry = PlaceAt(last, nameSpace);
        places.PartitionEnd = (uint)Math.Max(regions.End.Value, Math.Min(options.MediumLength.Value, uint.MaxValue));
    }

    /// <summary>The packets that are set aside lie before the partition, which begins and ends with a packet.</summary>
    private void PlaceSpares(int nameSpace)
    {
        PadTo(((uint)regions!.End.Value + SparableMap.CdPacket - 1) / SparableMap.CdPacket * SparableMap.CdPacket);
        places.SparePackets = Add(UdfPlaces.SpareLength, nameSpace);
    }

    /// <summary>A bit for each block of the partition, up to the end of the packet that the bits end in.</summary>
    private void PlaceSpaceBitmap(int nameSpace)
    {
        var used = (uint)regions!.End.Value - places.PartitionStart;
        var blocks = 0u;
        uint End() => (used + blocks + SparableMap.CdPacket - 1) / SparableMap.CdPacket * SparableMap.CdPacket;
        while (SpaceBitmapDescriptor.FixedLength + (End() + 7) / 8 > blocks * BlockSizes.UserData)
            blocks++;
        places.SpaceBitmap = Add((int)blocks, nameSpace);
        PadTo(places.PartitionStart + End());
    }

    private uint PlaceAt(uint address, int nameSpace)
    {
        PadTo(address);
        return Add(1, nameSpace);
    }

    private uint Add(int blocks, int nameSpace) => regions!.Add(RegionKind.UdfVolume, new(blocks), nameSpace: nameSpace);

    private void PadTo(uint address)
    {
        if (address > regions!.End.Value)
            regions.Add(RegionKind.Padding, new(address - regions.End.Value));
    }

    /// <summary>Goes on to the next packet of the partition.</summary>
    private void Align()
    {
        var inPartition = (uint)regions!.End.Value - places.PartitionStart;
        PadTo(places.PartitionStart + (inPartition + UdfPlaces.MetadataUnit - 1) / UdfPlaces.MetadataUnit * UdfPlaces.MetadataUnit);
    }

    /// <summary>The first block of data that earlier sessions left; they lie in the partition, too.</summary>
    private uint EarliestData()
    {
        var earliest = uint.MaxValue;
        for (var node = 1; node < tree.NodeCount; node++)
            if (tree.RecordedContentOf(node) is { Sections: [_, ..] sections })
                earliest = Math.Min(earliest, (uint)sections.Min(section => section.Extent.Start.Value));
        return earliest;
    }
}
