using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Formats.Tests.Ecma119;

/// <summary>ECMA-119, 9.4, with bytes laid out by hand from the table of the standard.</summary>
public class PathTableRecordTests
{
    public static TheoryData<PathTableRecord, string> Known => new()
    {
        //                                                      LEN XAR location parent identifier
        { new(PathTableType.L, 29, 1, new(new byte[] { 0 })),    "01  00  1D000000 0100  00 00" },
        { new(PathTableType.M, 29, 1, new(new byte[] { 0 })),    "01  00  0000001D 0001  00 00" },
        { new(PathTableType.L, 0x01020304, 0x0506, ByteString.Ascii("DOCS")), "04  00  04030201 0605  444F4353" },
        { new(PathTableType.M, 0x01020304, 0x0506, ByteString.Ascii("ABC")),  "03  00  01020304 0506  414243 00" },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void A_record_is_written_as_the_standard_prints_it(PathTableRecord record, string hex)
    {
        var bytes = new byte[record.Length];
        Assert.Equal(bytes.Length, Structure.Write(record, bytes));
        Assert.Equal(Convert.ToHexString(Hex.Bytes(hex)), Convert.ToHexString(bytes));
    }

    [Theory]
    [MemberData(nameof(Known))]
    public void A_record_is_read_as_the_standard_prints_it(PathTableRecord record, string hex)
    {
        var faults = new FaultList();
        Assert.Equal(record, Structure.Read(new PathTableRecord { Type = record.Type }, Hex.Bytes(hex), faults));
        Assert.Empty(faults);
    }

    [Fact]
    public void A_record_is_explained_in_its_own_byte_order()
    {
        FieldNote[] expected =
        [
            new(0, 1, "length of directory identifier", "3"), new(1, 1, "extended attribute record length", "0"), new(2, 4, "location of extent", "16909060"),
            new(6, 2, "parent directory number", "1286"), new(8, 3, "directory identifier", "ABC"),
        ];
        Assert.Equal(expected, Structure.Explain(Hex.Bytes("03 00 01020304 0506 414243 00"), new PathTableRecord { Type = PathTableType.M }));
    }
}
