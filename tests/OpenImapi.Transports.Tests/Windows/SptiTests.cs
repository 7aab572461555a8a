using System.Text;
using OpenImapi.Mmc;
using OpenImapi.Transports.Windows;

namespace OpenImapi.Transports.Tests.Windows;

/// <summary>The structures of ntddscsi.h and winioctl.h, and what Windows answers with them.</summary>
public unsafe class SptiTests
{
    private static readonly Cdb Inquiry = new([0x12, 0, 0, 0, 36, 0]);

    /// <summary>Offsets as a C compiler gives them for SCSI_PASS_THROUGH_DIRECT on systems of 64 bits.</summary>
    [Fact]
    public void The_order_lies_as_C_lays_it_out()
    {
        Assert.SkipUnless(nint.Size == 8, "These are the places of a system of 64 bits.");
        var order = default(PassThroughOrder);
        var start = (byte*)&order;
        Assert.Equal(56, sizeof(ScsiPassThroughDirect));
        Assert.Equal(6, &order.Command.CdbLength - start);
        Assert.Equal(8, (byte*)&order.Command.DataIn - start);
        Assert.Equal(12, (byte*)&order.Command.DataTransferLength - start);
        Assert.Equal(16, (byte*)&order.Command.TimeOutValue - start);
        Assert.Equal(24, (byte*)&order.Command.DataBuffer - start);
        Assert.Equal(32, (byte*)&order.Command.SenseInfoOffset - start);
        Assert.Equal(36, (byte*)&order.Command.Cdb - start);
        Assert.Equal(56, (byte*)&order.Sense - start);
        Assert.Equal(72, sizeof(VolumeClaim.CdromExclusiveLock));
        Assert.Equal(24, sizeof(IoScsiCapabilities));
        Assert.Equal(416, sizeof(DeviceNotification.NotifyFilter));
    }

    [Fact]
    public void A_check_condition_is_an_answer_with_its_sense()
    {
        byte[] sense = [0x70, 0, 2, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0x3A, 1, 0, 0, 0, 0];
        Assert.Equal(new(ScsiStatus.CheckCondition, 0, new(SenseKey.NotReady, 0x3A, 1)), SptiCompletion.Of(2, 0, 96, sense));
    }

    [Fact]
    public void No_more_moves_than_there_was_room_for() => Assert.Equal(Completion.Good(96), SptiCompletion.Of(0, 200, 96, default));

    [Theory]
    [InlineData(121, "OPENIMAPI_E_COMMAND_TIMED_OUT")]
    [InlineData(5, "IMAPI_E_DEVICE_NOTACCESSIBLE")]
    [InlineData(50, "IMAPI_E_DEVICE_NOTACCESSIBLE")]
    [InlineData(433, "IMAPI_E_DEVICE_NOTPRESENT")]
    [InlineData(1167, "IMAPI_E_DEVICE_NOTPRESENT")]
    [InlineData(1117, "OPENIMAPI_E_TRANSPORT_FAILED")]
    public void A_command_that_did_not_come_through_is_an_error_that_names_drive_and_command(int code, string symbol)
    {
        var fault = WindowsFaults.OfCommand((Win32Error)code, "D:", Inquiry, TimeSpan.FromSeconds(30));
        Assert.Equal(symbol, fault.Error.Symbol);
        Assert.Contains("D:", fault.Message, StringComparison.Ordinal);
        Assert.True(code == 50 || fault.Message.Contains("Inquiry", StringComparison.Ordinal), fault.Message);
    }

    [Theory]
    [InlineData(0, 0, 0, 64 << 10, 1)]
    [InlineData(128 << 10, 17, 1, 64 << 10, 2)]
    [InlineData(128 << 10, 257, 3, 128 << 10, 4)]
    [InlineData(uint.MaxValue, uint.MaxValue, 0, 512 << 10, 1)]
    [InlineData(100, 2, 511, 4096, 512)]
    public void Limits_of_bytes_and_of_pages_are_kept(uint bytes, uint pages, uint mask, int most, int alignment) =>
        Assert.Equal(new(most, (nuint)alignment), AdapterLimits.Of(new IoScsiCapabilities { MaximumTransferLength = bytes, MaximumPhysicalPages = pages, AlignmentMask = mask }));

    [Fact]
    public void A_storage_descriptor_is_read_by_its_places()
    {
        var bytes = new byte[80];
        (bytes[12], bytes[16], bytes[24]) = (36, 48, 70);
        Encoding.ASCII.GetBytes("HL-DT-ST\0").CopyTo(bytes, 36);
        Encoding.ASCII.GetBytes(" BD-RE  WH16NS60 \0").CopyTo(bytes, 48);
        Encoding.ASCII.GetBytes("K9FD1234\0").CopyTo(bytes, 70);
        Assert.Equal(new("HL-DT-ST", "BD-RE  WH16NS60", "K9FD1234"), StorageDescriptor.Read(bytes));
        bytes[24] = 200;
        Assert.Equal("", StorageDescriptor.Read(bytes)!.Value.Serial);
        Assert.Null(StorageDescriptor.Read(bytes.AsSpan(0, 20)));
    }
}
