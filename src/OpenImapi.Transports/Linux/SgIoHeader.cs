using System.Runtime.InteropServices;

namespace OpenImapi.Transports.Linux;

/// <summary>sg_io_hdr of scsi/sg.h: one command for the ioctl SG_IO, and its end.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SgIoHeader
{
    /// <summary>The number of the ioctl.</summary>
    public const nuint Request = 0x2285;

    /// <summary>The ioctl that resets a device.</summary>
    public const nuint ResetRequest = 0x2284;

    /// <summary>Asks for the most that one command may move.</summary>
    public const nuint TransferLimitRequest = 0x1267;

    /// <summary>Version 3 of the interface, which every kernel speaks.</summary>
    public const int Version3 = 'S';

    public int InterfaceId;
    public SgDirection Direction;
    public byte CommandLength;
    public byte SenseCapacity;
    public ushort ScatterCount;
    public uint TransferLength;
    public void* Data;
    public byte* Command;
    public byte* Sense;

    /// <summary>Milliseconds.</summary>
    public uint Timeout;

    public uint Flags;
    public int PackId;
    public void* User;
    public byte Status;
    public byte MaskedStatus;
    public byte MessageStatus;
    public byte SenseLength;
    public HostStatus HostStatus;
    public ushort DriverStatus;

    /// <summary>Bytes that did not move.</summary>
    public int Residual;

    public uint Duration;
    public uint Info;
}

/// <summary>SG_DXFER: which way the data go.</summary>
internal enum SgDirection
{
    None = -1,
    ToDevice = -2,
    FromDevice = -3,
}

/// <summary>How the host adapter fared with a command (scsi/scsi_status.h, DID_…).</summary>
internal enum HostStatus : ushort
{
    Ok = 0,
    NoConnection = 1,
    BusBusy = 2,
    TimedOut = 3,
    BadTarget = 4,
    Aborted = 5,
    ParityError = 6,
    Error = 7,
    Reset = 8,
    BadInterrupt = 9,
    PassThrough = 10,
    SoftError = 11,
    ImmediateRetry = 12,
    Requeue = 13,
    TransportDisrupted = 14,
    TransportFailedFast = 15,
    TargetFailure = 16,
    NexusFailure = 17,
    AllocationFailure = 18,
    MediumError = 19,
}
