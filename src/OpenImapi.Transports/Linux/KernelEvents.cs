using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Win32.SafeHandles;

namespace OpenImapi.Transports.Linux;

/// <summary>Hears from the kernel, or from udev where it runs, of devices that come and go (NETLINK_KOBJECT_UEVENT).</summary>
/// <remarks>udev tells when it has given a device its rights and links; the kernel tells before that.</remarks>
internal static unsafe class KernelEvents
{
    private const int NetlinkFamily = 16;
    private const int RawSocket = 3;
    private const int CloseOnExecute = 0x80000;
    private const int KernelObjectEvents = 15;
    private const uint KernelGroup = 1;
    private const uint UdevGroup = 2;
    private const short Readable = 1;
    private const int MessageLength = 16 << 10;

    /// <summary>A socket that hears; nothing where this process may not have one, as in some containers.</summary>
    public static SafeFileHandle? Listen(LinuxSystem system)
    {
        var socket = Libc.Socket(NetlinkFamily, RawSocket | CloseOnExecute, KernelObjectEvents);
        if (socket.IsInvalid)
            return null;
        var address = new NetlinkAddress { Family = NetlinkFamily, Groups = File.Exists(system["/run/udev/control"]) ? UdevGroup : KernelGroup };
        if (Libc.Bind(socket, &address, (uint)sizeof(NetlinkAddress)) == 0)
            return socket;
        socket.Dispose();
        return null;
    }

    /// <summary>A hint each time that a device of SCSI has come, gone or changed.</summary>
    /// <param name="socket">The socket of <see cref="Listen"/>, closed at the end.</param>
    /// <param name="cancellation">Ends the hearing.</param>
    public static async IAsyncEnumerable<bool> HearAsync(SafeFileHandle socket, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var hints = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var wake = Libc.EventFd(0, CloseOnExecute);
        var ended = Task.Factory.StartNew(() => Hear(socket, wake, hints.Writer), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            using var registration = cancellation.UnsafeRegister(_ => Wake(wake), null);
            await foreach (var hint in hints.Reader.ReadAllAsync(CancellationToken.None))
                yield return hint;
        }
        finally
        {
            Wake(wake);
            await ended;
            socket.Dispose();
        }
    }

    /// <summary>True for a message about a device of SCSI: its fields stand one behind the other, each ended by a zero, after a head of binary numbers where it is udev's.</summary>
    internal static bool IsOfInterest(ReadOnlySpan<byte> message)
    {
        while (!message.IsEmpty)
        {
            var end = message.IndexOf((byte)0);
            var field = end < 0 ? message : message[..end];
            if (field.EndsWith("SUBSYSTEM=scsi"u8) || field.EndsWith("SUBSYSTEM=block"u8) || field.EndsWith("SUBSYSTEM=scsi_generic"u8))
                return true;
            message = end < 0 ? default : message[(end + 1)..];
        }

        return false;
    }

    private static void Hear(SafeFileHandle socket, SafeFileHandle wake, ChannelWriter<bool> hints)
    {
        var message = new byte[MessageLength];
        var (hearing, waking) = ((int)socket.DangerousGetHandle(), (int)wake.DangerousGetHandle());
        var polled = stackalloc PollEntry[2];
        while (true)
        {
            polled[0] = new() { File = hearing, Events = Readable };
            polled[1] = new() { File = waking, Events = Readable };
            if (Libc.Poll(polled, 2, -1) < 0)
                continue; // Interrupted by a signal.
            if (polled[1].Returned != 0)
                break;
            fixed (byte* buffer = message)
            {
                var length = Libc.Receive(socket, buffer, MessageLength, 0);
                if (length < 0 || IsOfInterest(message.AsSpan(0, (int)length)))
                    hints.TryWrite(true); // What was lost because there was too much of it may have been of interest.
            }
        }

        hints.Complete();
    }

    private static void Wake(SafeFileHandle wake)
    {
        var one = 1UL;
        Libc.Write(wake, &one, sizeof(ulong));
    }
}
