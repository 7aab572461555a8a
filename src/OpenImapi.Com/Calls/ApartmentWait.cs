using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace OpenImapi.Com;

/// <summary>
/// Waits on a client's thread as COM asks it there: the thread of a single-threaded apartment goes on serving calls and messages that come in
/// meanwhile, or whoever sends them would stand still.
/// </summary>
internal static unsafe partial class ApartmentWait
{
    private const uint Infinite = uint.MaxValue;

    public static void For(WaitHandle signal)
    {
        if (!OperatingSystem.IsWindows() || !Apartment.IsSingleThreaded || !Serve(signal))
            signal.WaitOne();
    }

    /// <summary>False where COM cannot wait so.</summary>
    [SupportedOSPlatform("windows")]
    private static bool Serve(WaitHandle signal)
    {
        var handle = signal.SafeWaitHandle;
        var isHeld = false;
        try
        {
            handle.DangerousAddRef(ref isHeld);
            var waiting = handle.DangerousGetHandle();
            uint index;
            return CoWaitForMultipleHandles(0, Infinite, 1, &waiting, &index) == Result.Ok;
        }
        finally
        {
            if (isHeld)
                handle.DangerousRelease();
        }
    }

    [LibraryImport("ole32")]
    private static partial int CoWaitForMultipleHandles(uint flags, uint milliseconds, uint count, nint* handles, uint* index);
}
