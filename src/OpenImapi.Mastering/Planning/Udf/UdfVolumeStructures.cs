using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>The structures of a UDF volume that are not of its files: what it is, what it is called, where its partition lies.</summary>
internal sealed class UdfVolumeStructures(UdfPlaces places, VolumeFacts facts, uint fileCount, uint folderCount, ulong nextUniqueId)
{
    /// <summary>The size of a virtual partition (2.2.6.2, 2.2.6.3).</summary>
    private const uint NotTold = uint.MaxValue;

    private static readonly ByteString Program = ByteString.Ascii("*OpenImapi");

    private readonly UdfRevision revision = places.Shape.Revision;
    private readonly TimeStamp date = TimeStamp.From(facts.Date);
    private readonly ByteString label = Text(facts.Options.Label, 127);

    /// <summary>Who wrote all of this.</summary>
    public static EntityIdentifier Implementation => EntityIdentifier.Implementation(Program);

    /// <summary>One block of a volume descriptor sequence.</summary>
    /// <param name="number">0 to 15.</param>
    /// <param name="address">Where it lies.</param>
    /// <param name="block">Zeroed.</param>
    public void WriteSequence(int number, uint address, Span<byte> block)
    {
        var sequence = (uint)number + 1;
        _ = number switch
        {
            0 => Descriptor.Write(Primary() with { SequenceNumber = sequence }, block, address, revision),
            1 => Descriptor.Write(Information() with { SequenceNumber = sequence }, block, address, revision),
            2 => Descriptor.Write(Partition() with { SequenceNumber = sequence }, block, address, revision),
            3 => Descriptor.Write(LogicalVolume() with { SequenceNumber = sequence }, block, address, revision),
            4 => Descriptor.Write(new UnallocatedSpaceDescriptor(sequence, []), block, address, revision),
            5 => Descriptor.Write(default(TerminatingDescriptor), block, address, revision),
            _ => 0,
        };
    }

    /// <summary>One block of the integrity sequence: the volume is closed.</summary>
    public void WriteIntegrity(int number, uint address, Span<byte> block)
    {
        if (number == 0)
            Descriptor.Write(Integrity(), block, address, revision);
        else if (number == 1)
            Descriptor.Write(default(TerminatingDescriptor), block, address, revision);
    }

    public void WriteAnchor(uint address, Span<byte> block) => Descriptor.Write(
        new AnchorVolumeDescriptorPointer(Extent(places.MainSequence, UdfPlaces.SequenceLength), Extent(places.ReserveSequence, UdfPlaces.SequenceLength)), block, address, revision);

    public void WriteFileSet(Span<byte> block) => Descriptor.Write(new FileSetDescriptor
    {
        RecordedAt = date,
        InterchangeLevel = 3,
        MaximumInterchangeLevel = 3,
        CharacterSets = 1,
        MaximumCharacterSets = 1,
        LogicalVolumeIdentifierCharacterSet = CharacterSet.Osta,
        LogicalVolumeIdentifier = label,
        FileSetCharacterSet = CharacterSet.Osta,
        FileSetIdentifier = Text(facts.Options.Label, 31),
        CopyrightFile = Text(facts.Options.CopyrightFileIdentifier, 31),
        AbstractFile = Text(facts.Options.AbstractFileIdentifier, 31),
        RootDirectoryIcb = places.ToEntry(1),
        Domain = Domain,
    }, block, places.FileSetBlock, revision);

    /// <summary>A sparing table of packets that are all free.</summary>
    public void WriteSparingTable(uint address, Span<byte> block) => Descriptor.Write(
        SparingTable.Empty(Enumerable.Range(0, UdfPlaces.SpareLength / facts.Options.UdfPacketLength).Select(packet => places.SparePackets + (uint)(packet * facts.Options.UdfPacketLength)), revision),
        block, address, revision);

    /// <summary>One block of the map of free blocks, of which there are none.</summary>
    public void WriteSpaceBitmap(uint number, Span<byte> block)
    {
        var bits = places.PartitionEnd - places.PartitionStart;
        if (number > 0)
            return;
        var whole = new byte[SpaceBitmapDescriptor.FixedLength + (int)((bits + 7) / 8)];
        Descriptor.Write(new SpaceBitmapDescriptor(bits, new(new byte[(bits + 7) / 8])), whole, places.InPartition(places.SpaceBitmap), revision, SpaceBitmapDescriptor.ShortCrcLength);
        whole.AsSpan(0, Math.Min(whole.Length, block.Length)).CopyTo(block);
    }

    /// <summary>The content of the virtual allocation table.</summary>
    public byte[] VirtualTable()
    {
        var table = places.Virtual!.TableOf(places, revision.HasTrailingVirtualTable() ? null : new VirtualAllocationTableHeader(label, VirtualAllocationTableHeader.NoPrevious)
        {
            Files = fileCount,
            Directories = folderCount,
            MinimumRead = revision.MinimumRead(),
            MinimumWrite = revision.MinimumWrite(),
            MaximumWrite = revision,
        });
        var bytes = new byte[table.Length];
        table.Write(bytes);
        return bytes;
    }

    private EntityIdentifier Domain => EntityIdentifier.Domain(revision, DomainFlags.None);

    private static ExtentDescriptor Extent(uint address, int blocks) => new((uint)blocks * BlockSizes.UserData, address);

    /// <summary>A text in Compressed Unicode, cut to so many bytes between two characters.</summary>
    private static ByteString Text(string text, int most)
    {
        while (CompressedUnicode.LengthOf(text) > most)
            text = text[..^(text.Length > 1 && char.IsLowSurrogate(text[^1]) && char.IsHighSurrogate(text[^2]) ? 2 : 1)];
        return CompressedUnicode.Of(text);
    }

    private PrimaryVolumeDescriptor Primary() => new()
    {
        VolumeIdentifier = Text(facts.Options.Label, 31),
        VolumeSequenceNumber = 1,
        MaximumVolumeSequenceNumber = 1,
        InterchangeLevel = 2,
        MaximumInterchangeLevel = 2,
        CharacterSets = 1,
        MaximumCharacterSets = 1,
        VolumeSetIdentifier = Text(facts.VolumeSet, 127),
        DescriptorCharacterSet = CharacterSet.Osta,
        ExplanatoryCharacterSet = CharacterSet.Osta,
        RecordedAt = date,
        Implementation = Implementation,
    };

    private ImplementationUseVolumeDescriptor Information() => new()
    {
        Implementation = EntityIdentifier.Udf(UdfIdentifiers.LogicalVolumeInformation, revision),
        Information = new(CharacterSet.Osta, label) { Line1 = Text(facts.Options.PublisherIdentifier, 35), Implementation = Implementation },
    };

    private PartitionDescriptor Partition() => new()
    {
        Flags = 1,
        Contents = EntityIdentifier.PartitionContents(revision),
        Access = places.Shape.Access,
        Header = SpaceHeader(),
        Start = places.PartitionStart,
        Length = places.PartitionEnd - places.PartitionStart,
        Implementation = Implementation,
    };

    private LogicalVolumeDescriptor LogicalVolume() => new()
    {
        CharacterSet = CharacterSet.Osta,
        LogicalVolumeIdentifier = label,
        LogicalBlockSize = BlockSizes.UserData,
        Domain = Domain,
        FileSet = places.ToFileSet(),
        Implementation = Implementation,
        IntegritySequence = Extent(places.Integrity, UdfPlaces.IntegrityLength),
        PartitionMaps = Maps(),
    };

    private ValueList<PartitionMap> Maps() => places.Shape switch
    {
        { IsSparable: true } => [PartitionMap.Spared(0, revision, new((ushort)facts.Options.UdfPacketLength, BlockSizes.UserData, [.. places.SparingTables]))],
        { HasVirtualTable: true } => [PartitionMap.Physical(0), PartitionMap.Virtual(0, revision)],
        { HasMetadata: true } => [PartitionMap.Physical(0), Metadata()],
        _ => [PartitionMap.Physical(0)],
    };

    private PartitionHeaderDescriptor SpaceHeader()
    {
        if (places.SpaceBitmap == 0)
            return default;
        var bytes = SpaceBitmapDescriptor.FixedLength + (places.PartitionEnd - places.PartitionStart + 7) / 8;
        return new() { UnallocatedSpaceBitmap = new(new(bytes, ExtentState.Recorded), places.InPartition(places.SpaceBitmap)) };
    }

    private PartitionMap Metadata() => PartitionMap.OfMetadata(0, revision, new()
    {
        FileLocation = places.InPartition(places.MetadataEntry),
        MirrorLocation = places.InPartition(places.MirrorEntry),
        BitmapLocation = MetadataMap.NoBitmap,
        AllocationUnit = UdfPlaces.MetadataUnit,
        AlignmentUnit = UdfPlaces.MetadataUnit,
        Flags = MetadataFlags.Duplicated,
    });

    private LogicalVolumeIntegrityDescriptor Integrity()
    {
        var size = places.PartitionEnd - places.PartitionStart;
        return new()
        {
            RecordedAt = date,
            Type = places.Shape.HasVirtualTable ? IntegrityType.Open : IntegrityType.Closed,
            NextUniqueId = nextUniqueId,
            FreeSpace = places.Shape switch { { HasVirtualTable: true } => [0, NotTold], { HasMetadata: true } => [0, 0], _ => [0] },
            Sizes = places.Shape switch { { HasVirtualTable: true } => [size, NotTold], { HasMetadata: true } => [size, places.MetadataLength], _ => [size] },
            Use = new(Implementation, fileCount, folderCount) { MinimumRead = revision.MinimumRead(), MinimumWrite = revision.MinimumWrite(), MaximumWrite = revision },
        };
    }
}
