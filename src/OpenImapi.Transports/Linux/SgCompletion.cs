using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Transports.Linux;

/// <summary>From what SG_IO says of a command to how it ended.</summary>
internal static class SgCompletion
{
    /// <summary>The driver has put sense into the buffer (DRIVER_SENSE), which older kernels say instead of a status.</summary>
    private const int DriverSense = 8;

    private const int DriverTimedOut = 6;

    /// <exception cref="DiscException">The command did not reach the drive, or was not answered in time.</exception>
    public static Completion Of(in SgIoHeader header, ReadOnlySpan<byte> sense, Cdb cdb, string device)
    {
        var moved = (int)Math.Clamp(header.TransferLength - (long)header.Residual, 0, header.TransferLength);
        var said = header.SenseLength > 0 ? SenseData.Parse(sense[..Math.Min(header.SenseLength, sense.Length)]) : (SenseData?)null;
        var driver = header.DriverStatus & 0xF;
        if (header.Status != 0 && header.HostStatus is HostStatus.Ok or HostStatus.PassThrough or HostStatus.TargetFailure or HostStatus.MediumError)
            return new((ScsiStatus)(header.Status & 0x3E), moved, said);
        if (header.HostStatus != HostStatus.Ok)
            throw Failure(header.HostStatus, cdb, device, header.Duration);
        if (driver == DriverTimedOut)
            throw Failure(HostStatus.TimedOut, cdb, device, header.Duration);
        if (driver == DriverSense && said is { } check && check.Key != SenseKey.NoSense)
            return new(ScsiStatus.CheckCondition, moved, check);
        return Completion.Good(moved);
    }

    private static DiscException Failure(HostStatus status, Cdb cdb, string device, uint milliseconds) => status switch
    {
        HostStatus.TimedOut => new(DriveErrors.TimedOut, $"{device} did not answer {cdb.Code} ({cdb}) within {milliseconds / 1000.0:0.#} seconds."),
        HostStatus.NoConnection or HostStatus.BadTarget => new(DriveErrors.NotPresent, $"{device} is gone: Linux found no drive there for {cdb.Code} ({cdb})."),
        _ => new(DriveErrors.TransportFailed, $"{cdb.Code} ({cdb}) to {device} failed on its way: host status {(int)status:X2}h ({status}).",
            "Look what the kernel says of it ('dmesg'), check the cable, and try another port."),
    };
}
