using System.IO.Compression;
using System.Text;
using OpenImapi.Formats.Ecma119;
using OpenImapi.Formats.Joliet;

namespace OpenImapi.Formats.Tests.Ecma119;

/// <summary>ECMA-119, 8, on descriptor sets that genisoimage and xorriso wrote (Data/README.md).</summary>
public class VolumeDescriptorTests
{
    private static byte[] Sector(string program, int index)
    {
        using var data = typeof(VolumeDescriptorTests).Assembly.GetManifestResourceStream($"{program}-descriptors.bin.gz")!;
        using var sectors = new GZipStream(data, CompressionMode.Decompress);
        var bytes = new byte[2048];
        for (var i = 0; i <= index; i++)
            sectors.ReadExactly(bytes);
        return bytes;
    }

    private static VolumeDescriptor Read(string program, int index)
    {
        var faults = new FaultList();
        var descriptor = Structure.Read<VolumeDescriptor>(Sector(program, index), faults);
        Assert.Empty(faults);
        return descriptor;
    }

    [Fact]
    public void A_primary_descriptor_is_read_field_by_field()
    {
        var descriptor = Read("genisoimage", 0);
        Assert.Equal((VolumeDescriptorType.Primary, 1, 0), (descriptor.Type, descriptor.Version, descriptor.VolumeFlags));
        Assert.Equal(("LINUX", "LABEL"), ($"{descriptor.SystemIdentifier}", $"{descriptor.VolumeIdentifier}"));
        Assert.Equal(("PUB", "APP", ""), ($"{descriptor.PublisherIdentifier}", $"{descriptor.ApplicationIdentifier}", $"{descriptor.DataPreparerIdentifier}"));
        Assert.Equal((1, 1, 2048), (descriptor.VolumeSetSize, descriptor.VolumeSequenceNumber, descriptor.LogicalBlockSize));
        Assert.Equal((10u, 21u, 0u, 23u, 0u), (descriptor.PathTableSize, descriptor.TypeLPathTable, descriptor.OptionalTypeLPathTable,
            descriptor.TypeMPathTable, descriptor.OptionalTypeMPathTable));
        Assert.Equal((29u, 2048u, FileFlags.Directory), (descriptor.RootDirectory.Location, descriptor.RootDirectory.DataLength, descriptor.RootDirectory.Flags));
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 3, 52, 10, TimeSpan.Zero), descriptor.CreatedAt.ToDateTimeOffset());
        Assert.Null(descriptor.ExpiresAt.ToDateTimeOffset());
        Assert.True(descriptor.EscapeSequences.IsEmpty);
    }

    [Fact]
    public void A_joliet_descriptor_has_text_in_ucs_2()
    {
        var descriptor = Read("genisoimage", 2);
        Assert.Equal((VolumeDescriptorType.Supplementary, "LABEL"), (descriptor.Type, Encoding.BigEndianUnicode.GetString(descriptor.VolumeIdentifier)));
        Assert.Equal(3, EscapeSequences.LevelOf(descriptor.EscapeSequences));
        Assert.Equal("CAPTURED", Encoding.BigEndianUnicode.GetString(Read("xorriso", 1).VolumeIdentifier));
    }

    /// <remarks>genisoimage fills the application use field, which is nobody's but the application's, with spaces.</remarks>
    [Theory]
    [InlineData("genisoimage", 0)]
    [InlineData("genisoimage", 2)]
    [InlineData("xorriso", 0)]
    [InlineData("xorriso", 1)]
    public void A_descriptor_that_is_written_again_is_the_same(string program, int index)
    {
        var captured = Sector(program, index);
        var written = new byte[2048];
        Assert.Equal(2048, Structure.Write(Read(program, index), written));
        captured.AsSpan(883, 512).CopyTo(written.AsSpan(883));
        Assert.Equal(Convert.ToHexString(captured), Convert.ToHexString(written));
    }

    [Fact]
    public void A_boot_record_names_its_system_and_is_written_as_it_was()
    {
        var captured = Sector("genisoimage", 1);
        var faults = new FaultList();
        var record = Structure.Read<BootRecord>(captured, faults);
        Assert.Empty(faults);
        Assert.Equal(("EL TORITO SPECIFICATION", ""), ($"{record.SystemIdentifier}", $"{record.BootIdentifier}"));
        Assert.Equal(31, record.SystemUse.Span[0]);     // the boot catalog, as isoinfo -d says too
        var written = new byte[2048];
        Assert.Equal(2048, Structure.Write(record, written));
        Assert.Equal(captured, written);
    }

    [Theory]
    [InlineData("genisoimage", 3)]
    [InlineData("xorriso", 2)]
    public void A_terminator_is_read_and_written_as_it_was(string program, int index)
    {
        var captured = Sector(program, index);
        var faults = new FaultList();
        Structure.Read<VolumeDescriptorSetTerminator>(captured, faults);
        Assert.Empty(faults);
        var written = new byte[2048];
        Assert.Equal(2048, Structure.Write(default(VolumeDescriptorSetTerminator), written));
        Assert.Equal(captured, written);
    }

    [Fact]
    public void Wrong_bytes_are_faults_that_name_field_and_place()
    {
        var sector = Sector("xorriso", 0);
        sector[3] = (byte)'X';
        sector[75] = 1;
        sector[87]++;
        var faults = new FaultList();
        Structure.Read<VolumeDescriptor>(sector, faults);
        Assert.Equal([(1, "standard identifier"), (72, "reserved"), (80, "volume space size")], faults.Select(fault => (fault.Offset, fault.Field)));
        var refusal = Assert.Throws<DiscException>(() => faults.ThrowIfAny("The descriptor in block 16"));
        Assert.Equal("The descriptor in block 16: byte 1, standard identifier: the bytes are not 4344303031.", refusal.Message);
    }

    [Fact]
    public void A_descriptor_is_explained_as_the_table_of_the_standard_goes()
    {
        var notes = Structure.Explain<VolumeDescriptor>(Sector("genisoimage", 0));
        Assert.Equal(
            [
                new(0, 1, "volume descriptor type", "1"), new(1, 5, "standard identifier", "CD001"), new(6, 1, "volume descriptor version", "1"),
                new(7, 1, "volume flags", "0"), new(8, 32, "system identifier", "LINUX"), new(40, 32, "volume identifier", "LABEL"),
            ],
            notes.Take(6));
        Assert.Contains(new(132, 8, "path table size", "10"), notes);
        Assert.Contains(new(158, 8, "location of extent", "29"), notes);
        Assert.Contains(new(813, 16, "digits", "2026112303521000"), notes);
        Assert.Contains(new(40, 32, "volume identifier", "LABEL"), Structure.Explain<VolumeDescriptor>(Sector("genisoimage", 2)));
    }
}
