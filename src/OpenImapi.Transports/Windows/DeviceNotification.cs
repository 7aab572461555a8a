using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace OpenImapi.Transports.Windows;

/// <summary>Hears from Windows of optical drives that come and go, and looks every two seconds beside: a drive's letter is given a moment after it has come.</summary>
internal static partial class DeviceNotification
{
    /// <summary>GUID_DEVINTERFACE_CDROM of ntddstor.h.</summary>
    private static readonly Guid OpticalDrives = new(0x53F56308, 0xB6BF, 0x11D0, 0x94, 0xF2, 0x00, 0xA0, 0xC9, 0x1E, 0xFB, 0x8B);

    public static async IAsyncEnumerable<bool> HearAsync(TimeProvider time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var hints = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        var listener = GCHandle.Alloc(hints.Writer);
        var registration = Register(GCHandle.ToIntPtr(listener));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var clock = TickAsync(hints.Writer, time, end.Token);
        try
        {
            await foreach (var hint in hints.Reader.ReadAllAsync(CancellationToken.None))
                yield return hint;
        }
        finally
        {
            if (registration != 0)
                _ = CM_Unregister_Notification(registration); // Waits for what is being told at this moment.
            listener.Free();
            await end.CancelAsync();
            await clock;
        }
    }

    private static async Task TickAsync(ChannelWriter<bool> hints, TimeProvider time, CancellationToken cancellation)
    {
        await foreach (var tick in DriveWatch.ClockAsync(time, cancellation))
            hints.TryWrite(tick);
        hints.Complete();
    }

    /// <summary>A registration; 0 where Windows gives none, as before Windows 8 and under Wine.</summary>
    private static unsafe nint Register(nint listener)
    {
        var filter = new NotifyFilter { Size = (uint)sizeof(NotifyFilter), ClassGuid = OpticalDrives };
        try
        {
            nint registration;
            return CM_Register_Notification(&filter, listener, &Told, &registration) == 0 ? registration : 0;
        }
        catch (EntryPointNotFoundException)
        {
            return 0;
        }
    }

    /// <summary>Called on a thread of Windows.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvStdcall)])]
    private static unsafe uint Told(nint registration, nint listener, int action, void* happened, uint length)
    {
        ((ChannelWriter<bool>)GCHandle.FromIntPtr(listener).Target!).TryWrite(true);
        return 0;
    }

    [LibraryImport("cfgmgr32")]
    private static unsafe partial uint CM_Register_Notification(NotifyFilter* filter, nint context, delegate* unmanaged[Stdcall]<nint, nint, int, void*, uint, uint> told, nint* registration);

    [LibraryImport("cfgmgr32")]
    private static partial uint CM_Unregister_Notification(nint registration);

    /// <summary>CM_NOTIFY_FILTER of cfgmgr32.h for device interfaces (type 0): the class, in the place of a name of 200 characters.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 416)]
    internal struct NotifyFilter
    {
        public uint Size;
        public uint Flags;
        public int FilterType;
        public uint Reserved;
        public Guid ClassGuid;
    }
}
