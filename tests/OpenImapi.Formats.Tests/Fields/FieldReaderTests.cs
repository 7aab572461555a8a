using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Formats.Tests.Fields;

/// <summary>Reading bytes that end too early: missing ones are zero, every field that lacks some is a fault, nothing throws.</summary>
public class FieldReaderTests
{
    [Fact]
    public void A_number_that_is_cut_off_has_zeros_for_what_is_missing()
    {
        var faults = new FaultList();
        var reader = new FieldReader([0x12, 0x34, 0x56], faults);
        Assert.Equal(0x12, reader.UInt8("first", 0));
        Assert.Equal(0x34560000u, reader.UInt32Big("second", 0));
        Assert.Equal(0, reader.UInt16Little("third", 0));
        Assert.Equal(7, reader.Position);
        Assert.Equal([(1, "second"), (5, "third")], faults.Select(fault => (fault.Offset, fault.Field)));
    }

    [Fact]
    public void Bytes_that_are_cut_off_are_those_that_there_are()
    {
        var faults = new FaultList();
        var reader = new FieldReader("ABC"u8, faults);
        Assert.Equal("ABC", reader.Bytes("identifier", default, int.MaxValue).ToString());
        Assert.Single(faults);
    }

    [Theory]
    [InlineData(Filler.Space, "AB  ", "AB")]
    [InlineData(Filler.Space, "AB \0", "AB")]
    [InlineData(Filler.Space, " AB ", " AB")]
    [InlineData(Filler.Zero, "AB \0", "AB ")]
    [InlineData(Filler.Ucs2Space, "\0A\0 \0 ", "\0A")]
    [InlineData(Filler.Ucs2Space, "\0A\0\0", "\0A")]
    public void Text_loses_its_filling(Filler filler, string bytes, string text)
    {
        var reader = new FieldReader(System.Text.Encoding.Latin1.GetBytes(bytes));
        Assert.Equal(text, reader.Padded("text", default, bytes.Length, filler).ToString());
    }

    [Fact]
    public void Numbers_are_read_in_every_byte_order()
    {
        var reader = new FieldReader(Hex.Bytes("0201 0102 0201 0102 010203 04030201 01020304 04030201 01020304 0807060504030201 0102030405060708"));
        Assert.Equal(0x0102, reader.UInt16Little("", 0));
        Assert.Equal(0x0102, reader.UInt16Big("", 0));
        Assert.Equal(0x0102, reader.UInt16Both("", 0));
        Assert.Equal(0x010203u, reader.UInt24Big("", 0));
        Assert.Equal(0x01020304u, reader.UInt32Little("", 0));
        Assert.Equal(0x01020304u, reader.UInt32Big("", 0));
        Assert.Equal(0x01020304u, reader.UInt32Both("", 0));
        Assert.Equal(0x0102030405060708u, reader.UInt64Little("", 0));
        Assert.Equal(0x0102030405060708u, reader.UInt64Big("", 0));
    }

    [Fact]
    public void Every_structure_survives_being_cut_off_anywhere()
    {
        var bytes = new byte[2048];
        new Random(7).NextBytes(bytes);
        for (var length = 0; length < bytes.Length; length += length < 64 ? 1 : 31)
        {
            AllFaulty<VolumeDescriptor>(bytes.AsSpan(0, length));
            AllFaulty<BootRecord>(bytes.AsSpan(0, length));
            AllFaulty<VolumeDescriptorSetTerminator>(bytes.AsSpan(0, length));
            Structure.Read<DirectoryRecord>(bytes.AsSpan(0, length), []);
            Structure.Read<PathTableRecord>(bytes.AsSpan(0, length), []);
            Structure.Explain<DirectoryRecord>(bytes.AsSpan(0, length));
        }

        static void AllFaulty<T>(ReadOnlySpan<byte> bytes)
            where T : struct, IStructure
        {
            var faults = new FaultList();
            Structure.Read<T>(bytes, faults);
            Assert.NotEmpty(faults);
            Structure.Explain<T>(bytes);
        }
    }

    [Fact]
    public void A_directory_record_is_explained_as_the_table_of_the_standard_goes()
    {
        var notes = Structure.Explain<DirectoryRecord>(Hex.Bytes("26 00 04030201 01020304 08070605 05060708 7E0102030405EC 01 00 00 0100 0001 04 412E3B31 00"));
        Assert.Equal(
            [
                "0+1 length of directory record: 38", "1+1 extended attribute record length: 0", "2+8 location of extent: 16909060", "10+8 data length: 84281096",
                "18+1 number of years since 1900: 126", "19+1 month of the year: 1", "20+1 day of the month: 2", "21+1 hour of the day: 3",
                "22+1 minute of the hour: 4", "23+1 second of the minute: 5", "24+1 offset from Greenwich Mean Time: -20", "25+1 file flags: 1",
                "26+1 file unit size: 0", "27+1 interleave gap size: 0", "28+4 volume sequence number: 1", "32+1 length of file identifier: 4",
                "33+4 file identifier: A.;1", "38+0 system use: ",
            ],
            notes.Select(note => $"{note.Offset}+{note.Length} {note.Name}: {note.Value}"));
    }
}
