using OpenImapi.Formats;
using OpenImapi.Mmc;
using OpenImapi.Transports.Linux;

namespace OpenImapi.Transports.Tests.Linux;

/// <summary>sg_io_hdr (scsi/sg.h), and what its fields mean after a command.</summary>
public unsafe class SgIoTests
{
    private static readonly Cdb Inquiry = new([0x12, 0, 0, 0, 36, 0]);

    /// <summary>Offsets as a C compiler gives them for struct sg_io_hdr on systems of 64 bits.</summary>
    [Fact]
    public void The_header_lies_as_C_lays_it_out()
    {
        Assert.SkipUnless(nint.Size == 8, "These are the places of a system of 64 bits.");
        var header = default(SgIoHeader);
        var start = (byte*)&header;
        Assert.Equal(88, sizeof(SgIoHeader));
        Assert.Equal(12, (byte*)&header.TransferLength - start);
        Assert.Equal(16, (byte*)&header.Data - start);
        Assert.Equal(24, (byte*)&header.Command - start);
        Assert.Equal(32, (byte*)&header.Sense - start);
        Assert.Equal(40, (byte*)&header.Timeout - start);
        Assert.Equal(48, (byte*)&header.PackId - start);
        Assert.Equal(56, (byte*)&header.User - start);
        Assert.Equal(64, (byte*)&header.Status - start);
        Assert.Equal(68, (byte*)&header.HostStatus - start);
        Assert.Equal(70, (byte*)&header.DriverStatus - start);
        Assert.Equal(72, (byte*)&header.Residual - start);
        Assert.Equal(76, (byte*)&header.Duration - start);
    }

    [Fact]
    public void What_did_not_move_is_taken_off() =>
        Assert.Equal(Completion.Good(36), SgCompletion.Of(new() { TransferLength = 96, Residual = 60 }, default, Inquiry, "/dev/sr0"));

    [Fact]
    public void A_residual_beyond_the_data_means_that_nothing_moved() =>
        Assert.Equal(Completion.Good(), SgCompletion.Of(new() { TransferLength = 96, Residual = 97 }, default, Inquiry, "/dev/sr0"));

    [Fact]
    public void A_check_condition_is_an_answer_with_its_sense()
    {
        byte[] sense = [0x70, 0, 2, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0x3A, 1, 0, 0, 0, 0];
        var answer = SgCompletion.Of(new() { Status = 2, DriverStatus = 8, SenseLength = 18 }, sense, Inquiry, "/dev/sr0");
        Assert.Equal(ScsiStatus.CheckCondition, answer.Status);
        Assert.Equal(new(SenseKey.NotReady, 0x3A, 1), answer.Sense);
    }

    [Fact]
    public void Sense_that_only_the_driver_tells_of_is_a_check_condition()
    {
        byte[] sense = [0x70, 0, 5, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0x20, 0, 0, 0, 0, 0];
        Assert.Equal(ScsiStatus.CheckCondition, SgCompletion.Of(new() { DriverStatus = 8, SenseLength = 18 }, sense, Inquiry, "/dev/sr0").Status);
    }

    [Theory]
    [InlineData(1, "IMAPI_E_DEVICE_NOTPRESENT")]
    [InlineData(3, "OPENIMAPI_E_COMMAND_TIMED_OUT")]
    [InlineData(4, "IMAPI_E_DEVICE_NOTPRESENT")]
    [InlineData(7, "OPENIMAPI_E_TRANSPORT_FAILED")]
    [InlineData(8, "OPENIMAPI_E_TRANSPORT_FAILED")]
    [InlineData(14, "OPENIMAPI_E_TRANSPORT_FAILED")]
    public void A_command_that_did_not_come_through_is_an_error_that_names_drive_and_command(int host, string symbol)
    {
        var fault = Assert.Throws<DiscException>(() => SgCompletion.Of(new() { HostStatus = (HostStatus)host, Duration = 30_000 }, default, Inquiry, "/dev/sr0"));
        Assert.Equal(symbol, fault.Error.Symbol);
        Assert.Contains("/dev/sr0", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Inquiry", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_driver_s_own_time_limit_is_one_too() =>
        Assert.Equal(DriveErrors.TimedOut, Assert.Throws<DiscException>(() => SgCompletion.Of(new() { DriverStatus = 6 }, default, Inquiry, "/dev/sr0")).Error);
}
