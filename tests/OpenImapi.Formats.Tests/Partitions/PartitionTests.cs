using OpenImapi.Formats.Partitions;

namespace OpenImapi.Formats.Tests.Partitions;

/// <summary>UEFI, 5, and what hybrid images make of it, on images of xorriso (Data/README.md).</summary>
public class PartitionTests
{
    private const int Sector = 512;

    [Fact]
    public void A_hybrid_master_boot_record_is_read_and_written()
    {
        var image = Fixture.Bytes("isohybrid.iso.gz");
        var faults = new FaultList();
        var record = Structure.Read<MasterBootRecord>(image.AsSpan(0, Sector), faults);
        Assert.Empty(faults);
        Assert.Equal((0x7F13319Fu, false), (record.DiskSignature, record.IsProtective));
        Assert.Equal((true, MbrPartitionType.Unused, 0u, 6144u), (record.First.IsActive, record.First.Type, record.First.Start, record.First.Length));
        Assert.Equal((false, MbrPartitionType.EfiSystem, 148u, 512u), (record.Second.IsActive, record.Second.Type, record.Second.Start, record.Second.Length));
        Assert.Equal([false, false, true, true], record.Partitions.Select(partition => partition.IsUnused));
        Assert.Equal(new MbrPartition(true, MbrPartitionType.Unused, 0, 6144) { StartChs = new(0, 0, 1), EndChs = new(2, 63, 32) },
            MbrPartition.Of(true, MbrPartitionType.Unused, 0, 6144, new(64, 32)));
        Assert.Equal(record.First, MbrPartition.Of(true, MbrPartitionType.Unused, 0, 6144, new(64, 32)));
        var written = new byte[Sector];
        Assert.Equal(Sector, Structure.Write(record, written));
        Assert.Equal(Convert.ToHexString(image.AsSpan(0, Sector)), Convert.ToHexString(written));
        Assert.Equal(HybridBootPointer.Isohybrid(34), Structure.Read<HybridBootPointer>(image.AsSpan(HybridBootPointer.Offset)));
    }

    [Fact]
    public void A_protective_record_covers_the_whole_disk()
    {
        var image = Fixture.Bytes("appended.iso.gz");
        var record = Structure.Read<MasterBootRecord>(image.AsSpan(0, Sector));
        Assert.Equal((true, MbrPartitionType.Protective, 1u, 4779u), (record.IsProtective, record.First.Type, record.First.Start, record.First.Length));
        var ours = MasterBootRecord.Protective(image.Length / Sector).First;
        Assert.Equal((record.First.Start, record.First.Length, record.First.Type), (ours.Start, ours.Length, ours.Type));
        Assert.Equal((new(0, 0, 2), new(0, 75, 55)), (ours.StartChs, ours.EndChs));
        Assert.Equal((uint.MaxValue, ChsAddress.Beyond), (MasterBootRecord.Protective(1L << 40).First.Length, MasterBootRecord.Protective(1L << 40).First.EndChs));
        Assert.Equal(HybridBootPointer.Grub(50), Structure.Read<HybridBootPointer>(image.AsSpan(HybridBootPointer.Offset)));
    }

    /// <summary>The last one is where 255 heads of 63 sectors end: FEFFFFh.</summary>
    [Theory]
    [InlineData(0, 0, 0, 1, "000100")]
    [InlineData(62, 0, 0, 63, "003F00")]
    [InlineData(63, 0, 1, 1, "010100")]
    [InlineData(16064, 0, 254, 63, "FE3F00")]
    [InlineData(16065, 1, 0, 1, "000101")]
    [InlineData(16450559, 1023, 254, 63, "FEFFFF")]
    [InlineData(16450560, 1023, 254, 63, "FEFFFF")]
    [InlineData(1L << 40, 1023, 254, 63, "FEFFFF")]
    public void An_address_beyond_all_cylinders_is_that_of_the_last_sector(long sector, int cylinder, int head, int number, string hex)
    {
        var address = ChsAddress.Of(sector, DiskGeometry.Largest);
        Assert.Equal(new(cylinder, head, number), address);
        var bytes = new byte[3];
        Structure.Write(address, bytes);
        Assert.Equal(hex, Convert.ToHexString(bytes));
        Assert.Equal(address, Structure.Read<ChsAddress>(bytes));
    }

    [Fact]
    public void An_Apple_partition_map_is_read_and_written()
    {
        var image = Fixture.Bytes("isohybrid.iso.gz");
        var faults = new FaultList();
        Assert.Equal(new(2048, 0x9090), Structure.Read<AppleDriverDescriptor>(image, faults));
        var entries = new List<ApplePartition>();
        for (var block = 1; ApplePartition.IsOne(image.AsSpan(block * 2048)); block++)
        {
            var bytes = image.AsSpan(block * 2048, ApplePartition.EntryLength);
            entries.Add(Structure.Read<ApplePartition>(bytes, faults));
            var written = new byte[ApplePartition.EntryLength];
            Assert.Equal(ApplePartition.EntryLength, Structure.Write(entries[^1], written));
            Assert.Equal(Convert.ToHexString(bytes), Convert.ToHexString(written));
        }

        Assert.Empty(faults);
        Assert.Equal([ApplePartition.MapType, ApplePartition.HfsType], entries.Take(2).Select(entry => entry.Type));
        Assert.Equal(("EFI", 34u, 2u), ($"{entries[1].Name}", entries[1].Start, entries[1].Length));
        Assert.True(entries[1].Status.HasFlag(ApplePartitionStatus.Valid | ApplePartitionStatus.Allocated));
    }
}
