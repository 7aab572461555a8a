using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using OpenImapi.Mmc;

namespace OpenImapi.Transports.Windows;

/// <summary>A drive of Windows that takes commands by the SCSI pass-through. The disc's volume is locked once a command may change it.</summary>
internal sealed unsafe class SptiDevice : IPassThrough
{
    private readonly SafeFileHandle device;
    private readonly AdapterLimits limits;
    private bool isClaimed;

    public SptiDevice(string name, SafeFileHandle device) => (Name, this.device, limits) = (name, device, AdapterLimits.Of(device));

    public string Name { get; }

    public int MaximumTransferLength => limits.MaximumTransferLength;

    public Completion Execute(Cdb cdb, DataDirection direction, Memory<byte> data, TimeSpan timeout)
    {
        if (!isClaimed && !HarmlessCommands.Has(cdb.Code))
        {
            VolumeClaim.Take(device, Name);
            isClaimed = true;
        }

        using var pinned = data.Pin();
        if (direction == DataDirection.None || limits.IsAligned(pinned.Pointer))
            return Send(cdb, direction, direction == DataDirection.None ? null : pinned.Pointer, data.Length, timeout);
        var aligned = NativeMemory.AlignedAlloc((nuint)data.Length, limits.Alignment);
        try
        {
            var copy = new Span<byte>(aligned, data.Length);
            data.Span.CopyTo(copy);
            var completion = Send(cdb, direction, aligned, data.Length, timeout);
            if (direction == DataDirection.In)
                copy.CopyTo(data.Span);
            return completion;
        }
        finally
        {
            NativeMemory.AlignedFree(aligned);
        }
    }

    public void Reset()
    {
        uint returned;
        if (Kernel32.DeviceIoControl(device, ControlCode.StorageResetDevice, null, 0, null, 0, &returned, null) == 0)
            throw WindowsFaults.OfReset((Win32Error)Marshal.GetLastPInvokeError(), Name);
    }

    public void Dispose() => device.Dispose();

    private Completion Send(Cdb cdb, DataDirection direction, void* buffer, int length, TimeSpan timeout)
    {
        var order = default(PassThroughOrder);
        order.Command = new()
        {
            Length = (ushort)sizeof(ScsiPassThroughDirect),
            CdbLength = (byte)cdb.Length,
            SenseInfoLength = Sense64.Length,
            DataIn = direction switch { DataDirection.In => SptiDirection.In, DataDirection.Out => SptiDirection.Out, _ => SptiDirection.Unspecified },
            DataTransferLength = direction == DataDirection.None ? 0 : (uint)length,
            TimeOutValue = (uint)Math.Clamp(Math.Ceiling(timeout.TotalSeconds), 1, int.MaxValue),
            DataBuffer = buffer,
            SenseInfoOffset = (uint)((byte*)&order.Sense - (byte*)&order),
        };
        cdb.Bytes.CopyTo(order.Command.Cdb);
        var whole = (uint)sizeof(PassThroughOrder);
        uint returned;
        if (Kernel32.DeviceIoControl(device, ControlCode.ScsiPassThroughDirect, &order, whole, &order, whole, &returned, null) == 0)
            throw WindowsFaults.OfCommand((Win32Error)Marshal.GetLastPInvokeError(), Name, cdb, timeout);
        return SptiCompletion.Of(order.Command.ScsiStatus, order.Command.DataTransferLength, direction == DataDirection.None ? 0 : length, order.Sense);
    }
}
