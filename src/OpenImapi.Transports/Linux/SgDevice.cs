using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Transports.Linux;

/// <summary>A device of Linux that takes commands by SG_IO.</summary>
/// <param name="name">The device, for people.</param>
/// <param name="file">The device, open.</param>
/// <param name="sibling">The other device of the same drive, held so that nobody comes in by it; or nothing.</param>
/// <param name="maximumTransferLength">The most bytes that one command may move.</param>
/// <param name="restriction">Why only commands that look may be sent; nothing where all may.</param>
internal sealed unsafe class SgDevice(string name, SafeFileHandle file, SafeFileHandle? sibling, int maximumTransferLength, DiscException? restriction) : IPassThrough
{
    private const int SenseCapacity = 64;
    private const int ResetDevice = 1;

    public string Name => name;

    public int MaximumTransferLength => maximumTransferLength;

    public Completion Execute(Cdb cdb, DataDirection direction, Memory<byte> data, TimeSpan timeout)
    {
        if (restriction is not null && !HarmlessCommands.Has(cdb.Code))
            throw new DiscException(restriction.Error, restriction.Message, restriction.Advice);
        var command = stackalloc byte[16];
        cdb.Bytes.CopyTo(new(command, 16));
        var sense = stackalloc byte[SenseCapacity];
        using var pinned = data.Pin();
        var header = new SgIoHeader
        {
            InterfaceId = SgIoHeader.Version3,
            Direction = direction switch { DataDirection.In => SgDirection.FromDevice, DataDirection.Out => SgDirection.ToDevice, _ => SgDirection.None },
            CommandLength = (byte)cdb.Length,
            SenseCapacity = SenseCapacity,
            TransferLength = direction == DataDirection.None ? 0 : (uint)data.Length,
            Data = direction == DataDirection.None ? null : pinned.Pointer,
            Command = command,
            Sense = sense,
            Timeout = (uint)Math.Clamp(timeout.TotalMilliseconds, 1, uint.MaxValue - 1),
        };
        if (Libc.Ioctl(file, SgIoHeader.Request, &header) < 0)
            throw DeviceFaults.OfCommand((Errno)Marshal.GetLastPInvokeError(), name, cdb);
        return SgCompletion.Of(header, new(sense, SenseCapacity), cdb, name);
    }

    public void Reset()
    {
        var level = ResetDevice;
        if (Libc.Ioctl(file, SgIoHeader.ResetRequest, &level) < 0)
            throw DeviceFaults.OfReset((Errno)Marshal.GetLastPInvokeError(), name);
    }

    public void Dispose()
    {
        sibling?.Dispose();
        file.Dispose();
    }
}
