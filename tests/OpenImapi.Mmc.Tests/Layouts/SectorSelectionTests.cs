namespace OpenImapi.Mmc.Tests.Layouts;

/// <summary>Bytes that READ CD transfers, by kind of sector and selection: MMC-5's table of main channel selection.</summary>
public class SectorSelectionTests
{
    /// <summary>One row of the table: byte 9 of the command, then the bytes of Mode 1, Mode 2, Form 1 and Form 2; -1 is refused.</summary>
    [Theory]
    [InlineData(0x00, 0, 0, 0, 0)]
    [InlineData(0x10, 2048, 2336, 2048, 2328)]
    [InlineData(0x18, 2336, 2336, 2328, 2328)]
    [InlineData(0x20, 4, 4, 4, 4)]
    [InlineData(0x30, 2052, 2340, -1, -1)]
    [InlineData(0x38, 2340, 2340, -1, -1)]
    [InlineData(0x40, 0, 0, 8, 8)]
    [InlineData(0x50, 2048, 2336, 2056, 2336)]
    [InlineData(0x58, 2336, 2336, 2336, 2336)]
    [InlineData(0x60, 4, 4, 12, 12)]
    [InlineData(0x70, 2052, 2340, 2060, 2340)]
    [InlineData(0x78, 2340, 2340, 2340, 2340)]
    [InlineData(0x80, 12, 12, 12, 12)]
    [InlineData(0x90, -1, -1, -1, -1)]
    [InlineData(0xA0, 16, 16, 16, 16)]
    [InlineData(0xB0, 2064, 2352, -1, -1)]
    [InlineData(0xE0, 16, 16, 24, 24)]
    [InlineData(0xF0, 2064, 2352, 2072, 2352)]
    [InlineData(0xF8, 2352, 2352, 2352, 2352)]
    public void Each_kind_of_sector_gives_the_fields_chosen(byte main, int mode1, int mode2, int form1, int form2)
    {
        var selection = new SectorSelection((SectorFields)main);
        Assert.Equal(
            [mode1, mode2, form1, form2],
            new[] { SectorType.Mode1, SectorType.Mode2, SectorType.Mode2Form1, SectorType.Mode2Form2 }.Select(type => selection.Length(type) ?? -1));
    }

    [Fact]
    public void The_range_says_where_the_fields_lie_in_the_raw_sector()
    {
        Assert.Equal((16, 2048), new SectorSelection(SectorFields.UserData).MainRange(SectorType.Mode1));
        Assert.Equal((24, 2048), new SectorSelection(SectorFields.UserData).MainRange(SectorType.Mode2Form1));
        Assert.Equal((12, 12), new SectorSelection(SectorFields.Header | SectorFields.SubHeader).MainRange(SectorType.Mode2Form2));
        Assert.Equal((0, 2352), new SectorSelection(SectorFields.UserData).MainRange(SectorType.Audio));
        Assert.Equal((0, 2352), SectorSelection.Whole.MainRange(SectorType.Audio));
    }

    [Fact]
    public void Check_bytes_alone_are_refused() => Assert.Null(new SectorSelection(SectorFields.EdcEcc).Length(SectorType.Mode1));

    [Fact]
    public void Pointers_and_sub_channels_come_on_top()
    {
        Assert.Equal(2352 + 294, new SectorSelection(SectorFields.All, C2Selection.Pointers).Length(SectorType.Audio));
        Assert.Equal(2352 + 296 + 96, new SectorSelection(SectorFields.UserData, C2Selection.PointersAndBlockError, SubchannelSelection.Raw).Length(SectorType.Audio));
        Assert.Equal(2048 + 16, new SectorSelection(SectorFields.UserData, Subchannel: SubchannelSelection.Q).Length(SectorType.Mode1));
        Assert.Equal(96, new SectorSelection(SectorFields.None, Subchannel: SubchannelSelection.RToW).Length(SectorType.Audio));
    }

    [Fact]
    public void Any_kind_of_sector_needs_room_for_the_longest()
    {
        Assert.Equal(10 * 2352, new ReadCd(new(0), 10, SectorSelection.Whole).TransferLength);
        Assert.Equal(75 * 2352, new ReadCdMsf(new(0, 2, 0), new(0, 3, 0), SectorSelection.Whole).TransferLength);
        Assert.Equal(0, new ReadCdMsf(new(0, 3, 0), new(0, 2, 0), SectorSelection.Whole).TransferLength);
    }
}
