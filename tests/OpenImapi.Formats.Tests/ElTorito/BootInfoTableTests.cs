using OpenImapi.Formats.ElTorito;

namespace OpenImapi.Formats.Tests.ElTorito;

/// <summary>Boot information tables that genisoimage and xorriso put into an image of 5,003 bytes.</summary>
public class BootInfoTableTests
{
    [Theory]
    [InlineData("genisoimage-boot.iso.gz", 26)]
    [InlineData("xorriso-boot.iso.gz", 34)]
    [InlineData("appended.iso.gz", 50)]
    public void Tables_of_other_programs_say_what_we_would(string name, int location)
    {
        var image = Fixture.Bytes(name).AsSpan(location * 2048, 5003).ToArray();
        var faults = new FaultList();
        var table = Structure.Read<BootInfoTable>(image.AsSpan(BootInfoTable.Offset, BootInfoTable.Length), faults);
        Assert.Empty(faults);
        var checksum = new BootInfoChecksum();
        checksum.Append(image);
        var pvd = name == "appended.iso.gz" ? table.VolumeDescriptorLocation : 16;
        Assert.Equal(new(pvd, (uint)location, 5003, checksum.Value), table);
        var written = new byte[BootInfoTable.Length];
        Assert.Equal(BootInfoTable.Length, Structure.Write(table, written));
        Assert.Equal(image[8..64], written);
    }

    /// <summary>Seed 2548.</summary>
    [Fact]
    public void The_sum_does_not_depend_on_how_the_image_is_cut()
    {
        var image = Fixture.Bytes("xorriso-boot.iso.gz").AsSpan(34 * 2048, 5003).ToArray();
        var whole = new BootInfoChecksum();
        whole.Append(image);
        var random = new Random(2548);
        for (var round = 0; round < 200; round++)
        {
            var pieces = new BootInfoChecksum();
            for (var rest = image.AsSpan(); !rest.IsEmpty;)
            {
                var length = Math.Min(rest.Length, random.Next(1, 200));
                pieces.Append(rest[..length]);
                rest = rest[length..];
            }

            Assert.Equal(whole.Value, pieces.Value);
        }
    }

    [Fact]
    public void An_image_of_no_more_than_its_table_sums_up_to_zero()
    {
        var checksum = new BootInfoChecksum();
        checksum.Append(Enumerable.Repeat((byte)1, 64).ToArray());
        Assert.Equal(0u, checksum.Value);
    }

    [Fact]
    public void GRUB_finds_its_image_five_sectors_on()
    {
        var image = Fixture.Bytes("appended.iso.gz").AsSpan(50 * 2048, 5003);
        Assert.Equal(50u, Structure.Read<GrubBootInfo>(image[GrubBootInfo.Offset..]).ImageLocation);
        var written = new byte[8];
        Structure.Write(new GrubBootInfo(50), written);
        Assert.Equal(image.Slice(GrubBootInfo.Offset, 8).ToArray(), written);
    }
}
