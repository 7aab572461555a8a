using System.Text;
using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering.Tests.Reading.Udf;

/// <summary>How the file system data of a hand-made volume are found.</summary>
public enum HandMadeForm
{
    /// <summary>Where they lie.</summary>
    Physical,

    /// <summary>Through a virtual allocation table.</summary>
    Virtual,

    /// <summary>Through a metadata file in two pieces.</summary>
    Metadata,
}

/// <summary>
/// A small volume laid out by hand, block by block, with what no program at hand writes: metadata partitions, virtual partitions with
/// files, allocation extents.
/// </summary>
internal sealed class HandMadeUdf
{
    /// <summary>Four extents: recorded, a hole, allocated, and the rest recorded after an allocation extent.</summary>
    public static readonly byte[] LongContent = [.. Filled(2048, 'a'), .. new byte[4096], .. new byte[2048], .. Filled(100, 'z')];

    private const uint MainSequence = 32;
    private const uint ReserveSequence = 48;
    private const uint IntegritySequence = 64;
    private const uint PartitionStart = 272;
    private const uint PartitionLength = 200;
    private const uint VirtualTableIcb = PartitionLength - 1;
    private const uint Data = 100;

    private static readonly TimeStamp Time = TimeStamp.From(new(2020, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private static readonly EntityIdentifier Me = EntityIdentifier.Implementation(ByteString.Ascii("*OpenImapi"));

    private readonly UdfRevision revision;
    private readonly HandMadeForm form;
    private readonly byte[] image;

    public HandMadeUdf(UdfRevision revision, HandMadeForm form)
    {
        (this.revision, this.form) = (revision, form);
        image = new byte[(PartitionStart + PartitionLength + (form == HandMadeForm.Virtual ? 0 : 8)) * 2048];
        WriteVolume();
        WriteFiles();
        if (form == HandMadeForm.Metadata)
            WriteMetadataFiles();
        if (form == HandMadeForm.Virtual)
            WriteVirtualTable();
    }

    public byte[] Image => image;

    /// <summary>The reference number of the partition that holds the file system data.</summary>
    private ushort Reference => (ushort)(form == HandMadeForm.Physical ? 0 : 1);

    /// <summary>The block of the partition below that a block of file system data lies in.</summary>
    private uint Below(uint block) => form switch
    {
        HandMadeForm.Virtual => 90 - block,
        HandMadeForm.Metadata => block < 4 ? 40 + block : 20 + block - 4,
        _ => block,
    };

    private Span<byte> Sector(uint sector) => image.AsSpan((int)sector * 2048, 2048);

    private Span<byte> Logical(uint block) => Sector(PartitionStart + Below(block));

    private void WriteVolume()
    {
        var at = 16u;
        foreach (var descriptor in VolumeStructureDescriptor.SequenceFor(revision))
            Structure.Write(descriptor, Sector(at++));
        WriteSequence(MainSequence);
        WriteSequence(ReserveSequence);
        var last = (uint)(image.Length / 2048 - 1);
        foreach (var anchor in form == HandMadeForm.Virtual ? new uint[] { 256 } : [256, last])
            Descriptor.Write(new AnchorVolumeDescriptorPointer(new(16 * 2048, MainSequence), new(16 * 2048, ReserveSequence)), Sector(anchor), anchor, revision);
        var maps = (uint)Maps.Count;
        var integrity = new LogicalVolumeIntegrityDescriptor
        {
            RecordedAt = Time,
            Type = form == HandMadeForm.Virtual ? IntegrityType.Open : IntegrityType.Closed,
            NextUniqueId = 32,
            FreeSpace = [.. Enumerable.Repeat(0u, (int)maps)],
            Sizes = maps == 1 ? [PartitionLength] : [PartitionLength, form == HandMadeForm.Virtual ? uint.MaxValue : 14],
            Use = new LogicalVolumeIntegrityUse(Me, 3, 2) { MinimumRead = revision.MinimumRead(), MinimumWrite = revision, MaximumWrite = revision },
        };
        Descriptor.Write(integrity, Sector(IntegritySequence), IntegritySequence, revision);
        Descriptor.Write(default(TerminatingDescriptor), Sector(IntegritySequence + 1), IntegritySequence + 1, revision);
    }

    private ValueList<PartitionMap> Maps => form switch
    {
        HandMadeForm.Virtual => [PartitionMap.Physical(0), PartitionMap.Virtual(0, revision)],
        HandMadeForm.Metadata =>
        [
            PartitionMap.Physical(0),
            PartitionMap.OfMetadata(0, revision, new(0, 1, MetadataMap.NoBitmap) { AllocationUnit = 32, AlignmentUnit = 16 }),
        ],
        _ => [PartitionMap.Physical(0)],
    };

    private void WriteSequence(uint at)
    {
        var set = CompressedUnicode.Of("0123456789ABCDEF set");
        Write(ref at, new PrimaryVolumeDescriptor
        {
            VolumeIdentifier = CompressedUnicode.Of("volume"),
            VolumeSequenceNumber = 1,
            MaximumVolumeSequenceNumber = 1,
            InterchangeLevel = 2,
            MaximumInterchangeLevel = 2,
            CharacterSets = 1,
            MaximumCharacterSets = 1,
            VolumeSetIdentifier = set,
            DescriptorCharacterSet = CharacterSet.Osta,
            ExplanatoryCharacterSet = CharacterSet.Osta,
            RecordedAt = Time,
            Implementation = Me,
        });
        Write(ref at, new ImplementationUseVolumeDescriptor
        {
            SequenceNumber = 1,
            Implementation = EntityIdentifier.Udf(UdfIdentifiers.LogicalVolumeInformation, revision),
            Information = new(CharacterSet.Osta, CompressedUnicode.Of("label")) { Implementation = Me },
        });
        Write(ref at, new PartitionDescriptor
        {
            SequenceNumber = 2,
            Flags = 1,
            Contents = EntityIdentifier.PartitionContents(revision),
            Access = form == HandMadeForm.Virtual ? PartitionAccess.WriteOnce : PartitionAccess.ReadOnly,
            Start = PartitionStart,
            Length = PartitionLength,
            Implementation = Me,
        });
        Write(ref at, new LogicalVolumeDescriptor
        {
            SequenceNumber = 3,
            CharacterSet = CharacterSet.Osta,
            LogicalVolumeIdentifier = CompressedUnicode.Of("label"),
            LogicalBlockSize = 2048,
            Domain = EntityIdentifier.Domain(revision),
            FileSet = Icb(0),
            Implementation = Me,
            IntegritySequence = new(2 * 2048, IntegritySequence),
            PartitionMaps = Maps,
        });
        Write(ref at, new UnallocatedSpaceDescriptor(4, []));
        Write(ref at, default(TerminatingDescriptor));
    }

    private void Write<T>(ref uint sector, T descriptor)
        where T : struct, IDescriptor
    {
        Descriptor.Write(descriptor, Sector(sector), sector, revision);
        sector++;
    }

    private LongAllocationDescriptor Icb(uint block, uint uniqueId = 0) =>
        new(new(2048, ExtentState.Recorded), new(block, Reference)) { UniqueId = revision.IsThirdEdition() ? uniqueId : 0 };

    /// <summary>Blocks of the file system data: 0 file set, 1 its end, 2 root, 3 its names, 4 folder, 5 and 6 long file, 7 small file.</summary>
    private void WriteFiles()
    {
        Descriptor.Write(
            new FileSetDescriptor
            {
                RecordedAt = Time,
                InterchangeLevel = 3,
                MaximumInterchangeLevel = 3,
                CharacterSets = 1,
                MaximumCharacterSets = 1,
                LogicalVolumeIdentifierCharacterSet = CharacterSet.Osta,
                LogicalVolumeIdentifier = CompressedUnicode.Of("label"),
                FileSetCharacterSet = CharacterSet.Osta,
                FileSetIdentifier = CompressedUnicode.Of("files"),
                RootDirectoryIcb = Icb(2),
                Domain = EntityIdentifier.Domain(revision),
            },
            Logical(0), 0, revision);
        Descriptor.Write(default(TerminatingDescriptor), Logical(1), 1, revision);
        const FileCharacteristics Parent = FileCharacteristics.Parent | FileCharacteristics.Directory;
        byte[] names =
            [.. Name("", 2, 0, Parent, 3), .. Name("long.bin", 5, 16, FileCharacteristics.None, 3), .. Name("folder", 4, 17, FileCharacteristics.Directory, 3)];
        names.CopyTo(Logical(3));
        var extent = new ShortAllocationDescriptor(new((uint)names.Length, ExtentState.Recorded), 3);
        Put(2, Entry(FileType.Directory, IcbFlags.None, 0, (ulong)names.Length, Bytes(extent), 2));
        byte[] inner = [.. Name("", 2, 0, Parent, 4), .. Name("small.txt", 7, 18, FileCharacteristics.None, 4)];
        Put(4, Entry(FileType.Directory, IcbFlags.Embedded, 17, (ulong)inner.Length, inner, 1));
        Put(7, Entry(FileType.Bytes, IcbFlags.Embedded, 18, 6, Encoding.ASCII.GetBytes("small\n"), 1));
        WriteLongFile();
    }

    private void WriteLongFile()
    {
        LongContent.AsSpan(0, 2048).CopyTo(Sector(PartitionStart + Data));
        LongContent.AsSpan(8192).CopyTo(Sector(PartitionStart + Data + 9));
        byte[] first =
        [
            .. Bytes(new LongAllocationDescriptor(new(2048, ExtentState.Recorded), new(Data, 0))),
            .. Bytes(new LongAllocationDescriptor(new(4096, ExtentState.NotAllocated), default)),
            .. Bytes(new LongAllocationDescriptor(new(2048, ExtentState.Allocated), new(Data + 5, 0))),
            .. Bytes(new LongAllocationDescriptor(new(2048, ExtentState.NextExtent), new(6, Reference))),
        ];
        Put(5, Entry(FileType.Bytes, IcbFlags.LongForm, 16, (ulong)LongContent.Length, first, 1) with { LogicalBlocksRecorded = 3 });
        Descriptor.Write(
            new AllocationExtentDescriptor(0, new(Bytes(new LongAllocationDescriptor(new(100, ExtentState.Recorded), new(Data + 9, 0))).AsMemory())),
            Logical(6), 6, revision);
    }

    private void WriteMetadataFiles()
    {
        byte[] extents =
        [
            .. Bytes(new ShortAllocationDescriptor(new(4 * 2048, ExtentState.Recorded), 40)),
            .. Bytes(new ShortAllocationDescriptor(new(10 * 2048, ExtentState.Recorded), 20)),
        ];
        foreach (var (block, type) in new[] { (0u, FileType.Metadata), (1u, FileType.MetadataMirror) })
        {
            var entry = Entry(type, IcbFlags.None, 0, 14 * 2048, extents, 0) with { LogicalBlocksRecorded = 14 };
            Descriptor.Write(entry, Sector(PartitionStart + block), block, revision);
        }
    }

    private void WriteVirtualTable()
    {
        var trailing = revision.HasTrailingVirtualTable();
        var header = new VirtualAllocationTableHeader(CompressedUnicode.Of("label"), VirtualAllocationTableHeader.NoPrevious)
        {
            Files = 3,
            Directories = 2,
            MinimumRead = revision.MinimumRead(),
            MinimumWrite = revision,
            MaximumWrite = revision,
        };
        var table = new VirtualAllocationTable(trailing ? null : header, uint.MaxValue, [.. Enumerable.Range(0, 10).Select(block => Below((uint)block))]);
        var content = new byte[table.Length];
        table.Write(content);
        var entry = Entry(revision.VirtualTableFileType(), IcbFlags.Embedded, 0, (ulong)content.Length, content, 0);
        Descriptor.Write(entry, Sector(PartitionStart + VirtualTableIcb), VirtualTableIcb, revision);
    }

    private FileEntry Entry(FileType type, IcbFlags flags, ulong uniqueId, ulong length, byte[] descriptors, ushort links)
    {
        var extended = revision.AllowsExtendedFileEntries();
        return FileEntry.Create(extended) with
        {
            Icb = new(type, flags),
            UserId = 1000,
            GroupId = 1000,
            Permissions = PosixModes.ToPermissions(type == FileType.Directory ? 0x1ED : 0x1A4),
            LinkCount = links,
            InformationLength = length,
            ObjectSize = extended ? length : 0,
            LogicalBlocksRecorded = flags == IcbFlags.Embedded ? 0u : 1u,
            AccessedAt = Time,
            ModifiedAt = Time,
            CreatedAt = extended ? Time : default,
            AttributesChangedAt = Time,
            Implementation = Me,
            UniqueId = uniqueId,
            AllocationDescriptors = new(descriptors.AsMemory()),
        };
    }

    private void Put(uint block, FileEntry entry) => Descriptor.Write(entry, Logical(block), block, revision);

    private byte[] Name(string name, uint icb, uint uniqueId, FileCharacteristics characteristics, uint location)
    {
        var descriptor = new FileIdentifierDescriptor
        {
            FileVersion = 1,
            Characteristics = characteristics,
            Icb = Icb(icb, uniqueId),
            Name = CompressedUnicode.Of(name),
        };
        var bytes = new byte[descriptor.Length];
        Descriptor.Write(descriptor, bytes, location, revision);
        return bytes;
    }

    private static byte[] Bytes<T>(T value)
        where T : struct, IStructure
    {
        var bytes = new byte[64];
        return bytes[..Structure.Write(value, bytes)];
    }

    private static byte[] Filled(int length, char letter) => [.. Enumerable.Repeat((byte)letter, length)];
}
