using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OpenImapi.Transports.Windows;

/// <summary>A pass-through command and, behind it, the room for sense.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PassThroughOrder
{
    public ScsiPassThroughDirect Command;
    public Sense64 Sense;
}

/// <summary>SCSI_PASS_THROUGH_DIRECT of ntddscsi.h: one command, and its end.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ScsiPassThroughDirect
{
    public ushort Length;
    public byte ScsiStatus;
    public byte PathId;
    public byte TargetId;
    public byte Lun;
    public byte CdbLength;
    public byte SenseInfoLength;
    public SptiDirection DataIn;
    public uint DataTransferLength;

    /// <summary>Seconds.</summary>
    public uint TimeOutValue;

    public void* DataBuffer;

    /// <summary>Where the sense goes, in bytes from the structure's start.</summary>
    public uint SenseInfoOffset;

    public Bytes16 Cdb;
}

/// <summary>SCSI_IOCTL_DATA: which way the data go.</summary>
internal enum SptiDirection : byte
{
    Out = 0,
    In = 1,
    Unspecified = 2,
}

[InlineArray(16)]
internal struct Bytes16
{
    private byte first;
}

[InlineArray(Length)]
internal struct Sense64
{
    public const int Length = 64;

    private byte first;
}
