using OpenImapi.Formats.Udf;

namespace OpenImapi.Formats.Tests.Udf;

/// <summary>Structures that no volume in Data has, with bytes laid out by hand from the tables of the standards.</summary>
public class KnownStructureTests
{
    [Fact]
    public void A_map_of_a_metadata_partition() => Check(
        PartitionMap.OfMetadata(0, UdfRevision.Udf250, new(0x01020304, 0x05060708, MetadataMap.NoBitmap)
        {
            AllocationUnit = 32,
            AlignmentUnit = 16,
            Flags = MetadataFlags.Duplicated,
        }),
        // type, length, reserved, flags, "*UDF Metadata Partition", suffix, volume sequence number, partition number
        """
        02 40 0000 00 2A554446204D6574616461746120506172746974696F6E 50 02 00 00 00000000 0100 0000
        04030201 08070605 FFFFFFFF 20000000 1000 01 0000000000
        """);

    [Fact]
    public void A_map_of_a_virtual_partition() => Check(
        PartitionMap.Virtual(1, UdfRevision.Udf150),
        "02 40 0000 00 2A554446205669727475616C20506172746974696F6E00 50 01 00 00 00000000 0100 0100 000000000000000000000000000000000000000000000000");

    [Fact]
    public void A_map_of_a_sparable_partition() => Check(
        PartitionMap.Spared(0, UdfRevision.Udf201, new(SparableMap.CdPacket, 2048, [0x100, 0x200])),
        """
        02 40 0000 00 2A554446205370617261626C6520506172746974696F6E 01 02 00 00 00000000 0100 0000
        2000 02 00 00080000 00010000 00020000 00000000 00000000
        """);

    [Fact]
    public void A_map_of_another_kind_is_kept() => Check(new PartitionMap { Type = 9, Other = Hex.Bytes("01 02 03").AsSpan() }, "09 05 010203");

    [Fact]
    public void A_boot_descriptor() => Check(
        new BootDescriptor(default, EntityIdentifier.Implementation(ByteString.Ascii("*boot")), new(2048, 300))
        {
            LoadAddress = 0x7C00,
            StartAddress = 0x7C10,
            CreatedAt = TimeStamp.From(DateTimeOffset.UnixEpoch),
            Flags = 1,
            BootUse = ByteString.Ascii("use"),
        },
        "00 424F4F5432 01 00" + new string('0', 64) + "00 2A626F6F74" + new string('0', 36) + "0000 000000000000"
        + "2C010000 00080000 007C000000000000 107C000000000000 0010B207 01 01 00 00 00 00 00 00 0100" + new string('0', 64) + "757365" + new string('0', 2 * 1903));

    [Fact]
    public void The_volume_recognition_sequence_of_each_edition()
    {
        Assert.Equal(["BEA01", "NSR02", "TEA01"], VolumeStructureDescriptor.SequenceFor(UdfRevision.Udf150).Select(descriptor => $"{descriptor.Identifier}"));
        Assert.Equal(["BEA01", "NSR03", "TEA01"], VolumeStructureDescriptor.SequenceFor(UdfRevision.Udf200).Select(descriptor => $"{descriptor.Identifier}"));
        Check(VolumeStructureDescriptor.SequenceFor(UdfRevision.Udf260)[1], "00 4E53523033 01" + new string('0', 2 * 2041));
    }

    [Fact]
    public void Times_of_a_file_as_an_attribute() => Check(
        FileTimesAttribute.Created(Structure.Read<TimeStamp>(Hex.Bytes("00 10 D1 07 02 03 04 05 06 4E 5A 0C"))),
        "05000000 01 000000 20000000 0C000000 01000000 0010D107020304 05064E5A0C");

    [Fact]
    public void The_numbers_of_a_device_as_an_attribute()
    {
        Check(
            new DeviceSpecificationAttribute(8, 17, EntityIdentifier.Implementation(ByteString.Ascii("*me"))),
            "0C000000 01 000000 38000000 20000000 08000000 11000000 00 2A6D65 0000000000000000000000000000000000000000 0000000000000000");
        Check(new DeviceSpecificationAttribute(8, 17, default) { HasNoImplementation = true }, "0C000000 01 000000 18000000 00000000 08000000 11000000");
    }

    /// <remarks>The checksum is the sum of the 48 bytes before it: 2048 is 8, 1, 56 and 8, and the letters and suffix of the identifier.</remarks>
    [Fact]
    public void An_attribute_of_udf_has_the_sum_of_its_header()
    {
        var attribute = ImplementationUseAttribute.Of(UdfIdentifiers.DvdCopyright, UdfRevision.Udf102, new DvdCopyrightInformation(0, 0x0C, 0, 0));
        var identifier = "*UDF DVD CGMS Info"u8.ToArray().Sum(letter => letter);
        var sum = 8 + 1 + 56 + 8 + identifier + 0x02 + 0x01;
        Check(
            attribute,
            $"00080000 01 000000 38000000 08000000 00 2A554446204456442043474D5320496E666F 0000000000 0201 00 00 00000000 {sum & 0xFF:X2}{sum >> 8:X2} 0C 00 00000000");
        Assert.True(HeaderChecksum.IsRight(attribute));
        Assert.False(HeaderChecksum.IsRight(attribute with { Implementation = EntityIdentifier.Udf(UdfIdentifiers.FreeEaSpace, UdfRevision.Udf102) }));
    }

    [Fact]
    public void Attributes_are_put_in_the_order_of_their_kinds()
    {
        var free = ImplementationUseAttribute.Of(UdfIdentifiers.FreeEaSpace, UdfRevision.Udf201, FreeAttributeSpace.OfLength(6));
        var device = new DeviceSpecificationAttribute(1, 2, default) { HasNoImplementation = true };
        var application = new ApplicationUseAttribute(EntityIdentifier.Implementation(ByteString.Ascii("*app")), ByteString.Ascii("12345"));
        var space = new ExtendedAttributeSpace([application.ToAttribute(), free.ToAttribute(), device.ToAttribute()]);
        var bytes = new byte[space.Length];
        Assert.Equal(bytes.Length, space.Write(bytes, 77, UdfRevision.Udf201));
        var header = Structure.Read<ExtendedAttributeHeaderDescriptor>(bytes);
        Assert.Equal((48u, 104u), (header.ImplementationAttributes, header.ApplicationAttributes));
        var faults = new FaultList();
        var read = ExtendedAttributeSpace.Read(bytes, 77, faults);
        Assert.Empty(faults);
        Assert.Equal(device, read.Find(AttributeType.DeviceSpecification)!.Value.As<DeviceSpecificationAttribute>(faults));
        Assert.Equal(free, read.Find(AttributeType.ImplementationUse)!.Value.As<ImplementationUseAttribute>(faults));
        Assert.Equal(application, read.Find(AttributeType.ApplicationUse)!.Value.As<ApplicationUseAttribute>(faults));
        Assert.Empty(faults);
    }

    [Fact]
    public void A_virtual_allocation_table_of_2_00()
    {
        var header = new VirtualAllocationTableHeader(CompressedUnicode.Of("AB"), 0)
        {
            Files = 3,
            Directories = 1,
            MinimumRead = UdfRevision.Udf201,
            MinimumWrite = UdfRevision.Udf201,
            MaximumWrite = UdfRevision.Udf260,
        };
        CheckTable(
            new(header with { PreviousIcb = 9 }, 9, [5, VirtualAllocationTable.Unused]), FileType.VirtualAllocationTable,
            "9800 0000 084142" + new string('0', 2 * 124) + "03 09000000 03000000 01000000 0102 0102 6002 0000 05000000 FFFFFFFF");
    }

    [Fact]
    public void A_virtual_allocation_table_of_1_50() => CheckTable(
        new(null, uint.MaxValue, [5, 6]), FileType.Unspecified,
        "05000000 06000000 00 2A554446205669727475616C20416C6C6F632054626C00 5001 00 00 00000000 FFFFFFFF");

    [Fact]
    public void A_virtual_allocation_table_that_is_neither_is_a_fault()
    {
        foreach (var type in new[] { FileType.Unspecified, FileType.VirtualAllocationTable })
            for (var length = 0; length < 200; length++)
            {
                var faults = new FaultList();
                VirtualAllocationTable.Read(new byte[length], type, faults);
                Assert.NotEmpty(faults);
            }
    }

    [Fact]
    public void A_length_of_an_extent_has_its_state_in_two_bits()
    {
        Assert.Equal(0xC0000800u, new ExtentLength(2048, ExtentState.NextExtent).Value);
        Assert.Equal((0x3FFFFFFFu, ExtentState.NotAllocated), (new ExtentLength(0xBFFFFFFF).Bytes, new ExtentLength(0xBFFFFFFF).State));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExtentLength(1 << 30, ExtentState.Recorded));
    }

    [Fact]
    public void A_partition_integrity_entry() => Check(
        new PartitionIntegrityEntry(new(FileType.PartitionIntegrity, IcbFlags.None), default, PartitionIntegrityType.Closed, default),
        new string('0', 32) + "00000000 0400 0000 0100 00 02 000000000000 0000" + new string('0', 24) + "01" + new string('0', 2 * (175 + 32 + 256)));

    [Fact]
    public void A_volume_descriptor_pointer() => Check(
        new VolumeDescriptorPointer(7, new(0x8000, 0x120)), new string('0', 32) + "07000000 00800000 20010000" + new string('0', 2 * 484));

    private static void Check<T>(T value, string hex)
        where T : struct, IStructure, IEquatable<T>
    {
        var bytes = Hex.Bytes(hex);
        var written = new byte[bytes.Length];
        Assert.Equal(bytes.Length, Structure.Write(value, written));
        Assert.Equal(Convert.ToHexString(bytes), Convert.ToHexString(written));
        var faults = new FaultList();
        Assert.Equal(value, Structure.Read<T>(bytes, faults));
        Assert.Empty(faults);
    }

    private static void CheckTable(VirtualAllocationTable table, FileType type, string hex)
    {
        var bytes = Hex.Bytes(hex);
        var written = new byte[table.Length];
        table.Write(written);
        Assert.Equal(Convert.ToHexString(bytes), Convert.ToHexString(written));
        var faults = new FaultList();
        Assert.Equal(table, VirtualAllocationTable.Read(bytes, type, faults));
        Assert.Empty(faults);
    }
}
