using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Formats.Tests.Ecma119;

/// <summary>ECMA-119, 9.1, with bytes laid out by hand from the table of the standard.</summary>
public class DirectoryRecordTests
{
    private static readonly RecordingTime Time = new(126, 1, 2, 3, 4, 5, -20);

    public static TheoryData<DirectoryRecord, string> Known => new()
    {
        //    LEN XAR location, both orders  data length, both       recorded at        fl unit gap volume no.  FI
        { new(20, 2048, Time, FileFlags.Directory, DirectoryRecord.SelfIdentifier, default) { VolumeSequenceNumber = 1 },
            "22  00   14000000 00000014   00080000 00000800   7E0102030405EC   02  00  00  0100 0001   01 00" },
        { new(0x01020304, 0x05060708, Time, FileFlags.Hidden, ByteString.Ascii("A.;1"), default) { VolumeSequenceNumber = 1 },
            "26  00   04030201 01020304   08070605 05060708   7E0102030405EC   01  00  00  0100 0001   04 412E3B31 00" },
        { new(1, 2, Time, FileFlags.MultiExtent, ByteString.Ascii("ABC"), ByteString.Ascii("SUSP")) { VolumeSequenceNumber = 1 },
            "28  00   01000000 00000001   02000000 00000002   7E0102030405EC   80  00  00  0100 0001   03 414243 53555350" },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void A_record_is_written_as_the_standard_prints_it(DirectoryRecord record, string hex)
    {
        var bytes = new byte[record.Length];
        Assert.Equal(bytes.Length, Structure.Write(record, bytes));
        Assert.Equal(Convert.ToHexString(Hex.Bytes(hex)), Convert.ToHexString(bytes));
    }

    [Theory]
    [MemberData(nameof(Known))]
    public void A_record_is_read_as_the_standard_prints_it(DirectoryRecord record, string hex)
    {
        var faults = new FaultList();
        Assert.Equal(record, Structure.Read<DirectoryRecord>(Hex.Bytes(hex), faults));
        Assert.Empty(faults);
    }

    [Fact]
    public void Byte_orders_that_differ_are_a_fault_that_names_the_field()
    {
        var bytes = Hex.Bytes("22 00 14000000 00000015 00080000 00000800 7E0102030405EC 02 00 00 0100 0001 01 00");
        var faults = new FaultList();
        Structure.Read<DirectoryRecord>(bytes, faults);
        var fault = Assert.Single(faults);
        Assert.Equal((2, "location of extent"), (fault.Offset, fault.Field));
    }
}
