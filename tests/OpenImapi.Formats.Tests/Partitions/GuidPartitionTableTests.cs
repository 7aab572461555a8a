using OpenImapi.Formats.Partitions;

namespace OpenImapi.Formats.Tests.Partitions;

/// <summary>GUID partition tables by xorriso, with what sfdisk and sgdisk say of them.</summary>
public class GuidPartitionTableTests
{
    private const int Sector = 512;

    private static GuidPartitionTable Read(byte[] image, int header, FaultList faults)
    {
        var at = Structure.Read<GuidTableHeader>(image.AsSpan(header * Sector)).EntriesStart;
        return GuidPartitionTable.Read(image.AsSpan(header * Sector, Sector), image.Length / Sector, image.AsSpan((int)at * Sector), faults)!;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4779)]
    public void A_table_is_read_from_either_end(int header)
    {
        var faults = new FaultList();
        var table = Read(Fixture.Bytes("appended.iso.gz"), header, faults);
        Assert.Empty(faults);
        Assert.Equal((new Guid("2303CD2A-73C7-424A-A298-25632DA7F446"), 4780, 248), (table.Disk, table.Sectors, table.EntryCount));
        Assert.Equal(
            [
                new(GuidPartitionTypes.BasicData, new("2303CD2A-73C7-424A-A299-25632DA7F446"), 64, 3603, GuidPartitionAttributes.Required | GuidPartitionAttributes.ReadOnly, "ISO9660"),
                new(GuidPartitionTypes.EfiSystem, new("2303CD2A-73C7-424A-A29A-25632DA7F446"), 3604, 4115, GuidPartitionAttributes.None, "Appended2"),
                new(GuidPartitionTypes.BasicData, new("2303CD2A-73C7-424A-A29B-25632DA7F446"), 4116, 4715, GuidPartitionAttributes.Required | GuidPartitionAttributes.ReadOnly, "Gap1"),
            ],
            table.Partitions);
    }

    [Fact]
    public void A_table_that_is_written_again_is_the_same()
    {
        var image = Fixture.Bytes("appended.iso.gz");
        var table = Read(image, 1, []);
        Assert.Equal((64, 4716, 4717), (table.FirstUsable, (long)table.MainHeader.LastUsable, table.BackupStart));
        var written = new byte[Sector];
        Structure.Write(table.MainHeader, written);
        Assert.Equal(Convert.ToHexString(image.AsSpan(Sector, Sector)), Convert.ToHexString(written));
        var entries = new byte[table.EntriesLength];
        table.WriteEntries(entries);
        Assert.True(image.AsSpan(2 * Sector, entries.Length).SequenceEqual(entries));
        var backup = new byte[table.BackupSectors * Sector];
        table.WriteBackup(backup);
        Assert.Equal(Convert.ToHexString(image.AsSpan(^backup.Length..)), Convert.ToHexString(backup));
    }

    /// <summary>xorriso calls this table invalid itself: it has partitions before the first usable sector.</summary>
    [Fact]
    public void A_hybrid_table_is_read_for_what_it_says()
    {
        var faults = new FaultList();
        var table = Read(Fixture.Bytes("isohybrid.iso.gz"), 1, faults);
        Assert.Empty(faults);
        Assert.Equal((12, 208), (table.EntriesStart, table.EntryCount));
        Assert.Equal([("ISOHybrid", 0ul, 6087ul), ("ISOHybrid1", 148ul, 659ul)], table.Partitions.Select(partition => (partition.Name, partition.First, partition.Last)));
    }

    public static TheoryData<int, string> Wrong => new()
    {
        { 16, "h instead of " },        // the header's own check bits
        { 40, "h instead of " },        // what they cover
        { 88, "h instead of " },
        { 512 + 10, "h instead of " },  // what the entries' check bits cover
        { 80 + 3, "16777464 entries of 128 bytes" },
        { 10, "the bytes are not 00000100" },
        { 512 + 32 + 7, "partition 1 goes from sector " },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Wrong_bytes_are_faults(int offset, string rule)
    {
        var image = Fixture.Bytes("appended.iso.gz");
        image[Sector + offset] ^= 1;
        var faults = new FaultList();
        Read(image, 1, faults);
        Assert.Contains(faults, fault => fault.Rule.Contains(rule, StringComparison.Ordinal));
    }

    /// <summary>Seed 53.</summary>
    [Fact]
    public void No_bytes_break_the_reader()
    {
        var image = Fixture.Bytes("appended.iso.gz").AsSpan(Sector, 40 * Sector).ToArray();
        var random = new Random(53);
        for (var round = 0; round < 2000; round++)
        {
            var bad = image.ToArray();
            for (var i = random.Next(1, 20); i > 0; i--)
                bad[random.Next(8, 600)] = (byte)random.Next(256);
            GuidPartitionTable.Read(bad.AsSpan(0, random.Next(8, Sector)), 4780, bad.AsSpan(Sector, random.Next(bad.Length - Sector)), []);
        }

        Assert.Null(GuidPartitionTable.Read(new byte[Sector], 4780, [], []));
        Assert.Null(GuidPartitionTable.Read([], 0, [], []));
    }

    [Fact]
    public void A_partition_s_name_has_up_to_36_units()
    {
        var bytes = new byte[GuidPartition.Length];
        var partition = new GuidPartition(GuidPartitionTypes.LinuxData, Guid.Empty, 1, 2, GuidPartitionAttributes.None, new('n', 36));
        Assert.Equal(128, Structure.Write(partition, bytes));
        Assert.Equal(partition, Structure.Read<GuidPartition>(bytes));
        Assert.Throws<ArgumentException>(() => Structure.Write(partition with { Name = new('n', 37) }, bytes));
    }

    /// <summary>The check value of the polynomial, and rows of equal bytes, as zlib's crc32 gives them.</summary>
    [Theory]
    [InlineData("", 0)]
    [InlineData("313233343536373839", 0xCBF43926)]
    [InlineData("00000000", 0x2144DF1C)]
    [InlineData("FFFFFFFF", 0xFFFFFFFF)]
    public void CRC_32_is_the_one_of_Ethernet_and_zip(string hex, uint crc) => Assert.Equal(crc, Crc32.Of(Convert.FromHexString(hex)));

    [Fact]
    public void A_derived_GUID_follows_from_its_data_and_purpose()
    {
        var one = DerivedGuid.Of("digest"u8, "disk");
        Assert.Equal((one, 8), (DerivedGuid.Of("digest"u8, "disk"), one.Version));
        Assert.InRange(one.Variant, 8, 11);
        Assert.Equal(4, new[] { one, DerivedGuid.Of("digest"u8, "partition 1"), DerivedGuid.Of("digesu"u8, "disk"), DerivedGuid.Of("igest"u8, "diskd") }.Distinct().Count());
    }
}
